package io.rheobase.params;

import io.rheobase.experiment.Inference;
import io.rheobase.units.Quantity;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads how trains are tested, once it is known where they and the voltage are. */
final class InferenceReader {

  private static final String WINDOW = "100 ms";
  private static final double ALPHA = 0.05;
  private static final int SHUFFLES = 100;
  private static final int FEWEST = 10;

  private final Faults faults;

  InferenceReader(Faults faults) {
    this.faults = faults;
  }

  /**
   * Where everything is; what is empty is faulty.
   *
   * @param voltage where the voltages are
   * @param signal what is to be known of them
   * @param trains where the trains are
   * @param truth what is known of the connections
   */
  record Sources(
      Optional<? extends Inference.Voltage> voltage,
      Optional<Signal> signal,
      Optional<? extends Inference.Trains> trains,
      Optional<? extends Inference.Truth> truth) {}

  /** The inference; nothing after a fault. */
  Optional<Inference> read(Given.Keys given, Sources sources) {
    Optional<Inference.Channel> channel =
        sources.signal().flatMap(signal -> new ImagingReader(signal, faults).read(given));
    Optional<Integer> window =
        channel.flatMap(seen -> window(given, sources.signal().orElseThrow(), seen));
    Optional<Double> alpha = alpha(given);
    if (sources.voltage().isEmpty()
        || sources.trains().isEmpty()
        || sources.truth().isEmpty()
        || window.isEmpty()
        || alpha.isEmpty()) {
      return Optional.empty();
    }
    Inference inference =
        new Inference(
            sources.voltage().get(),
            sources.trains().get(),
            channel.get(),
            window.get(),
            word(given, "statistic", Inference.Statistic::valueOf)
                .orElse(Inference.Statistic.PEAK_TO_PEAK),
            word(given, "baseline", Inference.Baseline::valueOf)
                .orElse(Inference.Baseline.SHUFFLES),
            whole(given, "shuffles").map(Long::intValue).orElse(SHUFFLES),
            word(given, "p_value", Inference.PValue::valueOf).orElse(Inference.PValue.CORRECTED),
            alpha.get(),
            word(given, "correction", Inference.Correction::valueOf)
                .orElse(Inference.Correction.NONE),
            whole(given, "fewest_spikes").map(Long::intValue).orElse(FEWEST),
            sources.truth().get(),
            word(given, "averages", Inference.Averages::valueOf).orElse(Inference.Averages.CSV),
            whole(given, "seed").map(OptionalLong::of).orElse(OptionalLong.empty()));
    warnOfFewShuffles(given, inference);
    return Optional.of(inference);
  }

  private static <T> Optional<T> word(Given.Keys given, String key, Function<String, T> value) {
    return given
        .get(key, Given.Word.class)
        .map(word -> value.apply(word.text().toUpperCase(Locale.ROOT)));
  }

  private static Optional<Long> whole(Given.Keys given, String key) {
    return given.get(key, Given.Whole.class).map(Given.Whole::value);
  }

  private Optional<Integer> window(Given.Keys given, Signal signal, Inference.Channel channel) {
    Optional<Given.Amount> written = given.get("window", Given.Amount.class);
    if (given.has("window") && written.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal seen = signal.interval().multiply(BigDecimal.valueOf(channel.every()));
    long samples = (signal.samples() - 1) / channel.every() + 1;
    Given.Amount amount =
        written.orElseGet(
            () -> new Given.Amount(Quantity.parse(WINDOW), WINDOW, given.keyAt("window")));
    Optional<Long> window =
        new Grid(seen, "the time between two samples", signal.tolerance(), faults)
            .steps(amount, "window");
    if (window.isPresent() && window.get() > samples) {
      faults.error(
          amount.at(),
          "window ("
              + amount.text()
              + ") is longer than the recording, "
              + Grid.ms(seen.multiply(BigDecimal.valueOf(samples))),
          "a shorter window");
      return Optional.empty();
    }
    return window.map(Long::intValue);
  }

  private Optional<Double> alpha(Given.Keys given) {
    if (!given.has("alpha")) {
      return Optional.of(ALPHA);
    }
    Optional<Given.Amount> alpha = given.get("alpha", Given.Amount.class);
    if (alpha.isPresent() && alpha.get().quantity().coherent() > 1) {
      faults.error(
          alpha.get().at(),
          "alpha is a probability, at most 1, found " + Wording.shown(alpha.get().text()),
          "write `alpha: 0.05`");
      return Optional.empty();
    }
    return alpha.map(amount -> amount.quantity().coherent());
  }

  private void warnOfFewShuffles(Given.Keys given, Inference inference) {
    double least =
        inference.pValue() == Inference.PValue.CORRECTED
            ? 1 / (inference.shuffles() + 1.0)
            : 1.0 / inference.shuffles();
    if (least > inference.alpha()) {
      faults.warn(
          given.keyAt("shuffles"),
          inference.shuffles()
              + " shuffles give no probability below "
              + least
              + ": nothing can be found at an alpha of "
              + inference.alpha(),
          "give at least " + (long) Math.ceil(1 / inference.alpha()) + " shuffles");
    }
  }
}
