package io.rheobase.run;

import io.rheobase.checkpoint.CheckpointException;
import io.rheobase.checkpoint.CheckpointReader;
import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.experiment.Experiment;
import io.rheobase.record.RecordedPrefix;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a checkpoint says of its run, apart from the state.
 *
 * @param resultVersion of the program that made it
 * @param program its version, in words
 * @param resolved the parameters in full, without what is inferred
 * @param sample at which the run stood
 * @param untilMs the time of that sample (ms)
 * @param origin the parameter file
 * @param files what was recorded until then
 */
public record SavedRun(
    int resultVersion,
    String program,
    String resolved,
    long sample,
    BigDecimal untilMs,
    Origin origin,
    List<RecordedPrefix> files) {

  /** The section of a checkpoint that holds it, the first. */
  static final String SECTION = "run";

  /** Where a finished run keeps its final state. */
  public static final String FINAL_STATE = "final_state.bin";

  /** Letters of a line before and behind its first difference. */
  private static final int SHOWN = 80;

  public SavedRun {
    files = List.copyOf(files);
  }

  /** A run of an experiment that stands at a sample. */
  static SavedRun of(
      Experiment experiment, Origin origin, long sample, List<RecordedPrefix> files) {
    Build build = Build.current();
    return new SavedRun(
        Build.RESULT_VERSION,
        build.version() + " (" + build.commit() + ")",
        resolved(experiment),
        sample,
        experiment.clock().at(sample),
        origin,
        files);
  }

  private static String resolved(Experiment experiment) {
    return ResolvedParameters.yaml(experiment.with(Optional.empty()));
  }

  /**
   * What an unfinished run left in an output folder; nothing where none did.
   *
   * @throws RunFailedException where it cannot be used
   */
  public static Optional<SavedRun> ofUnfinished(Path out) {
    return OutputFolder.hasCheckpoint(out) ? of(OutputFolder.checkpoint(out)) : Optional.empty();
  }

  /**
   * The final state of a finished run; nothing where it was not kept.
   *
   * @throws RunFailedException where it cannot be used
   */
  public static Optional<SavedRun> ofFinished(Path out) {
    Path state = out.resolve(FINAL_STATE);
    if (!Files.exists(state, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!PopulationRun.isComplete(out)) {
      throw new RunFailedException(
          out.resolve(Manifest.NAME)
              + " is not that of a finished run, which "
              + state
              + " is of: put back a copy of it, or run the whole time at once");
    }
    return of(state);
  }

  private static Optional<SavedRun> of(Path path) {
    try {
      return Optional.of(
          mended(
              path,
              () -> {
                try (CheckpointReader reader = CheckpointReader.open(path)) {
                  return read(reader);
                }
              }));
    } catch (IOException e) {
      throw new RunFailedException(IoReason.of(e), e);
    }
  }

  /** Reads a checkpoint, or something that it is about. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * What is read.
   *
   * @param path of the checkpoint
   * @throws CheckpointException with the reason why it cannot be used, and what can be done
   */
  static <T> T mended(Path path, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (CheckpointException e) {
      throw new CheckpointException(
          e.getMessage()
              + "; put back a copy of it, or "
              + (path.endsWith(FINAL_STATE)
                  ? "run the whole time at once"
                  : "delete " + path.getParent() + " and begin anew"));
    }
  }

  /** The parts of a recorded file; nothing where it had not begun. */
  Optional<RecordedPrefix> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /**
   * Holds it against what is to go on.
   *
   * @throws CheckpointException where it is of another simulation, or of a program whose results
   *     differ
   */
  void require(Experiment experiment) throws CheckpointException {
    if (resultVersion != Build.RESULT_VERSION) {
      throw new CheckpointException(
          "the checkpoint was made by version "
              + program
              + ", whose results this version does not give: go on with that one");
    }
    String now = resolved(experiment);
    if (!now.equals(resolved)) {
      throw new CheckpointException(
          "the parameters or a file that they name have changed since the checkpoint: "
              + firstDifference(now)
              + "; go on with what it was, or begin anew with another --out");
    }
    if (sample > experiment.clock().steps()
        || untilMs.compareTo(experiment.clock().at(sample)) != 0) {
      throw new CheckpointException(
          "the checkpoint stands at sample "
              + sample
              + ", after "
              + untilMs
              + " ms, of a run of "
              + experiment.clock().steps()
              + " steps: it is of another run; begin anew with another --out");
    }
  }

  private String firstDifference(String now) {
    String[] old = resolved.split("\n");
    String[] own = now.split("\n");
    String block = "";
    for (int i = 0; i < Math.max(old.length, own.length); i++) {
      String before = i < old.length ? old[i] : "nothing";
      String after = i < own.length ? own[i] : "nothing";
      if (!before.equals(after)) {
        int from = Math.max(0, Arrays.mismatch(before.toCharArray(), after.toCharArray()) - SHOWN);
        return (block.isEmpty() ? "" : "in " + block + " ")
            + "`"
            + shown(before, from)
            + "` is now `"
            + shown(after, from)
            + "`";
      }
      block = before.matches("\\w+:") ? before.substring(0, before.length() - 1) : block;
    }
    return "line ends";
  }

  private static String shown(String line, int from) {
    int to = Math.min(line.length(), from + 2 * SHOWN);
    return (from > 0 ? "…" : "")
        + line.substring(from, to).strip()
        + (to < line.length() ? "…" : "");
  }

  void save(StateOut out) throws IOException {
    out.number(resultVersion);
    out.text(program);
    out.text(resolved);
    out.number(sample);
    out.text(untilMs.toPlainString());
    origin.save(out);
    out.number(files.size());
    for (RecordedPrefix file : files) {
      file.save(out);
    }
  }

  static SavedRun read(CheckpointReader reader) throws IOException {
    SavedRun[] saved = new SavedRun[1];
    reader.section(SECTION, in -> saved[0] = load(in));
    return saved[0];
  }

  private static SavedRun load(StateIn in) throws IOException {
    try {
      return loadParts(in);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException("it is not what was written: " + e.getMessage());
    }
  }

  private static SavedRun loadParts(StateIn in) throws IOException {
    int resultVersion = (int) in.upTo(Integer.MAX_VALUE, "a version of results");
    String program = in.text();
    String resolved = in.text();
    long sample = in.upTo(Long.MAX_VALUE - 1, "a sample");
    BigDecimal untilMs = new BigDecimal(in.text());
    Origin origin = Origin.load(in);
    List<RecordedPrefix> files = new ArrayList<>();
    for (long left = in.upTo(Integer.MAX_VALUE, "a number of files"); left > 0; left--) {
      files.add(RecordedPrefix.load(in));
    }
    return new SavedRun(resultVersion, program, resolved, sample, untilMs, origin, files);
  }
}
