package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoiseKernelTest {
  private static final long KEY0 = 0x0123456789abcdefL;
  private static final long KEY1 = -77;

  /** Threefry as its authors write it, round by round. */
  private static long[] threefry(long[] counter, long key0, long key1) {
    long[] key = {key0, key1, 0x1BD11BDAA9FC1A22L ^ key0 ^ key1};
    int[][] rotation = {{16, 42, 12, 31}, {16, 32, 24, 21}};
    long a = counter[0] + key[0];
    long b = counter[1] + key[1];
    for (int four = 0; four < 5; four++) {
      for (int r : rotation[four % 2]) {
        a += b;
        b = Long.rotateLeft(b, r) ^ a;
      }
      a += key[(four + 1) % 3];
      b += key[(four + 2) % 3] + four + 1;
    }
    return new long[] {a, b};
  }

  private static double normal(int draw, int neuron, long step) {
    long pair = neuron / 16 * 8 + neuron % 8;
    long[] word = threefry(new long[] {((long) draw << 32) | pair, step}, KEY0, KEY1);
    double u = 1 - (word[0] >>> 12) * 0x1p-52;
    double angle = ((word[1] >>> 12) * 0x1p-52 - 0.5) * (Math.PI / 2);
    double radius = StrictMath.sqrt(-2 * StrictMath.log(u)) * ((word[1] & 1) == 0 ? 1 : -1);
    boolean sine = (word[1] & 2) != 0 ^ neuron % 16 >= 8;
    return radius * (sine ? StrictMath.sin(angle) : StrictMath.cos(angle));
  }

  private static void fill(
      NoiseKernel kernel,
      long key0,
      long key1,
      int draw,
      int firstNeuron,
      long step,
      double[] out,
      int from,
      int to) {
    if (to <= out.length) {
      Arrays.fill(out, from, to, 0);
    }
    kernel.add(key0, key1, draw, firstNeuron, step, 1, 0, out, out, from, to);
  }

  @Test
  void theReferenceGivesTheKnownAnswersOfRandom123() {
    assertArrayEquals(
        new long[] {0xc2b6e3a8c2c69865L, 0x6f81ed42f350084dL}, threefry(new long[] {0, 0}, 0, 0));
    assertArrayEquals(
        new long[] {0xe02cb7c4d95d277aL, 0xd06633d0893b8b68L},
        threefry(new long[] {-1, -1}, -1, -1));
    assertArrayEquals(
        new long[] {0x263c7d30bb0f0af1L, 0x56be8361d3311526L},
        threefry(
            new long[] {0x243f6a8885a308d3L, 0x13198a2e03707344L},
            0xa4093822299f31d0L,
            0x082efa98ec4e6c89L));
  }

  @ParameterizedTest
  @MethodSource("backends")
  void normalsFollowTheDrawLayout(Backend backend) {
    NoiseKernel kernel = KernelCompiler.noise(backend);
    double[] out = new double[205];
    fill(kernel, KEY0, KEY1, 3, 4096, 123_456, out, 0, out.length);
    for (int i = 0; i < out.length; i++) {
      assertEquals(normal(3, 4096 + i, 123_456), out[i], 1e-14);
    }
  }

  private static List<Backend> backends() {
    return Stream.of(Backend.values()).filter(Backend::isAvailable).toList();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void normalsAreTheSameBitsAsThoseOfScalarCode(Backend backend) {
    NoiseKernel scalar = KernelCompiler.noise(Backend.SCALAR);
    NoiseKernel simd = KernelCompiler.noise(backend);
    double[] one = new double[1024];
    double[] many = new double[1024];
    for (long step = 0; step < 3000; step++) {
      int draw = step % 2 == 0 ? 0 : -5;
      fill(scalar, KEY0, KEY1, draw, 512, step, one, 0, one.length);
      fill(simd, KEY0, KEY1, draw, 512, step, many, 0, many.length);
      assertArrayEquals(one, many);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aNormalDoesNotDependOnTheRangeItIsDrawnIn(Backend backend) {
    NoiseKernel kernel = KernelCompiler.noise(backend);
    double[] whole = new double[96];
    fill(kernel, KEY0, KEY1, 0, 0, 9, whole, 0, whole.length);
    for (int length = 0; length <= 80; length++) {
      double[] part = new double[100];
      Arrays.fill(part, 7);
      fill(kernel, KEY0, KEY1, 0, 16, 9, part, 5, 5 + length);
      assertArrayEquals(
          Arrays.copyOfRange(whole, 16, 16 + length), Arrays.copyOfRange(part, 5, 5 + length));
      assertEquals(7, part[4]);
      assertEquals(7, part[5 + length]);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void scaledAndShiftedNormalsAreAddedToWhatIsThere(Backend backend) {
    int n = 2077;
    double[] normals = new double[n];
    double[] sums = new double[n];
    Arrays.setAll(sums, i -> 0.1 * i);
    KernelCompiler.noise(backend).add(KEY0, KEY1, 0, 32, 9, 1, 0, normals, normals, 0, n);
    KernelCompiler.noise(backend).another().add(KEY0, KEY1, 0, 32, 9, 2.5, -0.7, sums, sums, 0, n);
    for (int i = 0; i < n; i++) {
      assertEquals(normal(0, 32 + i, 9), normals[i], 1e-14);
      assertEquals(0.1 * i + Math.fma(2.5, normals[i], -0.7), sums[i], 0.0);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void theSumOfAnotherArrayAndNormalsReplacesWhatWasThere(Backend backend) {
    for (int n : new int[] {1, 15, 16, 33, 2077}) {
      double[] base = new double[n + 8];
      Arrays.setAll(base, i -> i % 3 == 0 ? -0.0 : 0.3 * i);
      double[] before = base.clone();
      double[] expected = base.clone();
      double[] sums = new double[n + 8];
      Arrays.fill(sums, Double.NaN);
      NoiseKernel kernel = KernelCompiler.noise(backend);
      kernel.add(KEY0, KEY1, 1, 48, 9, 2.5, -0.7, expected, expected, 3, n + 3);
      kernel.add(KEY0, KEY1, 1, 48, 9, 2.5, -0.7, base, sums, 3, n + 3);
      assertArrayEquals(before, base);
      assertArrayEquals(Arrays.copyOfRange(expected, 3, n + 3), Arrays.copyOfRange(sums, 3, n + 3));
      assertEquals(Double.NaN, sums[2]);
      assertEquals(Double.NaN, sums[n + 3]);
    }
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aBaseThatIsTooShortIsRefused(Backend backend) {
    NoiseKernel kernel = KernelCompiler.noise(backend);
    double[] out = new double[32];
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> kernel.add(KEY0, KEY1, 0, 0, 9, 1, 0, new double[31], out, 0, 32));
  }

  @ParameterizedTest
  @MethodSource("backends")
  void aRangeFarInsideAnArrayIsNotExceeded(Backend backend) {
    double[] out = new double[200];
    fill(KernelCompiler.noise(backend), KEY0, KEY1, 0, 16, 9, out, 100, 132);
    double[] drawn = new double[32];
    fill(KernelCompiler.noise(backend), KEY0, KEY1, 0, 16, 9, drawn, 0, 32);
    assertArrayEquals(drawn, Arrays.copyOfRange(out, 100, 132));
    assertArrayEquals(new double[100], Arrays.copyOf(out, 100));
    assertArrayEquals(new double[68], Arrays.copyOfRange(out, 132, 200));
  }

  @Test
  void momentsAreThoseOfTheNormalDistribution() {
    NoiseKernel kernel = KernelCompiler.noise(Backend.SIMD);
    double[] out = new double[1_000_000];
    fill(kernel, 1, 2, 0, 0, 0, out, 0, out.length);
    double[] moment = new double[5];
    for (double z : out) {
      double power = 1;
      for (int k = 0; k < moment.length; k++) {
        moment[k] += power / out.length;
        power *= z;
      }
    }
    assertEquals(0, moment[1], 4e-3);
    assertEquals(1, moment[2], 6e-3);
    assertEquals(0, moment[3], 0.016);
    assertEquals(3, moment[4], 0.04);
  }

  /** Memory for code is never given back, and a sweep asks for the draws with every point. */
  @Test
  void machineCodeOfTheDrawsIsThereOnce() throws IOException {
    assumeTrue(Backend.MACHINE.isAvailable());
    KernelCompiler.noise(Backend.MACHINE);
    long before = mappings();
    for (int i = 0; i < 200; i++) {
      KernelCompiler.noise(Backend.MACHINE);
    }
    assertTrue(mappings() < before + 100, "each took memory of its own");
  }

  @Test
  void theBuildHasLeftTheCodeOfTheDraws() throws IOException {
    try (InputStream in = MachineNoise.class.getResourceAsStream(MachineNoise.CODE)) {
      assertArrayEquals(new MachineNoiseWriter().code(), in.readAllBytes());
    }
  }

  private static long mappings() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains(" r-xp "))
        .count();
  }

  @Test
  void aFirstNeuronInsideABlockOfSixteenIsRefused() {
    NoiseKernel kernel = KernelCompiler.noise(Backend.SCALAR);
    double[] out = new double[16];
    assertThrows(
        IllegalArgumentException.class, () -> fill(kernel, 1, 2, 0, 8, 0, out, 0, out.length));
    assertThrows(IndexOutOfBoundsException.class, () -> fill(kernel, 1, 2, 0, 0, 0, out, 0, 17));
  }
}
