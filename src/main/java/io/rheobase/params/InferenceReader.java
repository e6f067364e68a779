package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.units.Quantity;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads what is to be inferred from the recordings of a run. */
final class InferenceReader {

  /** The name of the files that are written, which no recorder may have then. */
  private static final String INFERENCE = "inference";

  private static final String VOLTAGE = "V";

  private static final int MOST_SAMPLES = Integer.MAX_VALUE - 8;

  private static final int SHUFFLES = 100;
  private static final int FEWEST = 10;

  private final Experiment experiment;
  private final Collection<String> written;
  private final TargetReader targets;
  private final Places places;
  private final Faults faults;

  /**
   * @param experiment the simulation whose recordings are meant
   * @param written the names of the file's recorders, faulty ones among them
   */
  InferenceReader(
      Experiment experiment,
      Collection<String> written,
      TargetReader targets,
      Places places,
      Faults faults) {
    this.experiment = experiment;
    this.written = written;
    this.targets = targets;
    this.places = places;
    this.faults = faults;
  }

  /** The inference; nothing after a fault. */
  Optional<Inference> read(Given.Keys given) {
    written.stream()
        .filter(INFERENCE::equalsIgnoreCase)
        .forEach(
            name ->
                faults.error(
                    places.of("record." + name),
                    "infer writes files named " + INFERENCE + " of its own",
                    "choose another name"));
    Optional<Recorder.Variables> voltage =
        given.get("voltage", Given.Word.class).flatMap(this::voltage);
    Optional<Inference.Trains> trains = given.get("trains", Given.Keys.class).flatMap(this::trains);
    Optional<Inference.Channel> channel =
        voltage.flatMap(recorder -> new ImagingReader(experiment, recorder, faults).read(given));
    Optional<Integer> window = channel.flatMap(seen -> window(given, voltage.get(), seen));
    Optional<Double> alpha = alpha(given);
    Optional<Inference.Truth> truth = truth(given, voltage);
    if (trains.isEmpty() || window.isEmpty() || alpha.isEmpty() || truth.isEmpty()) {
      return Optional.empty();
    }
    Inference inference =
        new Inference(
            new Inference.Voltage.Recorded(voltage.get().name()),
            trains.get(),
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
            truth.get(),
            word(given, "averages", Inference.Averages::valueOf).orElse(Inference.Averages.CSV),
            whole(given, "seed").orElse(experiment.seed()));
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

  private Optional<Recorder.Variables> voltage(Given.Word name) {
    List<Recorder.Variables> suited =
        experiment.recorders().stream()
            .filter(Recorder.Variables.class::isInstance)
            .map(Recorder.Variables.class::cast)
            .filter(recorder -> recorder.variables().contains(VOLTAGE))
            .toList();
    List<String> names = suited.stream().map(Recorder.Variables::name).toList();
    Optional<Recorder.Variables> recorder =
        suited.stream().filter(r -> r.name().equals(name.text())).findFirst();
    if (recorder.isEmpty()) {
      if (!written.contains(name.text()) || isSound(name.text())) {
        faults.error(
            name.at(),
            written.contains(name.text())
                ? name.text() + " does not record V"
                : "there is no recorder " + Wording.shown(name.text()),
            names.isEmpty()
                ? "add a recorder of V: `voltages: {of: …, variables: [V]}`"
                : Wording.nearest(name.text(), names, "those that record V"));
      }
      return Optional.empty();
    }
    if (recorder.get().format() == Recorder.Format.SONATA) {
      faults.error(
          name.at(),
          name.text() + " is written as sonata, in single precision, which infer does not read",
          "write `format: npy` there");
      return Optional.empty();
    }
    if (recorder.get().samples() > MOST_SAMPLES) {
      faults.error(
          name.at(),
          name.text()
              + " has "
              + recorder.get().samples()
              + " samples, at most "
              + MOST_SAMPLES
              + " can be read",
          "record with a larger `every`, or a part with start and stop");
      return Optional.empty();
    }
    return recorder;
  }

  private boolean isSound(String recorder) {
    return experiment.recorders().stream().anyMatch(r -> r.name().equals(recorder));
  }

  private Optional<Inference.Trains> trains(Given.Keys given) {
    Optional<Given> spikes = given.get("spikes");
    Optional<List<Target>> neurons = spikes.flatMap(targets::read);
    if (neurons.isEmpty()) {
      return Optional.empty();
    }
    Optional<Recorder> recorder =
        experiment.recorders().stream()
            .filter(Recorder.Spikes.class::isInstance)
            .filter(r -> neurons.get().stream().allMatch(target -> holds(r, target)))
            .findFirst();
    if (recorder.isEmpty()) {
      if (written.stream().allMatch(this::isSound)) {
        String all =
            Wording.list(neurons.get().stream().map(Target::population).distinct().toList(), "and");
        faults.error(
            spikes.get().at(),
            "no recorder holds all spikes of these neurons of " + all,
            "add `spikes: {of: " + neurons.get().get(0).population() + ", spikes: all}` to record");
      }
      return Optional.empty();
    }
    return Optional.of(new Inference.Trains.Recorded(recorder.get().name(), neurons.get()));
  }

  private static boolean holds(Recorder recorder, Target target) {
    return target
        .indices()
        .allMatch(
            neuron ->
                recorder.of().stream()
                    .filter(own -> own.population().equals(target.population()))
                    .anyMatch(own -> own.indices().anyMatch(i -> i == neuron)));
  }

  private Optional<Integer> window(
      Given.Keys given, Recorder.Variables recorder, Inference.Channel channel) {
    BigDecimal seen = experiment.clock().at(recorder.every() * channel.every());
    long samples = (recorder.samples() - 1) / channel.every() + 1;
    Optional<Given.Amount> written = given.get("window", Given.Amount.class);
    if (given.has("window") && written.isEmpty()) {
      return Optional.empty();
    }
    Position at = given.keyAt("window");
    Given.Amount amount =
        written.orElseGet(() -> new Given.Amount(Quantity.parse("100 ms"), "100 ms", at));
    Optional<Long> window =
        new Grid(seen, "the time between two samples", faults).steps(amount, "window");
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
      return Optional.of(0.05);
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

  private Optional<Inference.Truth> truth(Given.Keys given, Optional<Recorder.Variables> recorder) {
    Optional<Given.Word> asked = given.get("truth", Given.Word.class);
    if (given.has("truth") && asked.isEmpty() || recorder.isEmpty()) {
      return Optional.empty();
    }
    boolean connected =
        recorder.get().of().stream()
            .anyMatch(
                target ->
                    experiment.connections().stream()
                        .anyMatch(c -> c.to().population().equals(target.population())));
    if (asked.isPresent() && asked.get().text().equals("connections") && !connected) {
      faults.error(
          asked.get().at(),
          "no connection of this file leads to what " + recorder.get().name() + " records",
          "write `truth: unknown`");
      return Optional.empty();
    }
    boolean known = connected && asked.map(word -> !word.text().equals("unknown")).orElse(true);
    return Optional.of(known ? new Inference.Truth.Connections() : new Inference.Truth.Unknown());
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
