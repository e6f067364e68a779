package io.rheobase.cli;

import io.rheobase.params.ParameterFile;
import io.rheobase.run.Beginning;
import io.rheobase.run.Origin;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.SavedRun;
import io.rheobase.units.Dimension;
import io.rheobase.units.Quantity;
import io.rheobase.units.UnitException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out where a run is to go on, which an earlier one left in its output folder. */
final class GoingOn {

  private static final int FINER_THAN_A_STEP = 9;

  private final RunOptions options;
  private final GoOnOptions goOn;

  GoingOn(RunOptions options, GoOnOptions goOn) {
    this.options = options;
    this.goOn = goOn;
    if (goOn.resume != null && goOn.extend != null) {
      throw new UsageException(
          "--resume goes on with a run that is not finished, --continue with one that is");
    }
    if (goOn.extend == null && !(goOn.duration.isEmpty() && goOn.further.isEmpty())) {
      throw new UsageException(
          "--duration and --for belong to --continue; a run has `--set simulation.duration=…`");
    }
    Path folder = goOn.resume != null ? goOn.resume : goOn.extend;
    if (options.out != null && folder != null && !same(options.out, folder)) {
      throw new UsageException("the run goes on in " + folder + ", which --out cannot change");
    }
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /** Whether it is asked to go on. */
  boolean isAsked() {
    return goOn.resume != null || goOn.extend != null;
  }

  /** What is to be run; nothing where all is done. */
  Optional<Task> task() {
    return goOn.extend != null ? Optional.of(extension()) : resumption();
  }

  private Optional<Task> resumption() {
    Path out = goOn.resume.normalize();
    if (options.params != null) {
      ParameterInput input = ParameterInput.read(options.params);
      Task task = new Task(input, options.overrides(), Beginning.START, Optional.of(out));
      ParameterFile file = task.read();
      if (file.sweep().isPresent()) {
        return Optional.of(task);
      }
      if (PopulationRun.isDone(file, out.toAbsolutePath())) {
        return Optional.empty();
      }
      return SavedRun.ofUnfinished(out).isEmpty()
          ? Optional.of(task)
          : Optional.of(new Task(input, task.overrides(), Beginning.CHECKPOINT, task.out()));
    }
    PopulationRun.tidyUp(out.toAbsolutePath());
    Optional<SavedRun> saved = SavedRun.ofUnfinished(out);
    if (saved.isEmpty() && PopulationRun.isComplete(out)) {
      return Optional.empty();
    }
    Origin origin =
        saved
            .orElseThrow(
                () ->
                    new UsageException(
                        out
                            + " holds no checkpoint: a run leaves some with"
                            + " `output: {checkpoint: 10 min}`; with --params FILE it begins anew"))
            .origin()
            .with(options.overrides());
    return Optional.of(task(origin, Beginning.CHECKPOINT, out));
  }

  private static Task task(Origin origin, Beginning beginning, Path out) {
    return new Task(
        new ParameterInput(origin.name(), "", origin.folder(), origin.bytes()),
        origin.overrides(),
        beginning,
        Optional.of(out));
  }

  private Task extension() {
    Path out = goOn.extend.normalize();
    if (goOn.duration.isEmpty() == goOn.further.isEmpty()) {
      throw new UsageException(
          "--continue wants --duration TIME, the whole time, or --for TIME, the time to go on for");
    }
    if (options.params != null) {
      throw new UsageException("--continue reads the parameters of the finished run, not --params");
    }
    Origin origin =
        SavedRun.ofFinished(out)
            .orElseThrow(
                () ->
                    new UsageException(
                        out
                            + " holds no final state to go on from: run it again with"
                            + " `--set output.final_state=true`, or for the whole time at once"))
            .origin();
    List<ParameterFile.Override> more = new ArrayList<>(options.overrides());
    more.add(duration(origin));
    return task(origin.with(more), Beginning.END, out);
  }

  private ParameterFile.Override duration(Origin origin) {
    ParameterFile before = origin.read();
    BigDecimal dt = before.experiment().clock().dt();
    boolean whole = goOn.further.isEmpty();
    String option = whole ? "--duration" : "--for";
    BigDecimal asked = milliseconds(option, whole ? goOn.duration : goOn.further);
    BigDecimal ms = whole ? asked : before.experiment().clock().duration().add(asked);
    if (ParameterFile.isFull(origin.name(), origin.bytes())) {
      String value = ms.stripTrailingZeros().toPlainString() + " ms";
      return new ParameterFile.Override("simulation.duration", value, option + " " + value);
    }
    BigDecimal steps = ms.divide(dt, FINER_THAN_A_STEP, RoundingMode.HALF_UP).stripTrailingZeros();
    if (steps.scale() > 0) {
      throw new UsageException(
          option + ": " + ms.toPlainString() + " ms is no multiple of dt (" + dt + " ms)");
    }
    return new ParameterFile.Override(
        "n_steps", steps.toPlainString(), option + " n_steps=" + steps.toPlainString());
  }

  private static BigDecimal milliseconds(String option, List<String> words) {
    String text = String.join(" ", words);
    try {
      Quantity time = Quantity.parse(text);
      if (time.dimension().equals(Dimension.TIME) && !time.bare() && time.number().signum() > 0) {
        return time.number().scaleByPowerOfTen(time.unit().scale());
      }
    } catch (UnitException e) {
      throw new UsageException(option + " " + text + ": " + e.getMessage());
    }
    throw new UsageException(option + " wants a time with its unit, such as 2 s, found " + text);
  }
}
