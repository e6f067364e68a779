package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowSumsTest {

  /** Numbers of which no two sums in different orders have the same bits. */
  private static double[] signal(int samples) {
    double[] signal = new double[samples];
    long word = 1;
    for (int i = 0; i < samples; i++) {
      word = word * 6364136223846793005L + 1442695040888963407L;
      signal[i] = -60 + (word >> 11) * 0x1p-52 * 40;
    }
    return signal;
  }

  private static double[] naive(int length, double[] signal, int[] starts, int from, int to) {
    double[] sums = new double[length];
    for (int p = from; p < to; p++) {
      for (int j = 0; j < length; j++) {
        sums[j] += signal[starts[p] + j];
      }
    }
    return sums;
  }

  @ParameterizedTest
  @CsvSource({
    "SCALAR, 1",
    "SCALAR, 15",
    "SCALAR, 16",
    "SCALAR, 1000",
    "SIMD, 1",
    "SIMD, 7",
    "SIMD, 8",
    "SIMD, 31",
    "SIMD, 64",
    "SIMD, 71",
    "SIMD, 1000",
    "SIMD, 1037"
  })
  void everyFormAddsInTheOrderOfThePieces(Backend backend, int length) {
    double[] signal = signal(3000);
    int[] starts =
        IntStream.range(0, 200).map(i -> (i * 6007) % (signal.length - length + 1)).toArray();
    double[] sums = new double[length];
    WindowSums form = KernelCompiler.windowSums(backend);
    form.add(sums, length, signal, starts, 3, 50);
    form.add(sums, length, signal, starts, 50, 50);
    form.add(sums, length, signal, starts, 50, 199);
    assertArrayEquals(naive(length, signal, starts, 3, 199), sums);
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void sumsBeyondTheLengthStayAsTheyAre(Backend backend) {
    double[] sums = new double[100];
    KernelCompiler.windowSums(backend).add(sums, 70, signal(200), new int[] {5}, 0, 1);
    assertArrayEquals(new double[30], Arrays.copyOfRange(sums, 70, 100));
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void pieceBeyondTheSignalIsRefused(Backend backend) {
    WindowSums form = KernelCompiler.windowSums(backend);
    for (int start : new int[] {-1, 101}) {
      assertThrows(
          IndexOutOfBoundsException.class,
          () -> form.add(new double[100], 100, signal(200), new int[] {start}, 0, 1));
    }
  }

  @Test
  void anotherOrderGivesOtherBits() {
    double[] signal = signal(200);
    double forth = naive(1, signal, IntStream.range(0, 200).toArray(), 0, 200)[0];
    double back = naive(1, signal, IntStream.range(0, 200).map(i -> 199 - i).toArray(), 0, 200)[0];
    assertThrows(
        AssertionError.class,
        () -> assertArrayEquals(new double[] {forth}, new double[] {back}),
        "the test can tell orders apart");
  }
}
