package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FullFile;
import io.rheobase.npy.NpyHeader;
import io.rheobase.params.InferenceFile;
import io.rheobase.params.ParameterFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reader of a file that a parameter file names, with sound files of which some bytes were
 * changed: they are read, or refused with positions, and nothing else, soon. {@code -Dfuzz=1000000}
 * tries as many, {@code -Dfuzz.seed=1} others. What once went wrong is kept in the folder {@code
 * damaged} of the resources and tried as it is.
 */
class DamagedInputsTest {

  private static final int TRIED = Integer.getInteger("fuzz", 3000);
  private static final long SEED = Long.getLong("fuzz.seed", 20261122);
  private static final Duration FOR_ONE = Duration.ofSeconds(60);
  private static final Path CORPUS = Path.of("src/test/resources/damaged");

  private static final List<String> PIECES =
      List.of(
          "nan",
          "inf",
          "1e999",
          "-1",
          "1e308",
          "1e-400",
          "99999999999999999999",
          ",",
          ",,",
          "\"",
          "\n",
          "\r",
          "\0",
          "\t",
          " ",
          "\uFEFF",
          "é",
          "0x1p3",
          "1f",
          "(",
          ")",
          "'",
          "True",
          "|O",
          ">f8",
          "18446744073709551615",
          "9223372036854775808",
          "2147483648",
          "-5");

  @TempDir private Path scratch;

  /**
   * A reader and a file that it takes.
   *
   * @param file what it is called in the parameter file
   * @param text of the parameter file
   */
  private record Reader(String file, String text, byte[] sound) {

    boolean isInference() {
      return text.startsWith("infer");
    }
  }

  private final List<Reader> readers = new ArrayList<>();

  @BeforeEach
  void makeSoundFiles() throws IOException {
    String cells =
        "simulation: {dt: 0.1 ms, duration: 20 ms}\npopulations: {a: {model: LIF, size: 4%s}}\n";
    String receiver = cells.formatted(", receptors: {r: {current: exponential, tau: 5 ms}}");
    new FullFile(
            receiver
                + "inputs: {i: {to: a, constant: 1 nA}}\n"
                + "connections: {c: {from: a, to: a, rule: all_to_all, receptor: r,"
                + " weight: {uniform: [1 pA, 2 pA]}, delay: {uniform: [1 ms, 2 ms]}}}\n"
                + "record:\n  spikes: {of: a, spikes: all}\n"
                + "  trains: {of: a, spikes: all, format: sonata}\n"
                + "  edges: {of: c, connections: all, format: sonata}\n"
                + "  wires: {of: c, connections: all}\n"
                + "  table: {of: a, variables: [V]}\n"
                + "  array: {of: a, variables: [V], format: npy}\n")
        .run(scratch.resolve("sound"));
    Path sound = scratch.resolve("sound");
    byte[] table = Files.readAllBytes(sound.resolve("table.csv"));
    byte[] array = Files.readAllBytes(sound.resolve("array.npy"));
    byte[] spikes = Files.readAllBytes(sound.resolve("spikes.csv"));
    byte[] trains = Files.readAllBytes(sound.resolve("trains.h5"));
    byte[] edges = Files.readAllBytes(sound.resolve("edges.h5"));
    byte[] wires = Files.readAllBytes(sound.resolve("wires.csv"));
    String current = cells.formatted("") + "inputs: {i: {to: a, file: %s}}\n";
    add(current, "f.csv", table);
    add(current, "f.npy", array);
    String given =
        receiver + "inputs: {i: {to: a, receptor: r, spikes: {file: %s, weight: 1 pA}}}\n";
    add(given, "f.csv", spikes);
    add(given, "f.h5", trains);
    String joined =
        receiver
            + "connections: {c: {from: a, to: a, rule: {file: %s}, autapses: true, receptor: r}}\n";
    add(joined, "f.csv", wires);
    add(joined, "f.h5", edges);
    String matrix =
        receiver
            + "connections: {c: {from: a, to: a, rule: {matrix: %s, unit: pA}, autapses: true,"
            + " receptor: r, delay: 1 ms}}\n";
    add(matrix, "f.csv", "1,2,3,4\n0,1,2,3\n1,1,0,0\n4,3,2,1\n".getBytes(StandardCharsets.UTF_8));
    byte[] square = Arrays.copyOf(NpyHeader.table(4, 4).bytes(), 128 + 16 * Double.BYTES);
    for (int i = 128; i < square.length; i += Double.BYTES) {
      ByteBuffer.wrap(square).order(ByteOrder.LITTLE_ENDIAN).putDouble(i, i);
    }
    add(matrix, "f.npy", square);
    add(
        cells.formatted(", parameters: {tau_m: {file: %s}}"),
        "f.csv",
        "tau_m_ms\n10\n11\n12\n13.5\n".getBytes(StandardCharsets.UTF_8));
    String inference =
        "infer: {voltage: {file: %s, interval: 0.1 ms}, trains: {file: t.csv}, truth: unknown,"
            + " window: 1 ms}\n";
    add(inference, "f.csv", table);
    add(inference, "f.npy", array);
    Files.write(scratch.resolve("t.csv"), spikes);
  }

