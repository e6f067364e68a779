package io.rheobase.run;

import io.rheobase.experiment.Inference;
import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.Target;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The block {@code infer} as it stands in a parameter file, nothing left to a default. */
final class ResolvedInference {

  private static final Unit MILLIVOLT = Unit.parse("mV");
  private static final Unit HERTZ = Unit.parse("Hz");

  private final Inference inference;
  private final BigDecimal interval;
  private final Predicate<Target> whole;

  /**
   * @param interval from one sample of the recorded voltage to the next (ms)
   * @param whole whether a target is all of its population
   */
  ResolvedInference(Inference inference, BigDecimal interval, Predicate<Target> whole) {
    this.inference = inference;
    this.interval = interval;
    this.whole = whole;
  }

  /** Its keys with their values, in order. */
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("voltage", voltage());
    lines.put("trains", trains());
    if (!inference.channel().equals(Inference.Channel.NONE)) {
      lines.put("imaging", imaging(inference.channel()));
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
    lines.put("truth", truth());
    lines.put("averages", inference.averages().toString());
    inference.seed().ifPresent(seed -> lines.put("seed", String.valueOf(seed)));
    return lines;
  }

  private String voltage() {
    if (inference.voltage() instanceof Inference.Voltage.Recorded recorded) {
      return recorded.recorder();
    }
    Inference.Voltage.FromFile file = (Inference.Voltage.FromFile) inference.voltage();
    boolean array = file.neurons().get(0).index() == 0;
    return "{file: "
        + ResolvedValues.quoted(file.file().name())
        + (file.neurons().size() == 1 && !array
            ? ", column: " + ResolvedValues.quoted(file.neurons().get(0).name())
            : "")
        + ", interval: "
        + ResolvedInputs.ms(file.interval())
        + ", unit: "
        + file.unit()
        + ", "
        + ResolvedValues.hash(file.file())
        + "}";
  }

  private String trains() {
    if (inference.trains() instanceof Inference.Trains.Recorded recorded) {
      return "{spikes: " + ResolvedValues.targets(recorded.neurons(), whole) + "}";
    }
    SpikeFile file = ((Inference.Trains.FromFile) inference.trains()).spikes().file().orElseThrow();
    boolean array = file.file().name().toLowerCase(Locale.ROOT).endsWith(".npy");
    return "{file: "
        + ResolvedValues.quoted(file.file().name())
        + (file.column().isEmpty() ? "" : ", column: " + ResolvedValues.quoted(file.column()))
        + (file.population().isEmpty()
            ? ""
            : ", population: " + ResolvedValues.quoted(file.population()))
        + (array ? ", unit: " + file.unit() : "")
        + ", "
        + ResolvedValues.hash(file.file())
        + "}";
  }

  private String truth() {
    if (inference.truth() instanceof Inference.Truth.FromFile table) {
      return "{file: "
          + ResolvedValues.quoted(table.file().name())
          + ", "
          + ResolvedValues.hash(table.file())
          + "}";
    }
    return inference.truth() instanceof Inference.Truth.Connections ? "connections" : "unknown";
  }

  private String imaging(Inference.Channel channel) {
    List<String> parts = new ArrayList<>();
    if (channel.hasNoise()) {
      parts.add("spike_SNR: " + Unit.ONE.format(channel.spikeSnr()));
      parts.add("spike_height: " + MILLIVOLT.format(channel.spikeHeight()));
    }
    parts.add("sampling_rate: " + HERTZ.format(1 / (channel.every() * interval.doubleValue())));
    return "{" + String.join(", ", parts) + "}";
  }
}
