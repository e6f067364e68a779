package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference.Channel;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the imaging channel through which recorded voltages are seen. */
final class ImagingReader {

  private static final String SNR = "spike_SNR";
  private static final String HEIGHT = "spike_height";
  private static final String RATE = "sampling_rate";
  private static final String PEAK = "V_peak";

  /** What rest is called, in the order of preference. */
  private static final List<String> REST = List.of("V_r", "E_L");

  private static final double ON_THE_GRID = 1e-9;

  private final Experiment experiment;
  private final Recorder.Variables recorder;
  private final Faults faults;

  ImagingReader(Experiment experiment, Recorder.Variables recorder, Faults faults) {
    this.experiment = experiment;
    this.recorder = recorder;
    this.faults = faults;
  }

  /** The channel; nothing after a fault. */
  Optional<Channel> read(Given.Keys infer) {
    if (!infer.has("imaging")) {
      return Optional.of(Channel.NONE);
    }
    return infer.get("imaging", Given.Keys.class).flatMap(this::channel);
  }

  private Optional<Channel> channel(Given.Keys imaging) {
    Optional<Integer> every =
        imaging.has(RATE)
            ? imaging.get(RATE, Given.Amount.class).flatMap(this::every)
            : Optional.of(1);
    if (!imaging.has(SNR)) {
      if (imaging.has(HEIGHT)) {
        faults.error(
            imaging.keyAt(HEIGHT),
            "spike_height goes with spike_SNR, and there is none",
            "add `spike_SNR: 20`, or delete it");
        return Optional.empty();
      }
      return every.map(n -> new Channel(Double.NaN, Double.POSITIVE_INFINITY, n));
    }
    Optional<Double> snr = coherent(imaging, SNR);
    Optional<Double> height =
        imaging.has(HEIGHT) ? coherent(imaging, HEIGHT) : spikeHeight(imaging.keyAt(SNR));
    return snr.isEmpty() || height.isEmpty() || every.isEmpty()
        ? Optional.empty()
        : Optional.of(new Channel(height.get(), snr.get(), every.get()));
  }

  private static Optional<Double> coherent(Given.Keys imaging, String key) {
    return imaging.get(key, Given.Amount.class).map(amount -> amount.quantity().coherent());
  }

  /** That of all recorded neurons; nothing after a fault. */
  private Optional<Double> spikeHeight(Position at) {
    Set<Double> heights = new HashSet<>();
    for (Target target : recorder.of()) {
      Population population = experiment.population(target.population()).orElseThrow();
      Optional<Double> height = spikeHeight(population.parameters());
      if (height.isEmpty()) {
        faults.error(
            at,
            "the height of a spike of "
                + population.name()
                + " ("
                + population.model().name()
                + ") does not follow from a V_peak and a V_r or E_L that all its neurons share",
            "give it, as in `spike_height: 95 mV`");
        return Optional.empty();
      }
      heights.add(height.get());
    }
    if (heights.size() > 1) {
      faults.error(
          at,
          "the recorded populations have spikes of different heights",
          "give one, as in `spike_height: 95 mV`");
      return Optional.empty();
    }
    return Optional.of(heights.iterator().next());
  }

  private static Optional<Double> spikeHeight(Map<String, Values> parameters) {
    Optional<Double> rest =
        REST.stream()
            .filter(parameters::containsKey)
            .findFirst()
            .flatMap(name -> constant(parameters, name));
    return constant(parameters, PEAK)
        .flatMap(peak -> rest.map(low -> peak - low))
        .filter(height -> height > 0);
  }

  private static Optional<Double> constant(Map<String, Values> parameters, String name) {
    return parameters.get(name) instanceof Values.Constant constant
        ? Optional.of(constant.value())
        : Optional.empty();
  }

  /** Samples of the recorder from one that is seen to the next; nothing after a fault. */
  private Optional<Integer> every(Given.Amount rate) {
    BigDecimal interval = experiment.clock().at(recorder.every());
    double ratio = 1 / (rate.quantity().coherent() * interval.doubleValue());
    double nearest = Math.rint(ratio);
    if (nearest >= 1
        && nearest <= recorder.samples()
        && Math.abs(ratio - nearest) <= ON_THE_GRID * nearest) {
      return Optional.of((int) nearest);
    }
    double possible = Math.max(1, Math.min(nearest, recorder.samples()));
    faults.error(
        rate.at(),
        "sampling_rate ("
            + rate.text()
            + ") is no whole fraction of that of "
            + recorder.name()
            + ", which has a sample every "
            + Grid.ms(interval),
        "the nearest is " + Unit.parse("Hz").format(1 / (possible * interval.doubleValue())));
    return Optional.empty();
  }
}
