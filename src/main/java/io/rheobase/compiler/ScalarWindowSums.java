package io.rheobase.compiler;

/**
 * The scalar form: sixteen sums stay in registers while all pieces go by. The JIT does not turn the
 * plain loop into vector code, because pieces begin at different places of an array that might be
 * that of the sums; then this is the fastest.
 */
final class ScalarWindowSums implements WindowSums {
  private static final int BLOCK = 16;

  @Override
  public void add(double[] sums, int length, double[] signal, int[] starts, int from, int to) {
    int j = 0;
    for (; j + BLOCK <= length; j += BLOCK) {
      block(sums, j, signal, starts, from, to);
    }
    rest(sums, j, length, signal, starts, from, to);
  }

  private static void block(double[] sums, int j, double[] signal, int[] starts, int from, int to) {
    double a = sums[j];
    double b = sums[j + 1];
    double c = sums[j + 2];
    double d = sums[j + 3];
    double e = sums[j + 4];
    double f = sums[j + 5];
    double g = sums[j + 6];
    double h = sums[j + 7];
    double i = sums[j + 8];
    double k = sums[j + 9];
    double l = sums[j + 10];
    double m = sums[j + 11];
    double n = sums[j + 12];
    double o = sums[j + 13];
    double q = sums[j + 14];
    double r = sums[j + 15];
    for (int p = from; p < to; p++) {
      int s = starts[p] + j;
      a += signal[s];
      b += signal[s + 1];
      c += signal[s + 2];
      d += signal[s + 3];
      e += signal[s + 4];
      f += signal[s + 5];
      g += signal[s + 6];
      h += signal[s + 7];
      i += signal[s + 8];
      k += signal[s + 9];
      l += signal[s + 10];
      m += signal[s + 11];
      n += signal[s + 12];
      o += signal[s + 13];
      q += signal[s + 14];
      r += signal[s + 15];
    }
    sums[j] = a;
    sums[j + 1] = b;
    sums[j + 2] = c;
    sums[j + 3] = d;
    sums[j + 4] = e;
    sums[j + 5] = f;
    sums[j + 6] = g;
    sums[j + 7] = h;
    sums[j + 8] = i;
    sums[j + 9] = k;
    sums[j + 10] = l;
    sums[j + 11] = m;
    sums[j + 12] = n;
    sums[j + 13] = o;
    sums[j + 14] = q;
    sums[j + 15] = r;
  }

  /** The last sums, fewer than a block. */
  static void rest(
      double[] sums, int j, int length, double[] signal, int[] starts, int from, int to) {
    for (int at = j; at < length; at++) {
      double sum = sums[at];
      for (int p = from; p < to; p++) {
        sum += signal[starts[p] + at];
      }
      sums[at] = sum;
    }
  }
}
