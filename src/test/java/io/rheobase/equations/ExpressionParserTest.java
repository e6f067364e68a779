package io.rheobase.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {
  @ParameterizedTest
  @CsvSource({
    "x + y*2, x + (y*2)",
    "x - y - 1, (x - y) - 1",
    "x/y/2, (x/y)/2",
    "x/y*2, (x/y)*2",
    "-x^2, -(x^2)",
    "-x*y, (-x)*y",
    "x^-2*y, (x^(-2))*y",
    "2^2^3, 2^(2^3)",
    "x**2, x^2",
    "-x + y, (-x) + y",
    "x*+y, x*y",
    "2 mV*x, (2 mV)*x",
    "V/2 mV, V/(2 mV)"
  })
  void operatorsBindAsInPython(String text, String withParentheses) {
    assertSame(text, withParentheses);
  }

  @ParameterizedTest
  @CsvSource({
    "x > 0 and y > 0 or m > 0, ((x > 0) and (y > 0)) or (m > 0)",
    "x > 0 or y > 0 and m > 0, (x > 0) or ((y > 0) and (m > 0))",
    "not x > 0 and y > 0, (not (x > 0)) and (y > 0)",
    "not not x > y + 1, not (not (x > (y + 1)))",
    "x + 1 > y*2, (x + 1) > (y*2)"
  })
  void conditionsBindAsInPython(String text, String withParentheses) {
    assertEquals(
        Readings.withoutSpans(Readings.condition(withParentheses)),
        Readings.withoutSpans(Readings.condition(text)));
  }

  private static void assertSame(String first, String second) {
    assertEquals(
        Readings.withoutSpans(Readings.numeric(second)),
        Readings.withoutSpans(Readings.numeric(first)));
  }

  @Test
  void powersAreFoldedFromTheRight() {
    assertEquals(8, ((Numeric.Power) Readings.numeric("x^2^3")).exponent());
    assertEquals(-4, ((Numeric.Power) Readings.numeric("x^-(2*3 - 2)")).exponent());
    assertEquals(2, ((Numeric.Power) Readings.numeric("x^2.0")).exponent());
  }

  @ParameterizedTest
  @CsvSource({
    "40 mV, 40, mV",
    "40mV, 40, mV",
    "0.32 /mV, 0.32, /mV",
    "0.04 /mV/ms, 0.04, /mV/ms",
    "0.7 nS/mV, 0.7, nS/mV",
    "2 pA*ms^0.5, 2, pA*ms^0.5",
    "1 uF/cm^2, 0.01, uF/cm^2",
    "2 ms^-1, 2, ms^-1",
    "0.02 s, 20, s",
    "5_000 \u00B5V, 5, uV",
    "7, 7, 1"
  })
  void aUnitBelongsToTheNumberBeforeIt(String text, double value, String unit) {
    Numeric.Literal literal = (Numeric.Literal) Readings.numeric(text);
    assertEquals(value, literal.value());
    assertEquals(Unit.parse(unit), literal.unit());
    assertEquals(Unit.parse(unit).dimension(), literal.dimension());
  }

  @ParameterizedTest
  @CsvSource({
    "1/tau_m, 1 / tau_m",
    "1 /tau_m, 1 / tau_m",
    "40 mV/tau_m, 40 mV / tau_m",
    "40 mV*g_L, 40 mV * g_L",
    "40 mV/2, 40 mV / 2",
    "40 mV*exp(x), 40 mV * exp(x)",
    "1/V, 1 / V",
    "x^2 /m, x^2 / m",
    "x^-2 /m, x^-2 / m",
    "0.04 /mV/ms *V, 0.04 /mV/ms * V"
  })
  void whatIsNoUnitIsArithmetic(String text, String spaced) {
    assertSame(text, spaced);
    assertTrue(Readings.numeric(text) instanceof Numeric.Arithmetic);
  }

  @ParameterizedTest
  @CsvSource({
    "2 m, 3, 2*m",
    "2 /m, 4, 2 / m",
    "4 mV/V, 6, 4 mV / V",
    "5 /ms*V, 7, 5 /ms * V",
    "2 V, 3, 2*V"
  })
  void aNameThatIsAlsoAUnitIsAFaultAfterANumber(String text, int column, String fix) {
    EquationFault fault = Readings.fault(text);
    assertEquals(column, fault.span().column());
    assertEquals(1, fault.span().length());
    assertTrue(fault.what().contains("both a name in this model and a unit"), fault.message());
    assertTrue(fault.expected().contains("write " + fix), fault.message());
  }

  @ParameterizedTest
  @CsvSource({
    "0.32/mV, 6, 2, after a space",
    "x^2 /ms, 6, 2, is a unit",
    "x^2 mV, 5, 2, operator is missing",
    "V + mV, 5, 2, is a unit",
    "3 x, 3, 1, write 3*x",
    "2 exp(x), 3, 3, write 2*exp",
    "3 mv, 3, 2, did you mean 'mV'",
    "4 mV^2^2, 7, 1, write (4 mV^2)^n",
    "4 mV**2, 5, 2, write (4 mV)^n",
    "4 mV ^2, 6, 1, write (4 mV)^n",
    "2 ms^0.3*x, 6, 3, half"
  })
  void doubtfulUnitsAreFaultsThatShowTheFix(String text, int column, int length, String part) {
    EquationFault fault = Readings.fault(text);
    assertEquals(column, fault.span().column(), fault.message());
    assertEquals(length, fault.span().length(), fault.message());
    assertTrue(fault.message().contains(part), fault.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x +|4|0|ends too early",
        "(x + 1|1|1|'(' is not closed",
        "x + 1)|6|1|')' without '('",
        "x y|3|1|operator is missing before 'y'",
        "x (y)|1|1|to multiply write x*",
        "x * / y|5|1|unexpected '/'",
        "x = y|3|1|==",
        "x & y|3|1|'and'",
        "x \u00B7 y|3|1|write *",
        "x\u00B2|2|1|write ^2",
        "x @ y|3|1|unexpected '@'",
        "1e999|1|5|exponent beyond 400",
        "where(0 < x < 1, x, y)|13|1|chained",
        "()|2|1|unexpected ')'",
        "and x|1|3|unexpected 'and'",
        "exp|1|3|is a function",
        "expp(x)|1|4|did you mean 'exp'",
        "4 nS/mv*V|6|2|did you mean 'mV'",
        "tau_n|1|5|did you mean 'tau_m'",
        "e_l|1|3|did you mean 'E_L'",
        "min(x)|1|6|2 expected: min(x, y)",
        "exp()|1|5|has 0 arguments",
        "clip(x, y)|1|10|clip(x, lo, hi)",
        "x, y|2|1|unexpected ','",
        "\uD83D\uDE00|1|2|unexpected"
      })
  void faultsOfFormAreLocated(String text, int column, int length, String part) {
    EquationFault fault = Readings.fault(text);
    assertEquals(column, fault.span().column(), fault.message());
    assertEquals(length, fault.span().length(), fault.message());
    assertTrue(fault.message().contains(part), fault.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "exp(", "x^", "+"})
  void hostileNestingIsAFault(String opening) {
    EquationFault fault = Readings.fault(opening.repeat(5_000) + "x");
    assertTrue(fault.what().contains("nests more than"), fault.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"min(x, ", "where(x > 0, x, ", "(x + ", "(x - exp("})
  void deepNestingIsRead(String opening) {
    int closing = (int) opening.chars().filter(c -> c == '(').count();
    String text = opening.repeat(60) + "x" + ")".repeat(60 * closing);
    assertEquals(
        Readings.withoutSpans(Readings.numeric(text)),
        Readings.withoutSpans(Readings.numeric(ExpressionPrinter.print(Readings.numeric(text)))));
  }

  @Test
  void aHostileSumIsAFault() {
    EquationFault fault = Readings.fault("x" + " + x".repeat(5_000));
    assertTrue(fault.what().contains("nests more than"), fault.message());
    assertEquals(Dimension.NONE, Readings.numeric("x" + " + x".repeat(150)).dimension());
  }
}
