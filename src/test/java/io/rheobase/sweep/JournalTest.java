package io.rheobase.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.record.TextChunk;
import io.rheobase.run.RunFailedException;
import io.rheobase.run.Shard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep has finished is in its journals, whatever becomes of the process or the file. */
class JournalTest {

  private static final SweepFile SWEEP =
      new SweepFile(
          SweepFile.CLOCK
              + """
              populations:
                p: {model: LIF, size: 3400, parameters: {g_L: 10 nS, tau_m: 10 ms}}
              inputs:
                drive: {to: p, gaussian: {mean: 300 pA, std: 200 pA}}
              sweep:
                grid: {inputs.drive.gaussian.mean: {linspace: [200 pA, 400 pA, 4]}}
                repeats: 2
                measure: [rate, V_mean]
              """);

  @TempDir Path folder;
  private Path out;
  private byte[] expected;

  @BeforeEach
  void undisturbed() throws IOException {
    SWEEP.run(folder.resolve("undisturbed"));
    expected = Files.readAllBytes(folder.resolve("undisturbed/sweep.csv"));
    out = folder.resolve("out");
  }

  private static List<Path> journals(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("journal"))) {
      return files.sorted().toList();
    }
  }

  private static long entries(Path out) {
    try {
      long entries = 0;
      for (Path journal : journals(out)) {
        entries +=
            JournalFile.read(journal).sections().stream().mapToLong(s -> s.entries().size()).sum();
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertExpected() throws IOException {
    assertEquals(
        new String(expected, StandardCharsets.UTF_8), Files.readString(out.resolve("sweep.csv")));
  }

  /** A process that is killed at this moment has lost only what it has not finished. */
  @Test
  void whatIsReportedAsFinishedIsInTheFileAlready() {
    Set<Long> told = new TreeSet<>();
    new SweepRun(SWEEP.request(out, 2, Shard.WHOLE, false))
        .execute(
            (done, computed, failed) -> {
              assertTrue(entries(out) >= computed);
              told.add(computed);
            },
            () -> false);
    assertEquals(8, told.stream().mapToLong(n -> n).max().orElseThrow());
  }

  /** The torn line goes when the next process writes. */
  @Test
  void aJournalThatIsCutAnywhereCostsOnlyThePointsBehindTheCut() throws IOException {
    SWEEP.run(out);
    Path journal = journals(out).get(0);
    byte[] whole = Files.readAllBytes(journal);
    Random random = new Random(1);
    for (int i = 0; i < 8; i++) {
      int length = random.nextInt(whole.length + 1);
      Files.write(journal, Arrays.copyOf(whole, length));
      long left = entries(out);
      SweepOutcome outcome = SWEEP.run(out);
      assertEquals(left, outcome.cached());
      assertEquals(8 - left, outcome.fresh());
      assertEquals(8, entries(out));
      assertExpected();
    }
  }

  @Test
  void aDamagedLineCostsOnlyItsPoint() throws IOException {
    SWEEP.run(out);
    Path journal = journals(out).get(0);
    List<String> lines = new ArrayList<>(Files.readAllLines(journal));
    lines.set(7, lines.get(7).replace("\tok\t", "\tno\t"));
    Files.write(journal, lines);
    CollectOutcome collected = SWEEP.collect(out);
    assertEquals(1, collected.damaged());
    assertEquals(1, collected.missing());
    assertEquals(1, SWEEP.run(out).fresh());
    assertExpected();
  }

  @Test
  void onlyWhatIsNewIsComputed() {
    SWEEP.run(out);
    SweepOutcome more =
        SWEEP
            .with("sweep.grid={inputs.drive.gaussian.mean: {linspace: [200 pA, 600 pA, 7]}}")
            .run(out);
    assertEquals(List.of(8L, 6L), List.of(more.cached(), more.fresh()));
    SweepOutcome renamed = SWEEP.with("comment=seen again").with("simulation.threads=1").run(out);
    assertEquals(List.of(8L, 0L), List.of(renamed.cached(), renamed.fresh()));
    SweepOutcome measured = SWEEP.with("sweep.measure=[rate]").run(out);
    assertEquals(List.of(8L, 0L), List.of(measured.cached(), measured.fresh()));
    SweepOutcome other = SWEEP.with("populations.p.parameters.tau_m=11 ms").run(out);
    assertEquals(List.of(0L, 8L), List.of(other.cached(), other.fresh()));
  }

  @Test
  void resultsOfAnotherVersionAreLeftOut() throws IOException {
    SWEEP.run(out);
    Path journal = journals(out).get(0);
    List<String> lines = Files.readAllLines(journal);
    TextChunk head = new TextChunk();
    JournalSection.begin(
        head,
        new JournalSection.Writer(
            -1, "0.0.1", "0123abc", "1/1", "elsewhere", "2020-01-01T00:00:00Z"),
        new SweepPlan(SWEEP.read()).columns());
    String begin = new String(head.bytes(), 0, head.length(), StandardCharsets.UTF_8);
    Files.writeString(journal, begin + String.join("\n", lines.subList(2, lines.size())) + "\n");
    CollectOutcome collected = SWEEP.collect(out);
    assertEquals(8, collected.missing());
    assertTrue(collected.foreign().get(0).startsWith("8 points by version 0.0.1, commit 0123abc"));
    assertEquals(8, SWEEP.run(out).fresh());
    assertExpected();
  }

  @Test
  void journalsThatContradictEachOtherAreRefused() throws IOException {
    SWEEP.run(out);
    Path journal = journals(out).get(0);
    SweepPlan plan = new SweepPlan(SWEEP.read());
    TextChunk other = new TextChunk();
    JournalSection.begin(
        other, JournalSection.Writer.ofThisProcess("1/1", "b", "2020"), plan.columns());
    PointId id = plan.id(plan.experiment(3));
    PointResult wrong = new PointResult(PointResult.Outcome.OK, new double[] {1, 2}, "", 0);
    JournalSection.point(other, new JournalSection.Entry(id, wrong));
    Files.write(
        journal.resolveSibling("points@b.journal"),
        Arrays.copyOf(other.bytes(), other.length()),
        StandardOpenOption.CREATE_NEW);
    String said = assertThrows(RunFailedException.class, () -> SWEEP.collect(out)).getMessage();
    assertTrue(said.contains("contradict each other") && said.contains(id.shortName()), said);
    assertThrows(RunFailedException.class, () -> SWEEP.run(out));
  }

  @Test
  void twoSweepsInOneFolderWriteAJournalEach() throws Exception {
    Thread other = new Thread(() -> SWEEP.run(out, 1, Shard.WHOLE));
    SweepOutcome[] begun = new SweepOutcome[1];
    boolean[] started = new boolean[1];
    begun[0] =
        new SweepRun(SWEEP.request(out, 1, Shard.WHOLE, false))
            .execute(
                (done, computed, failed) -> {
                  if (!started[0]) {
                    started[0] = true;
                    other.start();
                    awaitSecondJournal();
                  }
                },
                () -> false);
    other.join();
    assertTrue(begun[0].complete());
    assertEquals(2, journals(out).size());
    assertExpected();
  }

  private void awaitSecondJournal() {
    try {
      while (journals(out).size() < 2) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any number of shards, some with no point at all. */
  @Test
  void shardsOfAnyNumberCollectToTheSameTable() throws IOException {
    for (int count : new int[] {2, 3, 11}) {
      out = folder.resolve("of-" + count);
      for (int number = count; number >= 1; number--) {
        SweepOutcome part = SWEEP.run(out, 1, new Shard(number, count));
        assertTrue(part.complete() && part.tables().isEmpty());
        if (number == 2) {
          CollectOutcome early = SWEEP.collect(out);
          assertFalse(early.isComplete());
          assertEquals(8 / count + (8 % count == 0 ? 0 : 1), early.missing());
          assertEquals(0, early.firstMissing());
        }
      }
      assertTrue(SWEEP.collect(out).isComplete());
      assertExpected();
    }
  }
}
