package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Vectorization;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every valid file at hand with one mistake: it means something and runs, or fails for a reason
 * that is named, or is refused with messages that lead to the mistake. {@code -Dfuzz=1000000} tries
 * as many mistakes, {@code -Dfuzz.seed=1} others.
 */
class MutatedFilesTest {

  private static final int MUTANTS = Integer.getInteger("fuzz", 2000);
  private static final long SEED = Long.getLong("fuzz.seed", 20261121);

  /** Neuron-steps of a run that is made at all, and of the beginning that is made of it. */
  private static final double MOST_WORK = 1e8;

  private static final int WORK = 20_000;

  private static final Duration FOR_ONE = Duration.ofMinutes(1);

  @TempDir private Path scratch;

  private record Valid(Path folder, String name, String text) {

    ParameterFile read(String mutated) {
      return ParameterFile.read(name, mutated.getBytes(StandardCharsets.UTF_8), folder, List.of());
    }
  }

  private enum Outcome {
    RUN,
    CHECKED,
    FAILED,
    REFUSED
  }

  private static List<Valid> validFiles() throws IOException {
    List<Valid> valid = new ArrayList<>();
    for (String folder :
        List.of("examples", "src/test/resources/valid", "src/main/resources/io/rheobase/init")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
          valid.add(
              new Valid(file.getParent(), file.getFileName().toString(), Files.readString(file)));
        }
      }
    }
    return valid;
  }

  @Test
  void aFileWithAMistakeRunsOrFailsByNameOrIsRefusedWhereTheMistakeIs() throws IOException {
    List<Valid> valid = validFiles();
    int[] outcomes = new int[Outcome.values().length];
    for (int i = 0; i < MUTANTS; i++) {
      long seed = SEED + i;
      Valid file = valid.get((int) Math.floorMod(seed, (long) valid.size()));
      Mutant mutant = Mutant.of(file.text(), new SplittableRandom(seed));
      Outcome outcome;
      try {
        outcome = assertTimeoutPreemptively(FOR_ONE, () -> outcome(file, mutant));
      } catch (Throwable e) {
        throw new AssertionError(
            "-Dfuzz=1 -Dfuzz.seed=%d: %s, %s in line %d:%n%s%n%n%s"
                .formatted(seed, file.name(), mutant.kind(), mutant.line(), e, mutant.text()),
            e);
      }
      outcomes[outcome.ordinal()]++;
    }
    String counts = Arrays.toString(outcomes);
    int refused = outcomes[Outcome.REFUSED.ordinal()];
    assertTrue(refused >= MUTANTS / 5 && refused <= MUTANTS - MUTANTS / 5, counts);
    assertTrue(outcomes[Outcome.RUN.ordinal()] >= MUTANTS / 5, counts);
  }

  private Outcome outcome(Valid valid, Mutant mutant) {
    try {
      ParameterFile file = valid.read(mutant.text());
      assertFalse(
          Checkup.of(file, PopulationRun.suitedPartition(file), scratch).resolved().isBlank());
      double work = (double) file.experiment().neurons() * file.experiment().clock().steps();
      return work > MOST_WORK ? Outcome.CHECKED : run(file);
    } catch (ParameterFileException refusal) {
      requireLeadTo(mutant, refusal.faults());
      return Outcome.REFUSED;
    }
  }

  /** The beginning of a run, over the result of the one before. */
  private Outcome run(ParameterFile file) {
    int slice = (int) Math.max(1, Math.min(64, WORK / file.experiment().neurons()));
    long[] steps = {0};
    PopulationRun run =
        new PopulationRun(
            new RunRequest(
                file,
                new Partition(1, 64, slice),
                Vectorization.NEVER,
                scratch.resolve("out"),
                Optional.empty()));
    try {
      RunResult result =
          run.execute(done -> steps[0] = done, () -> steps[0] * file.experiment().neurons() > WORK);
      assertTrue(Files.exists(result.folder().resolve("manifest.json")));
      return Outcome.RUN;
    } catch (RunFailedException failure) {
      assertFalse(failure.getMessage().isBlank());
      assertFalse(failure.getMessage().contains("Exception"), failure.getMessage());
      return Outcome.FAILED;
    }
  }

  /**
   * Some message stands at the mistake (YAML sees some a line later, and then a blank one) or in
   * the same entry, or calls by name what stands there or the entry that it is a part of, or is
   * about the run or the file as a whole.
   */
  private static void requireLeadTo(Mutant mutant, List<Fault> faults) {
    assertFalse(faults.isEmpty());
    for (Fault fault : faults) {
      assertTrue(fault.at().line() >= 1 && fault.at().column() >= 1, fault.toString());
      assertFalse(fault.what().isBlank(), fault.toString());
    }
    assertTrue(
        faults.stream().anyMatch(fault -> leadsTo(mutant, fault)),
        () -> "no message leads to the mistake: " + faults);
  }

  /** Whether a line belongs to an entry, directly or to a part of it. */
  private static boolean isPartOf(int entry, int line, Mutant mutant) {
    int owner = mutant.owner(line);
    while (owner > entry) {
      owner = mutant.owner(owner);
    }
    return owner > 0 && owner == entry;
  }

  private static boolean leadsTo(Mutant mutant, Fault fault) {
    int behind = fault.at().line() - mutant.line();
    String message = fault.what() + "\n" + fault.fix() + "\n" + fault.at().text();
    return behind >= -1 && (behind <= 2 || mutant.opensAQuote())
        || message.contains("line " + mutant.line())
        || fault.what().startsWith("this file is empty")
        || fault.what().startsWith("this run ")
        || isPartOf(mutant.owner(mutant.line()), fault.at().line(), mutant)
        || mutant.names().stream()
            .anyMatch(
                name ->
                    Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(message).find());
  }
}
