package io.rheobase.run;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Recorder;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The block {@code infer} as it stands in a parameter file, nothing left to a default. */
final class ResolvedInference {

  private static final Unit MILLIVOLT = Unit.parse("mV");
  private static final Unit HERTZ = Unit.parse("Hz");

  private final Experiment experiment;
  private final Inference inference;

  ResolvedInference(Experiment experiment, Inference inference) {
    this.experiment = experiment;
    this.inference = inference;
  }

  /** Its keys with their values, in order. */
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    Inference.Voltage.Recorded voltage = (Inference.Voltage.Recorded) inference.voltage();
    Inference.Trains.Recorded trains = (Inference.Trains.Recorded) inference.trains();
    BigDecimal interval = experiment.clock().at(every(voltage.recorder()));
    lines.put("voltage", voltage.recorder());
    lines.put(
        "trains",
        "{spikes: " + ResolvedValues.targets(trains.neurons(), experiment::isWhole) + "}");
    if (!inference.channel().equals(Inference.Channel.NONE)) {
      lines.put("imaging", imaging(inference.channel(), interval));
    }
    lines.put(
        "window",
        ResolvedInputs.ms(
            interval
                .multiply(BigDecimal.valueOf(inference.channel().every()))
                .multiply(BigDecimal.valueOf(inference.window()))));
    lines.put("statistic", inference.statistic().toString());
    lines.put("baseline", inference.baseline().toString());
    lines.put("shuffles", String.valueOf(inference.shuffles()));
    lines.put("p_value", inference.pValue().toString());
    lines.put("alpha", Unit.ONE.format(inference.alpha()));
    lines.put("correction", inference.correction().toString());
    lines.put("fewest_spikes", String.valueOf(inference.fewest()));
    lines.put(
        "truth",
        inference.truth() instanceof Inference.Truth.Connections ? "connections" : "unknown");
    lines.put("averages", inference.averages().toString());
    lines.put("seed", String.valueOf(inference.seed()));
    return lines;
  }

  private long every(String recorder) {
    return experiment.recorders().stream()
        .filter(r -> r.name().equals(recorder))
        .map(Recorder.Variables.class::cast)
        .mapToLong(Recorder.Variables::every)
        .findFirst()
        .orElseThrow();
  }

  private static String imaging(Inference.Channel channel, BigDecimal interval) {
    List<String> parts = new ArrayList<>();
    if (channel.hasNoise()) {
      parts.add("spike_SNR: " + Unit.ONE.format(channel.spikeSnr()));
      parts.add("spike_height: " + MILLIVOLT.format(channel.spikeHeight()));
    }
    parts.add("sampling_rate: " + HERTZ.format(1 / (channel.every() * interval.doubleValue())));
    return "{" + String.join(", ", parts) + "}";
  }
}