  private void add(String text, String file, byte[] sound) {
    readers.add(new Reader(file, text.formatted(file), sound));
  }

  @Test
  void soundFilesAreRead() throws IOException {
    for (Reader reader : readers) {
      assertTrue(isRead(reader, reader.sound()), reader::text);
    }
  }

  @Test
  void aDamagedFileIsReadOrRefused() throws IOException {
    int read = 0;
    for (int i = 0; i < TRIED; i++) {
      long seed = SEED + i;
      SplittableRandom random = new SplittableRandom(seed);
      Reader reader = readers.get(random.nextInt(readers.size()));
      byte[] damaged = damaged(reader.sound(), random);
      read += isReadSoon(reader, damaged, "-Dfuzz=1 -Dfuzz.seed=" + seed) ? 1 : 0;
    }
    assertTrue(read > TRIED / 50 && read < TRIED - TRIED / 10, read + " were read");
  }

  @Test
  void whatOnceWentWrongIsReadOrRefused() throws IOException {
    try (var files = Files.list(CORPUS)) {
      for (Path path : files.sorted().toList()) {
        String name = path.getFileName().toString();
        for (Reader reader : readers) {
          if (name.endsWith(reader.file().substring(1))) {
            isReadSoon(reader, Files.readAllBytes(path), name);
          }
        }
      }
    }
  }

  private boolean isReadSoon(Reader reader, byte[] content, String what) {
    try {
      return assertTimeoutPreemptively(FOR_ONE, () -> isRead(reader, content));
    } catch (Throwable e) {
      throw new AssertionError(what + ": " + reader.text(), e);
    }
  }

  private boolean isRead(Reader reader, byte[] content) throws IOException {
    Files.write(scratch.resolve(reader.file()), content);
    byte[] text = reader.text().getBytes(StandardCharsets.UTF_8);
    try {
      if (reader.isInference()) {
        InferenceFile.read("params.yaml", text, scratch, List.of());
      } else {
        new FullFile(reader.text()).read(scratch);
      }
      return true;
    } catch (ParameterFileException refusal) {
      assertFalse(refusal.faults().isEmpty());
      refusal
          .faults()
          .forEach(
              fault -> {
                assertTrue(fault.at().line() >= 1, fault::toString);
                assertFalse(fault.what().isBlank());
                assertFalse(fault.what().contains("Exception"), fault::what);
              });
      return false;
    }
  }

  private static byte[] damaged(byte[] sound, SplittableRandom random) {
    byte[] bytes = sound.clone();
    for (int n = random.nextInt(1, 4); n > 0 && bytes.length > 0; n--) {
      // What describes the numbers stands at the beginning.
      int reach = random.nextBoolean() ? bytes.length : Math.min(bytes.length, 700);
      int at = random.nextInt(reach);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> {
          int to = Math.min(bytes.length, at + random.nextInt(1, 9));
          Arrays.fill(bytes, at, to, (byte) (random.nextBoolean() ? 0xFF : random.nextInt(4)));
        }
        case 4 -> {
          byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
          byte[] longer = Arrays.copyOf(bytes, bytes.length + piece.length);
          System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
          System.arraycopy(piece, 0, longer, at, piece.length);
          bytes = longer;
        }
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(1, 64), bytes.length - Math.max(from, at));
          System.arraycopy(bytes.clone(), from, bytes, at, length);
        }
      }
    }
    return bytes;
  }
}
