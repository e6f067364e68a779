package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.checkpoint.ForgedCheckpoint;
import io.rheobase.course.FolderContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checkpoints that were damaged, or forged with right checks: they are refused in words, and the
 * sound one put back goes on to the same bytes.
 */
class HostileCheckpointTest {

  private static final String TEXT =
      """
      simulation: {dt: 0.1 ms, duration: 60 ms, seed: 3}
      populations:
        exc:
          model: LIF
          size: 24
          receptors: {r: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}
        far: {model: poisson, size: 10, parameters: {rate: 300 Hz}}
      inputs:
        drive: {to: exc, ou: {mean: 500 pA, std: 300 pA, tau: 4 ms}}
      connections:
        plastic: {from: exc, to: exc, rule: {fixed_indegree: 5}, receptor: r, weight: {uniform: [0.1 nS, 0.5 nS]},
            delay: 1.1 ms,
            plasticity: {stdp: {tau_plus: 20 ms, tau_minus: 20 ms, A_plus: 0.02, A_minus: 0.021, w_min: 0 nS, w_max: 1 nS}}}
        spread: {from: far, to: exc, rule: {fixed_indegree: 4}, receptor: r, weight: 1 nS, delay: {uniform: [0.3 ms, 3 ms]},
            plasticity: {short_term: {U: 0.4, tau_rec: 120 ms, tau_facil: 50 ms}}}
      record:
        spikes: {of: [exc, far], spikes: all}
        traces: {of: {exc: 0..5}, variables: [V], every: 0.5 ms}
        array: {of: {exc: 0..5}, variables: [V], every: 0.4 ms, format: npy}
        report: {of: {exc: 0..5}, variables: [V], every: 0.3 ms, format: sonata}
        events: {of: exc, spikes: all, format: sonata}
        activity: {of: exc, rate: {bin: 7 ms}}
        course: {of: plastic, weights: all, every: 5 ms, format: npy}
        wiring: {of: plastic, connections: all, format: csv}
      """;

  private static final long STOP = 300;
  private static final int DAMAGED = 300;
  private static final int FORGED = Integer.getInteger("forged.count", 100);
  private static final int ROUNDS_A_RESUME = 10;
  private static final int SHOWN = 700;

  private static final long[] EXTREMES = {
    0,
    1,
    -1,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Integer.MAX_VALUE,
    1L << 31,
    1_000_000_000_000L,
    0x7FF8000000000000L,
    0x7FEFFFFFFFFFFFFFL,
    STOP,
    STOP + 1,
    600,
    601
  };

  @TempDir private Path folder;
  private Path pristine;
  private Path out;
  private Interrupted run;
  private Map<String, String> expected;

  @BeforeEach
  void interrupt() throws IOException {
    run = new Interrupted(TEXT, folder);
    pristine = folder.resolve("pristine");
    out = folder.resolve("out");
    expected = run.undisturbed();
    run.run(pristine, Beginning.START, Interrupted.ALONE, STOP);
    anew();
  }

