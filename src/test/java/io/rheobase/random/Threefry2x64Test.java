package io.rheobase.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Threefry2x64Test {
  private static final StreamKey PI_KEY = new StreamKey(0xa4093822299f31d0L, 0x082efa98ec4e6c89L);

  /** From the file kat_vectors of Random123 1.14, "threefry2x64 20". */
  @Test
  void givesTheKnownAnswersOfRandom123() {
    assertEquals(
        new Threefry2x64.Words(0xc2b6e3a8c2c69865L, 0x6f81ed42f350084dL),
        Threefry2x64.words(new StreamKey(0, 0), 0, 0));
    assertEquals(
        new Threefry2x64.Words(0xe02cb7c4d95d277aL, 0xd06633d0893b8b68L),
        Threefry2x64.words(new StreamKey(-1, -1), -1, -1));
    assertEquals(
        new Threefry2x64.Words(0x263c7d30bb0f0af1L, 0x56be8361d3311526L),
        Threefry2x64.words(PI_KEY, 0x243f6a8885a308d3L, 0x13198a2e03707344L));
  }

  @Test
  void arraysHoldTheWordsOfSuccessiveCounters() {
    SplittableRandom random = new SplittableRandom(5);
    long[] a = new long[700];
    long[] b = new long[700];
    for (int repeat = 0; repeat < 300; repeat++) {
      StreamKey key = new StreamKey(random.nextLong(), random.nextLong());
      long c0 = random.nextLong();
      long c1 = random.nextLong();
      int n = random.nextInt(a.length);
      Threefry2x64.fill(key, c0, c1, n, a, b);
      for (int i = 0; i < n; i++) {
        assertEquals(Threefry2x64.words(key, c0 + i, c1), new Threefry2x64.Words(a[i], b[i]));
      }
    }
  }

  @Test
  void wordsBeyondTheCountStayUntouched() {
    long[] a = {7, 7, 7};
    long[] b = {8, 8, 8};
    Threefry2x64.fill(PI_KEY, 0, 0, 2, a, b);
    assertEquals(7, a[2]);
    assertEquals(8, b[2]);
  }

  @Test
  void arraysTooShortAreRefused() {
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> Threefry2x64.fill(PI_KEY, 0, 0, 3, new long[3], new long[2]));
  }

  @Test
  void oneBitOfKeyOrCounterChangesHalfOfTheBits() {
    Threefry2x64.Words plain = Threefry2x64.words(PI_KEY, 5, 6);
    for (int bit = 0; bit < 64; bit++) {
      long flip = 1L << bit;
      StreamKey k0 = new StreamKey(PI_KEY.k0() ^ flip, PI_KEY.k1());
      StreamKey k1 = new StreamKey(PI_KEY.k0(), PI_KEY.k1() ^ flip);
      assertEquals(64, distance(plain, Threefry2x64.words(PI_KEY, 5 ^ flip, 6)), 28);
      assertEquals(64, distance(plain, Threefry2x64.words(PI_KEY, 5, 6 ^ flip)), 28);
      assertEquals(64, distance(plain, Threefry2x64.words(k0, 5, 6)), 28);
      assertEquals(64, distance(plain, Threefry2x64.words(k1, 5, 6)), 28);
    }
  }

  private static int distance(Threefry2x64.Words x, Threefry2x64.Words y) {
    return Long.bitCount(x.a() ^ y.a()) + Long.bitCount(x.b() ^ y.b());
  }
}
