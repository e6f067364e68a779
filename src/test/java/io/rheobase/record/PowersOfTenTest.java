package io.rheobase.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class PowersOfTenTest {
  @Test
  void everyPowerEqualsTheOneOfExactArithmetic() {
    for (int e = PowersOfTen.MIN_EXPONENT; e <= PowersOfTen.MAX_EXPONENT; e++) {
      BigInteger power =
          BigInteger.valueOf(PowersOfTen.high(e))
              .shiftLeft(63)
              .add(BigInteger.valueOf(PowersOfTen.low(e)));
      assertEquals(exact(e), power, "10^" + e);
    }
  }

  private static BigInteger exact(int e) {
    BigInteger power = BigInteger.TEN.pow(Math.abs(e));
    BigInteger scaled =
        e >= 0 ? power.shiftLeft(2000) : BigInteger.ONE.shiftLeft(2000).divide(power);
    return scaled.shiftRight(scaled.bitLength() - 126).add(BigInteger.ONE);
  }
}
