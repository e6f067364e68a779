package io.rheobase.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Another machine, JVM or compiler that rounds anything differently changes these hashes. */
class FixedBitsTest {
  @Test
  void exponentialHasTheSameBitsOnEveryMachine() throws NoSuchAlgorithmException {
    assertEquals("d227e363d11e3cd2", hash(Exponential::exp2, -1000, 1024));
    assertEquals("89b4cbf7391d5446", hash(Exponential::exp2, -60, 15));
    assertEquals("3402d97833b80e09", hash(Exponential::exp, -693, 709));
  }

  @Test
  void logarithmHasTheSameBitsOnEveryMachine() throws NoSuchAlgorithmException {
    assertEquals("0ae138c574cf742c", hash(Logarithm::ln, 0, 1));
    assertEquals("20300c70b6f7ad77", hash(Logarithm::ln, 0, 1e300));
  }

  @Test
  void sineAndCosineHaveTheSameBitsOnEveryMachine() throws NoSuchAlgorithmException {
    assertEquals("fa37e2dee0383c1c", hash(QuarterTurns::sin, -0.5, 0.5));
    assertEquals("042f40eb2478947f", hash(QuarterTurns::cos, -0.5, 0.5));
  }

  @Test
  void sineOfTurnsHasTheSameBitsOnEveryMachine() throws NoSuchAlgorithmException {
    assertEquals("e13d023249e0f6e7", hash(turns -> Turns.sin((long) turns), -0x1p63, 0x1p63));
  }

  /** The first 16 hexadecimal digits of the SHA-256 of 100,000 values, big-endian. */
  private static String hash(DoubleUnaryOperator function, double low, double high)
      throws NoSuchAlgorithmException {
    SplittableRandom random = new SplittableRandom(7);
    ByteBuffer bytes = ByteBuffer.allocate(100_000 * Double.BYTES);
    while (bytes.hasRemaining()) {
      bytes.putDouble(function.applyAsDouble(low + random.nextDouble() * (high - low)));
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
    return HexFormat.of().formatHex(digest).substring(0, 16);
  }
}
