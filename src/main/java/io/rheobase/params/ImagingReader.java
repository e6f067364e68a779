package io.rheobase.params;

import io.rheobase.experiment.Inference.Channel;
import io.rheobase.units.Unit;
import java.util.Optional;

/** Reads the imaging channel through which a recorded voltage is seen. */
final class ImagingReader {

  private static final String SNR = "spike_SNR";
  private static final String HEIGHT = "spike_height";
  private static final String RATE = "sampling_rate";

  private final Signal signal;
  private final Faults faults;

  ImagingReader(Signal signal, Faults faults) {
    this.signal = signal;
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
        imaging.has(HEIGHT)
            ? coherent(imaging, HEIGHT)
            : signal.spikeHeight().apply(imaging.keyAt(SNR));
    return snr.isEmpty() || height.isEmpty() || every.isEmpty()
        ? Optional.empty()
        : Optional.of(new Channel(height.get(), snr.get(), every.get()));
  }

  private static Optional<Double> coherent(Given.Keys imaging, String key) {
    return imaging.get(key, Given.Amount.class).map(amount -> amount.quantity().coherent());
  }

  /** Samples of the recording from one that is seen to the next; nothing after a fault. */
  private Optional<Integer> every(Given.Amount rate) {
    double interval = signal.interval().doubleValue();
    double ratio = 1 / (rate.quantity().coherent() * interval);
    double nearest = Math.rint(ratio);
    if (nearest >= 1
        && nearest <= signal.samples()
        && Math.abs(ratio - nearest) <= signal.tolerance().doubleValue() * nearest) {
      return Optional.of((int) nearest);
    }
    double possible = Math.max(1, Math.min(nearest, signal.samples()));
    faults.error(
        rate.at(),
        "sampling_rate ("
            + rate.text()
            + ") is no whole fraction of that of "
            + signal.name()
            + ", which has a sample every "
            + Grid.ms(signal.interval()),
        "the nearest is " + Unit.parse("Hz").format(1 / (possible * interval)));
    return Optional.empty();
  }
}
