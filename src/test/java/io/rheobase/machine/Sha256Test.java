package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hash beside the examples of FIPS 180 and the hash of the JDK. */
class Sha256Test {
  private final MessageDigest digest = Sha256.create();
  private final Random random = new Random(5);

  private static byte[] expected(byte[] bytes, int from, int length) throws Exception {
    MessageDigest known = MessageDigest.getInstance("SHA-256");
    known.update(bytes, from, length);
    return known.digest();
  }

  @Test
  void itIsOurOwnWhereTheProcessorCan() {
    assumeTrue(MachineCode.isCallable() && Processor.has("sha_ni", "ssse3", "sse4_1"));
    assertEquals(Sha256.class, digest.getClass());
    assertEquals("SHA-256", digest.getAlgorithm());
    assertEquals(32, digest.getDigestLength());
  }

  @Test
  void theBuildHasLeftTheCode() throws Exception {
    assertArrayEquals(new Sha256Writer().code(), FixedCode.read(Sha256.class, Sha256.CODE));
    assertArrayEquals(
        new EntryWriter().code(), FixedCode.read(EntryLibrary.class, EntryLibrary.RESOURCE));
    assertThrows(IllegalStateException.class, () -> FixedCode.load(Sha256.class, "other.code"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
        + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
  })
  void theExamplesOfTheStandardHold(String text, String hash) {
    byte[] found = digest.digest(text.getBytes(StandardCharsets.US_ASCII));
    assertEquals(hash, HexFormat.of().formatHex(found));
  }

  @Test
  void everyLengthUpToSomeBlocksHasTheKnownHash() throws Exception {
    byte[] bytes = new byte[400];
    random.nextBytes(bytes);
    for (int length = 0; length < bytes.length - 3; length++) {
      digest.update(bytes, 3, length);
      assertArrayEquals(expected(bytes, 3, length), digest.digest(), "length " + length);
    }
  }

  @Test
  void piecesOfAnyLengthMakeTheHashOfTheWhole() throws Exception {
    byte[] bytes = new byte[100_000];
    random.nextBytes(bytes);
    for (int round = 0; round < 50; round++) {
      int at = 0;
      while (at < bytes.length) {
        int piece = Math.min(random.nextInt(round < 25 ? 200 : 20_000), bytes.length - at);
        switch (random.nextInt(3)) {
          case 0 -> digest.update(ByteBuffer.wrap(bytes, at, piece));
          case 1 -> {
            piece = 1;
            digest.update(bytes[at]);
          }
          default -> digest.update(bytes, at, piece);
        }
        at += piece;
      }
      assertArrayEquals(expected(bytes, 0, bytes.length), digest.digest());
    }
  }

  @Test
  void aCopyGoesOnByItself() throws Exception {
    byte[] bytes = new byte[1000];
    random.nextBytes(bytes);
    digest.update(bytes, 0, 500);
    MessageDigest copy = (MessageDigest) digest.clone();
    digest.update(bytes, 500, 500);
    copy.update(bytes, 500, 100);
    assertArrayEquals(expected(bytes, 0, 600), copy.digest());
    assertArrayEquals(expected(bytes, 0, 1000), digest.digest());
  }

  @Test
  void whatWasResetBeginsAnew() throws Exception {
    digest.update(new byte[77]);
    digest.reset();
    digest.update(new byte[] {1, 2, 3});
    byte[] room = new byte[40];
    assertEquals(32, digest.digest(room, 5, 35));
    assertArrayEquals(
        expected(new byte[] {1, 2, 3}, 0, 3), java.util.Arrays.copyOfRange(room, 5, 37));
    assertThrows(DigestException.class, () -> digest.digest(room, 0, 31));
  }

  @Test
  void aRangeOutsideTheBytesIsRefused() {
    assertThrows(RuntimeException.class, () -> digest.update(new byte[10], 5, 6));
  }
}
