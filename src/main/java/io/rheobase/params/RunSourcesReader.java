package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads what of a run's recordings an inference is made from. */
final class RunSourcesReader {

  /** The name of the files that are written, which no recorder may have then. */
  private static final String INFERENCE = "inference";

  private static final String VOLTAGE = "V";
  private static final int MOST_SAMPLES = Integer.MAX_VALUE - 8;

  private final Experiment experiment;
  private final Collection<String> written;
  private final TargetReader targets;
  private final Path folder;
  private final Places places;
  private final Faults faults;

  /**
   * @param experiment the simulation whose recordings are meant
   * @param written the names of the file's recorders, faulty ones among them
   * @param folder where files are looked up
   */
  RunSourcesReader(
      Experiment experiment,
      Collection<String> written,
      TargetReader targets,
      Path folder,
      Places places,
      Faults faults) {
    this.experiment = experiment;
    this.written = written;
    this.targets = targets;
    this.folder = folder;
    this.places = places;
    this.faults = faults;
  }

  /** The sources; what is faulty is missing. */
  InferenceReader.Sources read(Given.Keys given) {
    written.stream()
        .filter(INFERENCE::equalsIgnoreCase)
        .forEach(
            name ->
                faults.error(
                    places.of("record." + name),
                    "infer writes files named " + INFERENCE + " of its own",
                    "choose another name"));
    if (given.get("voltage").orElse(null) instanceof Given.Keys) {
      faults.error(
          given.keyAt("voltage"),
          "this file describes a run: its voltage is what a recorder holds",
          "name a recorder of V, or delete simulation and populations to infer from files alone");
    }
    Optional<Recorder.Variables> recorder =
        given.get("voltage", Given.Word.class).flatMap(this::recorder);
    return new InferenceReader.Sources(
        recorder.map(r -> new Inference.Voltage.Recorded(r.name())),
        recorder.map(this::signal),
        given.get("trains", Given.Keys.class).flatMap(trains -> trains(trains, recorder)),
        truth(given, recorder));
  }

  private Signal signal(Recorder.Variables recorder) {
    return new Signal(
        recorder.name(),
        experiment.clock().at(recorder.every()),
        recorder.samples(),
        Grid.TOLERANCE,
        at -> new SpikeHeight(experiment, faults).of(recorder.of(), at));
  }

  private Optional<Recorder.Variables> recorder(Given.Word name) {
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

  private Optional<? extends Inference.Trains> trains(
      Given.Keys given, Optional<Recorder.Variables> voltage) {
    if (given.has("file")) {
      return voltage.flatMap(
          recorder ->
              new TrainFileReader(folder, faults)
                  .read(
                      given,
                      experiment.clock().at(recorder.window().start()),
                      experiment.clock().at(1)));
    }
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
    if (recorder.isEmpty() && written.stream().allMatch(this::isSound)) {
      faults.error(
          spikes.get().at(),
          "no recorder holds all spikes of these neurons of "
              + Wording.list(
                  neurons.get().stream().map(Target::population).distinct().toList(), "and"),
          "add `spikes: {of: " + neurons.get().get(0).population() + ", spikes: all}` to record");
    }
    return recorder.map(r -> new Inference.Trains.Recorded(r.name(), neurons.get()));
  }

  private static boolean holds(Recorder recorder, Target target) {
    BitSet recorded = new BitSet();
    recorder.of().stream()
        .filter(own -> own.population().equals(target.population()))
        .forEach(own -> own.indices().forEach(recorded::set));
    return target.indices().allMatch(recorded::get);
  }

  private Optional<? extends Inference.Truth> truth(
      Given.Keys given, Optional<Recorder.Variables> recorder) {
    if (given.get("truth").orElse(null) instanceof Given.Keys table) {
      return new TruthReader(folder, faults).read(table);
    }
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
    boolean wanted = asked.map(word -> word.text().equals("connections")).orElse(connected);
    if (wanted && !connected) {
      faults.error(
          asked.orElseThrow().at(),
          "no connection of this file leads to what " + recorder.get().name() + " records",
          "write `truth: unknown`");
      return Optional.empty();
    }
    return Optional.of(wanted ? new Inference.Truth.Connections() : new Inference.Truth.Unknown());
  }
}
