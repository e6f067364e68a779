package io.rheobase.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTest {
  @ParameterizedTest
  @CsvSource({
    "ms, 0",
    "s, 3",
    "us, -3",
    "\u00B5s, -3",
    "\u03BCs, -3",
    "ns, -6",
    "mV, 0",
    "V, 3",
    "uV, -3",
    "pA, 0",
    "nA, 3",
    "uA, 6",
    "mA, 9",
    "A, 12",
    "nS, 0",
    "uS, 3",
    "mS, 6",
    "S, 9",
    "pF, 0",
    "nF, 3",
    "uF, 6",
    "F, 12",
    "Ohm, -9",
    "kOhm, -6",
    "MOhm, -3",
    "GOhm, 0",
    "M\u03A9, -3",
    "M\u2126, -3",
    "Hz, -3",
    "kHz, 0",
    "/ms, 0",
    "1/ms, 0",
    "/s, -3",
    "um, 0",
    "mm, 3",
    "cm, 4",
    "m, 6",
    "mM, 0",
    "M, 3",
    "uM, -3",
    "amol, 0",
    "fC, 0",
    "pC, 3",
    "nS/mV, 0",
    "S/V, 6",
    "mV/ms, 0",
    "pA*ms^0.5, 0",
    "/ms^0.5, 0",
    "kHz^0.5, 0",
    "uF/cm^2, -2",
    "mS/cm^2, -2",
    "uA/cm^2, -2",
    "Ohm*cm^2, -1",
    "1, 0",
    "V^-1, -3",
    "' nS / mV ', 0",
    "1*mV, 0",
    "mV^1.0, 0"
  })
  void scalesAreExactPowersOfTenOfTheCoherentSystem(String text, int scale) {
    assertEquals(scale, Unit.parse(text).scale());
  }

  @Test
  void theCoherentSystemNeedsNoFactors() {
    assertSameUnit("nS*mV", "pA");
    assertSameUnit("pF*mV/ms", "pA");
    assertSameUnit("GOhm*pA", "mV");
    assertSameUnit("kHz", "/ms");
    assertSameUnit("uF/cm^2*mV/ms", "uA/cm^2");
    assertSameUnit("mol/m^3", "mM");
    assertSameUnit("kOhm*uF", "ms");
    assertSameUnit("V^0.5*V^1.5", "V^2");
  }

  private static void assertSameUnit(String first, String second) {
    assertEquals(Unit.parse(second).dimension(), Unit.parse(first).dimension());
    assertEquals(Unit.parse(second).scale(), Unit.parse(first).scale());
  }

  @Test
  void theTextIsCanonicalAndReadsBack() {
    assertEquals("us", Unit.parse("\u03BCs").text());
    assertEquals("/ms", Unit.parse("1 / ms").text());
    assertEquals("MOhm", Unit.parse("M\u03A9").text());
    assertEquals("pA*ms^0.5", Unit.parse("pA * ms^0.5").text());
    assertEquals("uF/cm^2", Unit.parse("\u00B5F/cm^2").text());
    assertEquals("mV^-1", Unit.parse("mV^-1").text());
    assertEquals(Unit.ONE, Unit.parse(" 1 "));
    assertEquals(Unit.parse("nS/mV"), Unit.parse(Unit.parse("nS / mV").text()));
  }

  @ParameterizedTest
  @CsvSource({
    "mv, 0, 2, mV", "nS/mv, 3, 2, mV", "ohm, 0, 3, Ohm", "Mohm, 0, 4, MOhm", "msec, 0, 4, ms",
    "pa, 0, 2, pA", "hz, 0, 2, Hz", "1/mss, 2, 3, ms", "pA*sm, 3, 2, s", "uf/cm^2, 0, 2, uF"
  })
  void anUnknownUnitIsLocatedAndNamesTheNearest(
      String text, int offset, int length, String nearest) {
    UnitException e = assertThrows(UnitException.class, () -> Unit.parse(text));
    assertEquals(offset, e.offset());
    assertEquals(length, e.length());
    assertEquals(Optional.of(nearest), e.nearest());
    assertTrue(e.getMessage().contains("unknown unit"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "mV/, 3",
    "/, 1",
    "mV*, 3",
    "mV^, 3",
    "mV^x, 3",
    "mV^0, 3",
    "mV^0.3, 3",
    "mV^(2), 3",
    "mV mV, 3",
    "cm\u00B2, 2",
    "nS/(mV*ms), 3",
    "2 mV, 0",
    "mV%, 2",
    "11, 1",
    "mV^2.55, 3",
    "mV^1000, 3",
    "mV//ms, 3",
    "pA\u00B7ms, 2",
    "s^0.5, 0"
  })
  void whatIsNoUnitIsRefusedWhereItGoesWrong(String text, int offset) {
    UnitException e = assertThrows(UnitException.class, () -> Unit.parse(text));
    assertEquals(offset, e.offset(), e.getMessage());
    assertTrue(e.offset() + e.length() <= Math.max(text.length(), e.offset() + 1));
  }

  @Test
  void messagesShowTheFix() {
    assertMessage("cm\u00B2", "write ^2");
    assertMessage("nS/(mV*ms)", "a/b/c");
    assertMessage("s^0.5", "ms^0.5");
  }

  private static void assertMessage(String text, String part) {
    UnitException e = assertThrows(UnitException.class, () -> Unit.parse(text));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Gm^20", "V^33*V^33", "mV^99", "V^34"})
  void vastUnitsAreRefused(String text) {
    assertThrows(UnitException.class, () -> Unit.parse(text));
  }

  @Test
  void hostileTextsAreRefused() {
    assertThrows(UnitException.class, () -> Unit.parse("m".repeat(1_000_000)));
    assertThrows(UnitException.class, () -> Unit.parse("m*".repeat(199) + "m"));
    assertThrows(UnitException.class, () -> Unit.parse("m".repeat(400)));
  }

  @Test
  void mutatedUnitsEitherReadOrSayWhyNot() {
    Random random = new Random(2);
    String alphabet = "mVsApnSFOhHzc*/^-.0125 1\u00B5\u00B2(";
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder("nS/mV*ms^0.5");
      for (int k = random.nextInt(5); k >= 0; k--) {
        text.setCharAt(
            random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Unit unit = Unit.parse(text.toString());
        assertEquals(unit, Unit.parse(unit.text()));
      } catch (UnitException e) {
        assertTrue(e.offset() >= 0 && e.offset() <= text.length());
      }
    }
  }
}