  private void anew() throws IOException {
    if (Files.exists(out)) {
      try (var paths = Files.walk(out)) {
        for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    try (var paths = Files.walk(pristine)) {
      for (Path path : paths.sorted().toList()) {
        Files.copy(path, out.resolve(pristine.relativize(path).toString()));
      }
    }
  }

  private Path checkpoint() {
    return OutputFolder.checkpoint(out);
  }

  private byte[] sound() throws IOException {
    return Files.readAllBytes(OutputFolder.checkpoint(pristine));
  }

  private String refusal() {
    return assertThrows(RunFailedException.class, this::resume).getMessage();
  }

  private RunResult resume() {
    return run.run(out, Beginning.CHECKPOINT, Interrupted.ALONE, Long.MAX_VALUE);
  }

  private void theSoundOneGoesOn() throws IOException {
    Files.deleteIfExists(checkpoint());
    Files.write(checkpoint(), sound());
    assertTrue(resume().complete());
    assertEquals(expected, Interrupted.data(out));
  }

  @Test
  void damageIsRefusedAndChangesNothing() throws IOException {
    byte[] sound = sound();
    FolderContent before = FolderContent.of(out);
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < DAMAGED; round++) {
      byte[] damaged = sound.clone();
      if (round % 3 == 0) {
        damaged = Arrays.copyOf(sound, random.nextInt(sound.length));
      } else {
        damaged[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(checkpoint(), damaged);
      String reason =
          assertThrows(RunFailedException.class, () -> SavedRun.ofUnfinished(out)).getMessage();
      assertTrue(reason.contains(checkpoint().toString()), reason);
      assertTrue(reason.contains("put back a copy of it, or delete"), reason);
      if (round % 50 == 0) {
        assertEquals(reason, refusal());
      }
    }
    Files.write(checkpoint(), sound);
    assertEquals(before, FolderContent.of(out));
    theSoundOneGoesOn();
  }

  /** One number, some bytes, or the order of sections: with right checks, it may be anything. */
  @Test
  void whatIsForgedIsRefusedInWordsOrRuns() throws IOException {
    byte[] sound = sound();
    SplittableRandom random = new SplittableRandom(12);
    int refused = 0;
    for (int round = 0; round < FORGED; round++) {
      ForgedCheckpoint forged = ForgedCheckpoint.of(sound);
      String how = forge(forged, random);
      forged.write(checkpoint());
      String reason = null;
      try {
        resume();
        SavedRun.ofUnfinished(out);
      } catch (RunFailedException e) {
        reason = e.getMessage();
        assertNotNull(reason, how);
        assertTrue(reason.length() < SHOWN + 2 * folder.toString().length(), how + ": " + reason);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("round " + round + ": " + how, e);
      }
      if (reason == null || !Files.exists(checkpoint())) {
        anew();
      } else if (++refused % ROUNDS_A_RESUME == 0) {
        theSoundOneGoesOn();
        anew();
      }
    }
    assertTrue(refused > FORGED / 4, refused + " refused");
  }

  private static String forge(ForgedCheckpoint forged, SplittableRandom random) {
    List<ForgedCheckpoint.Section> sections = forged.sections();
    int at = random.nextInt(sections.size());
    byte[] content = sections.get(at).content();
    String name = sections.get(at).name();
    ByteBuffer bytes = ByteBuffer.wrap(content);
    int where = random.nextInt(content.length - Long.BYTES) / Integer.BYTES * Integer.BYTES;
    String how = name + " at " + where;
    switch (random.nextInt(6)) {
      case 0 -> {
        sections.set(
            at, new ForgedCheckpoint.Section(name, Arrays.copyOf(content, content.length - 8)));
        how = name + " shorter";
      }
      case 1 -> {
        sections.add(random.nextInt(sections.size()), sections.remove(at));
        how = name + " elsewhere";
      }
      case 2 -> {
        int bit = random.nextInt(8);
        content[where] ^= (byte) (1 << bit);
        how += " bit " + bit;
      }
      case 3 -> {
        int value = (int) EXTREMES[random.nextInt(EXTREMES.length)];
        bytes.putInt(where, value);
        how += " int " + value;
      }
      default -> {
        long value = EXTREMES[random.nextInt(EXTREMES.length)];
        bytes.putLong(where, value);
        how += " long " + value;
      }
    }
    return how;
  }

  private String refusalOf(UnaryOperator<String> change) throws IOException {
    ForgedCheckpoint forged = ForgedCheckpoint.of(sound());
    byte[] content = forged.sections().get(0).content();
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String changed = change.apply(text);
    assertTrue(!changed.equals(text), "nothing was changed");
    forged
        .sections()
        .set(
            0,
            new ForgedCheckpoint.Section(
                SavedRun.SECTION, changed.getBytes(StandardCharsets.ISO_8859_1)));
    forged.write(checkpoint());
    return refusal();
  }

  private static String number(long value) {
    return new String(
        ByteBuffer.allocate(Long.BYTES).putLong(value).array(), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Integer.MAX_VALUE, 1L << 31, 1_000_000_000_000L, Long.MIN_VALUE})
  void aLengthThatNothingHasIsRefused(long length) throws IOException {
    String program = Build.current().version();
    String reason =
        refusalOf(
            text -> {
              int at = text.indexOf(program) - Long.BYTES;
              return text.substring(0, at) + number(length) + text.substring(at + Long.BYTES);
            });
    assertTrue(reason.contains("it is not what was written: "), reason);
    theSoundOneGoesOn();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 601, Integer.MAX_VALUE, 1_000_000_000_000L, 299})
  void aSampleThatTheRunHasNotIsRefused(long sample) throws IOException {
    long stood = SavedRun.ofUnfinished(out).orElseThrow().sample();
    String reason = refusalOf(text -> text.replace(number(stood), number(sample)));
    assertTrue(reason.contains(String.valueOf(sample)), reason);
    theSoundOneGoesOn();
  }

  @Test
  void aFileThatIsCalledOtherwiseIsRefused() throws IOException {
    String reason = refusalOf(text -> text.replace("spikes.csv", "../../x.yz"));
    assertTrue(reason.contains("the checkpoint knows no file spikes.csv"), reason);
    theSoundOneGoesOn();
  }

  @Test
  void aTimeThatIsNoneIsRefused() throws IOException {
    String ms = SavedRun.ofUnfinished(out).orElseThrow().untilMs().toPlainString();
    String wrong = "1e999999999999".substring(0, ms.length());
    String reason =
        refusalOf(text -> text.replace(number(ms.length()) + ms, number(wrong.length()) + wrong));
    assertTrue(reason.contains("checkpoint"), reason);
    theSoundOneGoesOn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint.bin", "spikes.csv", "array.npy", "events.0.node_ids.part"})
  void aLinkIsNotFollowed(String name) throws IOException {
    Path victim = folder.resolve("victim");
    Path link = out.resolve(".rheobase").resolve(name);
    Files.move(link, victim);
    Files.createSymbolicLink(link, victim);
    byte[] before = Files.readAllBytes(victim);
    if (name.equals("checkpoint.bin")) {
      assertTrue(resume().complete(), "it is only read");
    } else {
      assertTrue(refusal().contains(link + " is a link, a folder or a pipe"), refusal());
      Files.delete(link);
      Files.write(link, before);
      theSoundOneGoesOn();
    }
    assertEquals(Arrays.toString(before), Arrays.toString(Files.readAllBytes(victim)));
  }

  @Test
  void aCheckpointThatIsALinkToNothingClearsNothing() throws IOException {
    Files.delete(checkpoint());
    Files.createSymbolicLink(checkpoint(), folder.resolve("nowhere"));
    assertTrue(refusal().contains("checkpoint.bin does not exist"), refusal());
    FolderContent before = FolderContent.of(out);
    PopulationRun.tidyUp(out);
    assertEquals(before, FolderContent.of(out));
    theSoundOneGoesOn();
    assertTrue(Files.notExists(folder.resolve("nowhere"), LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aCheckpointThatIsAFolderIsRefused() throws IOException {
    Files.delete(checkpoint());
    Files.createDirectory(checkpoint());
    assertTrue(refusal().contains("is a folder, a pipe or a device"), refusal());
    theSoundOneGoesOn();
  }
}
