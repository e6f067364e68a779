package io.rheobase.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "20 ms, 20", "0.02 s, 20", "20ms, 20", "0.7 nS/mV, 0.7", "0.03 /ms, 0.03", "30 Hz, 0.03",
    "3 1/s, 0.003", "-55. mV, -55", ".1 ms, 0.1", "1e-3 V, 1", "5_000 um^2, 5000", "+1.5E2 pA, 150",
    "2 cm, 20000", "1 uF/cm^2, 0.01", "100 MOhm, 0.1", "0 mV, 0", "1_0.2_5e0_1 mV, 102.5"
  })
  void quantitiesBecomeCoherentValues(String text, double coherent) {
    Quantity quantity = Quantity.parse(text);
    assertEquals(coherent, quantity.coherent());
    assertFalse(quantity.bare());
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0.7", "5_000, 5000", " -55. , -55", ".1, 0.1", "1e-3, 0.001"})
  void aBareNumberIsDimensionlessAndFlagged(String text, double value) {
    Quantity quantity = Quantity.parse(text);
    assertTrue(quantity.bare());
    assertEquals(Dimension.NONE, quantity.dimension());
    assertEquals(value, quantity.coherent());
    assertFalse(Quantity.parse(text + " 1").bare());
  }

  @Test
  void theSameQuantityInAnotherUnitIsTheSameDouble() {
    String[][] sameDimension = {
      {"ms", "s", "us", "ns", "ks"}, {"mV", "V", "uV"}, {"pA", "nA", "uA", "A"},
      {"nS/mV", "S/V", "uS/mV"}, {"uF/cm^2", "pF/um^2", "F/m^2"}, {"GOhm", "Ohm", "MOhm"}
    };
    Random random = new Random(3);
    for (int i = 0; i < 40_000; i++) {
      String[] units = sameDimension[random.nextInt(sameDimension.length)];
      BigDecimal number =
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(63), random.nextInt(-5, 25));
      Unit first = Unit.parse(units[random.nextInt(units.length)]);
      Unit second = Unit.parse(units[random.nextInt(units.length)]);
      String here = number + " " + first;
      String there = number.scaleByPowerOfTen(first.scale() - second.scale()) + " " + second;
      assertEquals(
          Double.doubleToRawLongBits(Quantity.parse(here).coherent()),
          Double.doubleToRawLongBits(Quantity.parse(there).coherent()),
          () -> here + " against " + there);
    }
    assertEquals(Quantity.parse("20 ms").coherent(), Quantity.parse("0.02 s").coherent());
    assertEquals(Quantity.parse("0.3 mV").coherent(), Quantity.parse("300 uV").coherent());
  }

  @Test
  void aFormattedValueReadsBackToTheSameDouble() {
    Random random = new Random(4);
    String[] units = {"ms", "s", "ns", "mV", "V", "nS/mV", "uF/cm^2", "Ohm", "/ms", "1", "A"};
    for (int i = 0; i < 40_000; i++) {
      double value =
          random.nextBoolean()
              ? Double.longBitsToDouble(random.nextLong())
              : random.nextInt(-100_000, 100_000) / 1000.0;
      if (Double.isFinite(value)) {
        Unit unit = Unit.parse(units[random.nextInt(units.length)]);
        assertEquals(value, Quantity.parse(unit.format(value)).coherent() + 0.0, 0.0);
      }
    }
    assertEquals(
        Double.MAX_VALUE,
        Quantity.parse(Unit.parse("ns").format(1.7976931348623157e308)).coherent());
  }

  @Test
  void formatsAreShortestInTheUnitAsked() {
    assertEquals("0.02 s", Unit.parse("s").format(20));
    assertEquals("20 ms", Unit.parse("ms").format(20));
    assertEquals("0.3 mV", Unit.parse("mV").format(0.3));
    assertEquals("0.30000000000000004 mV", Unit.parse("mV").format(0.1 + 0.2));
    assertEquals("0.03 /ms", Unit.parse("1/ms").format(0.03));
    assertEquals("30 Hz", Unit.parse("Hz").format(0.03));
    assertEquals("-55", Unit.ONE.format(-55));
    assertEquals("0 pA", Unit.parse("pA").format(0));
    assertEquals("2.81e-10 F", Unit.parse("F").format(281));
    assertEquals("20000 um^2", Unit.parse("um^2").format(20_000));
    assertEquals("1e12 pA", Unit.parse("pA").format(1e12));
    assertEquals("2e23", Unit.ONE.format(2e23));
  }

  @ParameterizedTest
  @CsvSource({
    "nan, 0", "inf, 0", "'', 0", "ms, 0", "- 5 ms, 0", "5 mv, 2", "20 * ms, 3", "1__0 ms, 1",
    "_1 ms, 0", "1_ ms, 1", "5e, 1", ". ms, 0", "0x10, 1", "1:30, 1", "20 ms ms, 6", "5 %, 2",
    "--5, 0", "1e401, 0", "1e400 V, 0", "1e-400, 0", "5 Infinity, 2"
  })
  void whatIsNoQuantityIsRefusedWhereItGoesWrong(String text, int offset) {
    UnitException e = assertThrows(UnitException.class, () -> Quantity.parse(text));
    assertEquals(offset, e.offset(), e.getMessage());
  }

  @Test
  void theNearestUnitIsNamed() {
    UnitException e = assertThrows(UnitException.class, () -> Quantity.parse("5 mv"));
    assertEquals(Optional.of("mV"), e.nearest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999999999999", "1e-401", "1e+0000000000401"})
  void hostileExponentsAreRefused(String text) {
    assertThrows(UnitException.class, () -> Quantity.parse(text));
  }

  @Test
  void hostileLengthsAreRefused() {
    assertThrows(UnitException.class, () -> Quantity.parse("1".repeat(401)));
    assertThrows(UnitException.class, () -> Quantity.parse("9".repeat(10_000_000)));
  }
}
