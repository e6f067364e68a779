package io.rheobase.random;

import java.util.Objects;

/**
 * Threefry-2x64 with 20 rounds (Salmon, Moraes, Dror and Shaw 2011, doi:10.1145/2063384.2063405): a
 * bijection of 128-bit counters for each 128-bit key, without multiplication or tables. A stream
 * has 2¹²⁸ counters, hence as many pairs of words.
 */
public final class Threefry2x64 {
  /** Of the key, one after every four rounds. */
  private static final int INJECTIONS = 5;

  private static final long KEY_PARITY = 0x1BD11BDAA9FC1A22L;

  private Threefry2x64() {}

  /**
   * The two words of one counter.
   *
   * @param a first word
   * @param b second word
   */
  public record Words(long a, long b) {}

  /** The two words of the counter (c0, c1). */
  public static Words words(StreamKey key, long c0, long c1) {
    long now = key.k0();
    long next = key.k1();
    long afterNext = parity(key);
    long a = c0 + now;
    long b = c1 + next;
    for (int injection = 1; injection <= INJECTIONS; injection++) {
      boolean even = (injection & 1) == 0;
      a += b;
      b = Long.rotateLeft(b, 16) ^ a;
      a += b;
      b = Long.rotateLeft(b, even ? 32 : 42) ^ a;
      a += b;
      b = Long.rotateLeft(b, even ? 24 : 12) ^ a;
      a += b;
      b = Long.rotateLeft(b, even ? 21 : 31) ^ a;
      long first = now;
      now = next;
      next = afterNext;
      afterNext = first;
      a += now;
      b += next + injection;
    }
    return new Words(a, b);
  }

  /**
   * The words of {@code n} successive counters (c0 + i, c1), the same as {@link #words}. Several
   * short loops, because the JIT's auto-vectoriser takes four rounds at a time, not twenty.
   *
   * @param a receives the first words in [0, n)
   * @param b receives the second words in [0, n)
   * @throws IndexOutOfBoundsException if an array is shorter than n
   */
  public static void fill(StreamKey key, long c0, long c1, int n, long[] a, long[] b) {
    Objects.checkFromToIndex(0, n, a.length);
    Objects.checkFromToIndex(0, n, b.length);
    long k0 = key.k0();
    long k1 = key.k1();
    long k2 = parity(key);
    count(c0 + k0, c1 + k1, n, a, b);
    evenRounds(n, a, b, k1, k2 + 1);
    oddRounds(n, a, b, k2, k0 + 2);
    evenRounds(n, a, b, k0, k1 + 3);
    oddRounds(n, a, b, k1, k2 + 4);
    evenRounds(n, a, b, k2, k0 + 5);
  }

  static long parity(StreamKey key) {
    return KEY_PARITY ^ key.k0() ^ key.k1();
  }

  private static void count(long first, long second, int n, long[] a, long[] b) {
    for (int i = 0; i < n; i++) {
      a[i] = first + i;
      b[i] = second;
    }
  }

  private static void evenRounds(int n, long[] a, long[] b, long injectA, long injectB) {
    for (int i = 0; i < n; i++) {
      long x = a[i];
      long y = b[i];
      x += y;
      y = Long.rotateLeft(y, 16) ^ x;
      x += y;
      y = Long.rotateLeft(y, 42) ^ x;
      x += y;
      y = Long.rotateLeft(y, 12) ^ x;
      x += y;
      y = Long.rotateLeft(y, 31) ^ x;
      a[i] = x + injectA;
      b[i] = y + injectB;
    }
  }

  private static void oddRounds(int n, long[] a, long[] b, long injectA, long injectB) {
    for (int i = 0; i < n; i++) {
      long x = a[i];
      long y = b[i];
      x += y;
      y = Long.rotateLeft(y, 16) ^ x;
      x += y;
      y = Long.rotateLeft(y, 32) ^ x;
      x += y;
      y = Long.rotateLeft(y, 24) ^ x;
      x += y;
      y = Long.rotateLeft(y, 21) ^ x;
      a[i] = x + injectA;
      b[i] = y + injectB;
    }
  }
}
