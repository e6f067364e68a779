package io.rheobase.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  private static final double[] NUMBERS = {0.1, -0.0, Double.MIN_VALUE, 1e300, Double.NaN};
  private static final int[] NEURONS = {0, 7, Integer.MAX_VALUE};

  /** More than a piece takes. */
  private static final long[] SAMPLES = LongStream.range(-20, 20_000).toArray();

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("checkpoint.bin");
    try (CheckpointWriter writer = new CheckpointWriter(path)) {
      writer.section(
          "numbers",
          out -> {
            out.number(42);
            out.doubles(NUMBERS, 0, NUMBERS.length);
            out.ints(NEURONS, 1, 3);
            out.text("τ is 20 ms");
          });
      writer.section("nothing", out -> {});
      writer.section("samples", out -> out.longs(SAMPLES, 0, SAMPLES.length));
      writer.complete();
    }
  }

  private static void readAll(Path path) throws IOException {
    try (CheckpointReader reader = CheckpointReader.open(path)) {
      reader.section(
          "numbers",
          in -> {
            in.expect(42, "answers");
            double[] numbers = new double[NUMBERS.length];
            in.doubles(numbers, 0, numbers.length);
            assertArrayEquals(NUMBERS, numbers);
            int[] neurons = new int[3];
            in.ints(neurons, 1, 3);
            assertArrayEquals(new int[] {0, 7, Integer.MAX_VALUE}, neurons);
            assertEquals("τ is 20 ms", in.text());
          });
      reader.section("nothing", in -> {});
      reader.section(
          "samples",
          in -> {
            long[] samples = new long[SAMPLES.length];
            in.longs(samples, 0, samples.length);
            assertArrayEquals(SAMPLES, samples);
          });
    }
  }

  private String refusal() {
    return assertThrows(CheckpointException.class, () -> CheckpointReader.open(path)).getMessage();
  }

  @Test
  void whatIsWrittenIsReadBitForBit() throws IOException {
    readAll(path);
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int at = 0; at < whole.length; at += at < 300 || at > whole.length - 300 ? 1 : 997) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(path, flipped);
      String refusal = refusal();
      assertTrue(refusal.contains(path.toString()), refusal);
    }
  }

  @Test
  void everyTruncationIsFound() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length += length < 300 ? 1 : 1009) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertFalse(refusal().isEmpty());
    }
    Files.write(path, Arrays.copyOf(whole, whole.length - 1));
    assertTrue(refusal().endsWith("is damaged in its end"), refusal());
    Files.write(path, Arrays.copyOf(whole, whole.length - 100));
    assertTrue(refusal().contains("is cut off in section samples"), refusal());
    Files.write(path, Arrays.copyOf(whole, whole.length + 1));
    assertTrue(refusal().endsWith("goes on behind its end"), refusal());
  }

  @Test
  void theDamagedSectionIsNamed() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    whole[40] ^= 1;
    Files.write(path, whole);
    assertTrue(refusal().endsWith("is damaged in section numbers"), refusal());
  }

  @Test
  void aForeignFileIsNoCheckpoint() throws IOException {
    Files.writeString(path, "t_ms,population,neuron\n", StandardCharsets.UTF_8);
    assertTrue(refusal().endsWith("is no checkpoint of this program"), refusal());
  }

  @Test
  void aNewerVersionIsLeftToTheProgramThatWroteIt() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    whole[11] = 2;
    Files.write(path, whole);
    assertTrue(refusal().contains("has version 2, this program reads version 1"), refusal());
  }

  @Test
  void anotherStateThanTheReaderExpectsIsRefused() throws IOException {
    try (CheckpointReader reader = CheckpointReader.open(path)) {
      assertThrows(
          CheckpointException.class, () -> reader.section("numbers", in -> in.expect(41, "cells")));
    }
    try (CheckpointReader reader = CheckpointReader.open(path)) {
      assertThrows(CheckpointException.class, () -> reader.section("numbers", StateIn::number));
    }
    try (CheckpointReader reader = CheckpointReader.open(path)) {
      assertThrows(
          CheckpointException.class,
          () ->
              reader.section(
                  "numbers",
                  in -> {
                    long[] tooMany = new long[1000];
                    in.longs(tooMany, 0, tooMany.length);
                  }));
    }
    try (CheckpointReader reader = CheckpointReader.open(path)) {
      assertThrows(CheckpointException.class, () -> reader.section("samples", in -> {}));
    }
  }

  @Test
  void anUnfinishedOneLeavesTheOlderInItsPlace() throws IOException {
    try (CheckpointWriter writer = new CheckpointWriter(path)) {
      writer.section("numbers", out -> out.number(1));
    }
    readAll(path);
    try (var names = Files.list(folder)) {
      assertEquals(1, names.count());
    }
  }
}
