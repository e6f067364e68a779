package io.rheobase.sweep;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Sweep;
import io.rheobase.experiment.SweepAxis;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.Swept;
import io.rheobase.run.JointRun;
import io.rheobase.run.ResolvedParameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The points of a sweep: what each means, by what it is known and what is measured of it. */
final class SweepPlan {

  private final ParameterFile file;
  private final Swept swept;
  private final PointSeed seeds;
  private final Set<String> measuredRecorders;
  private final List<String> columns;
  private final ThreadLocal<ResolvedParameters.Memory> memory =
      ThreadLocal.withInitial(ResolvedParameters.Memory::new);

  SweepPlan(ParameterFile file) {
    this.file = file;
    this.swept = file.sweep().orElseThrow();
    this.seeds = new PointSeed(swept.sweep());
    this.measuredRecorders =
        swept.sweep().measures().stream()
            .filter(Measure.Recorded.class::isInstance)
            .map(measure -> ((Measure.Recorded) measure).recorder())
            .collect(Collectors.toSet());
    this.columns = new ArrayList<>();
    for (Measure measure : swept.sweep().measures()) {
      int numbers = measure.titles().size();
      IntStream.range(0, numbers)
          .mapToObj(i -> measure.meaning() + (numbers == 1 ? "" : " #" + i))
          .forEach(columns::add);
    }
  }

  Sweep sweep() {
    return swept.sweep();
  }

  ParameterFile file() {
    return file;
  }

  /** What is measured, number by number: how results are found again. */
  List<String> columns() {
    return columns;
  }

  /** The seed of a point. */
  long seed(long point) {
    return sweep().seeded() ? seeds.of(point) : swept.experiment(point).seed();
  }

  /** What a point means, with its own seed. */
  Experiment experiment(long point) {
    Experiment experiment = swept.experiment(point);
    return sweep().seeded() ? experiment.withSeed(seeds.of(point)) : experiment;
  }

  /** Whether something is measured that the inference of the file comes to. */
  boolean isInferred() {
    return sweep().measures().stream().anyMatch(Measure.Inferred.class::isInstance);
  }

  /** Whether points can stand side by side. */
  boolean isJoint(Experiment experiment) {
    return sweep().store().isEmpty() && !isInferred() && JointRun.isSuited(experiment);
  }

  /** Whether an address belongs to the inference. */
  static boolean isOfInference(SweepAxis axis) {
    return axis.address().startsWith("infer.") || axis.address().equals("infer");
  }

  /** Whether points may differ in nothing but what is inferred from one and the same simulation. */
  boolean sharesSimulations() {
    return isInferred()
        && sweep().store().isEmpty()
        && sweep().axes().stream().anyMatch(SweepPlan::isOfInference);
  }

  /**
   * What points have in common that can be made of one simulation.
   *
   * @param simulation what it is known by
   * @param voltage that is gathered
   * @param trains that are gathered
   */
  record Shared(PointId simulation, Inference.Voltage voltage, Inference.Trains trains) {}

  /** What a point that is inferred has in common with others. */
  Shared shared(Experiment experiment) {
    Inference inference = experiment.inference().orElseThrow();
    return new Shared(
        PointId.of(recordingWhatIsLookedAt(experiment).with(Optional.empty()), memory.get()),
        inference.voltage(),
        inference.trains());
  }

  /**
   * What is known of a point: no result depends on recorders or an inference, unless they are
   * measured.
   */
  PointId id(Experiment experiment) {
    return PointId.of(recordingWhatIsLookedAt(experiment), memory.get());
  }

  private Experiment recordingWhatIsLookedAt(Experiment experiment) {
    Set<String> looked = new HashSet<>(measuredRecorders);
    Optional<Inference> inference = isInferred() ? experiment.inference() : Optional.empty();
    inference.map(Inference::recorders).ifPresent(looked::addAll);
    List<Recorder> measured =
        looked.isEmpty()
            ? List.of()
            : experiment.recorders().stream()
                .filter(recorder -> looked.contains(recorder.name()))
                .toList();
    return experiment.recording(measured).with(inference);
  }

  /** A point as a file of its own, to be run. */
  ParameterFile asFile(long point) {
    ParameterFile read = swept.file(point);
    return sweep().seeded()
        ? read.with(read.experiment().withSeed(seeds.of(point)))
        : read.with(read.experiment());
  }
}
