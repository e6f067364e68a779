package io.rheobase.verify;

import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.RunRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Runs checks in a folder that is removed when it is closed. */
public final class Laboratory implements AutoCloseable {

  /** What the parameter files name. */
  private static final List<String> TABLES =
      List.of("izhikevich-2003-exc.csv", "izhikevich-2003-inh.csv");

  private final Path folder;
  private final BooleanSupplier stop;
  private int runs;

  /**
   * Makes a folder among the system's temporary ones.
   *
   * @param stop asked now and then; a true ends a check by {@link RunFailedException}
   * @throws RunFailedException where there cannot be one
   */
  public Laboratory(BooleanSupplier stop) {
    this.stop = stop;
    try {
      folder = Files.createTempDirectory("rheobase-verify");
      for (String table : TABLES) {
        Files.write(folder.resolve(table), resource(table));
      }
    } catch (IOException e) {
      throw new RunFailedException("no temporary folder can be made: " + e.getMessage(), e);
    }
  }

  /** Runs a check and compares. */
  public List<Comparison> run(Check check) {
    return check.measurement().of(outcomes(check));
  }

  /** Runs a check; the results stay until the laboratory is closed. */
  public List<Outcome> outcomes(Check check) {
    List<Outcome> outcomes = new ArrayList<>();
    for (List<String> changes : check.runs()) {
      outcomes.add(run(check.file(), changes));
    }
    return outcomes;
  }

  private Outcome run(String name, List<String> changes) {
    ParameterFile file =
        ParameterFile.read(
            name, resource(name), folder, changes.stream().map(Laboratory::override).toList());
    Path out = folder.resolve("run-" + runs++);
    boolean complete =
        new PopulationRun(
                new RunRequest(
                    file,
                    PopulationRun.suitedPartition(file),
                    Vectorization.best(),
                    out,
                    Optional.empty()))
            .execute(steps -> {}, stop)
            .complete();
    if (!complete) {
      throw new RunFailedException("interrupted");
    }
    return new Outcome(out);
  }

  private static ParameterFile.Override override(String change) {
    int equals = change.indexOf('=');
    return new ParameterFile.Override(
        change.substring(0, equals), change.substring(equals + 1), change);
  }

  private static byte[] resource(String name) {
    try (InputStream in = Laboratory.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
