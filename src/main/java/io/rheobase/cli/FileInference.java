package io.rheobase.cli;

import io.rheobase.infer.InferenceRun;
import io.rheobase.params.InferenceFile;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.AnalysisRequest;
import io.rheobase.run.AnalysisRun;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Infers connections from recordings that lie in files. */
final class FileInference {

  private static final int MOST_THREADS = 4096;

  private final RunOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  FileInference(RunOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  /** Reads the parameter file. */
  InferenceFile read(ParameterInput input) {
    List<ParameterFile.Override> overrides = new ArrayList<>(options.set.overrides());
    if (options.seed != null) {
      overrides.add(
          new ParameterFile.Override("infer.seed", options.seed, "--seed " + options.seed));
    }
    return InferenceFile.read(input.name(), input.bytes(), input.folder(), overrides);
  }

  /** Infers; returns the exit code. */
  int run(InferenceFile file, ParameterInput input) {
    Path folder =
        options.out != null
            ? options.out.normalize()
            : file.output()
                .folder()
                .map(Path::of)
                .orElseGet(() -> Path.of("out", input.baseName()));
    Expectation expectation = new Expectation(options, out, err);
    expectation.require(folder);
    if (!options.quiet) {
      file.warnings().forEach(warning -> Diagnostics.warning(err, warning));
    }
    try (Interruption interruption = new Interruption();
        InferenceProgress progress = new InferenceProgress(options.quiet)) {
      InferenceRun inference = InferenceRun.of(file.inference(), threads(), progress);
      Optional<AnalysisRun.Outcome> outcome =
          new AnalysisRun(
                  AnalysisRequest.of(
                      file.inference(),
                      file.warnings(),
                      threads(),
                      folder.toAbsolutePath(),
                      Optional.ofNullable(options.expect),
                      inference))
              .execute(interruption::requested);
      if (outcome.isEmpty()) {
        return ExitCode.DONE;
      }
      if (!options.quiet) {
        new InferenceText(inference).print(out);
        out.println("files       " + SummaryText.shown(outcome.get().folder()));
      }
      PrintWriter words = options.quiet ? new PrintWriter(Writer.nullWriter()) : out;
      new Illustration(file.output(), Optional.empty(), threads(), words, err)
          .ofInference(outcome.get().folder(), inference.seconds());
      return expectation.verdict(outcome.get().difference());
    }
  }

  private int threads() {
    int all = Runtime.getRuntime().availableProcessors();
    if (options.threads == null || options.threads.matches("all|auto")) {
      return all;
    }
    if (!options.threads.matches("[1-9][0-9]{0,3}")
        || Integer.parseInt(options.threads) > MOST_THREADS) {
      throw new UsageException(
          "--threads is a number from 1 to " + MOST_THREADS + ", or all, found " + options.threads);
    }
    return Integer.parseInt(options.threads);
  }
}
