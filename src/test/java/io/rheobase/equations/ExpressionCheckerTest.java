package io.rheobase.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpressionCheckerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "g_L*(V - E_L) | pA",
        "C_m*V/tau_m | pA",
        "1/g_L | GOhm",
        "-V | mV",
        "V^2 | mV^2",
        "V^-1 | /mV",
        "V^0 | 1",
        "sqrt(tau_m) | ms^0.5",
        "sqrt(V^2) | mV",
        "xi*sqrt(tau_m) | 1",
        "t/dt | 1",
        "abs(V) | mV",
        "sign(V) | 1",
        "min(V, E_L) | mV",
        "max(w, 0) | pA",
        "clip(V, E_L, 40 mV) | mV",
        "clip(0, V, E_L) | mV",
        "where(V > 0, w, 0) | pA",
        "where(V > E_L and x > 0, 0, V) | mV",
        "0 + V | mV",
        "V - 0 | mV",
        "0 - V | mV",
        "0*V | mV",
        "0 | 1",
        "0/V | /mV",
        "(0) + V | mV",
        "exp(V/E_L) | 1"
      })
  void dimensionsFollowFromTheOperands(String text, String unit) {
    assertEquals(Unit.parse(unit).dimension(), Readings.numeric(text).dimension());
  }

  @Test
  void aBareZeroTakesTheDimensionOfItsPlace() {
    Numeric.Arithmetic sum = (Numeric.Arithmetic) Readings.numeric("V + 0");
    assertEquals(Dimension.VOLTAGE, sum.right().dimension());
    Condition.Comparison comparison = (Condition.Comparison) Readings.condition("0 < w");
    assertEquals(Dimension.CURRENT, comparison.left().dimension());
    assertTrue(Readings.fault("V + 0 ms").what().contains("time (ms)"));
    assertTrue(Readings.fault("V + (0 + 0)").what().contains("dimensionless"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Function.class,
      names = {"EXP", "EXPM1", "EXPREL", "LOG", "LOG1P", "TANH", "SIN", "COS", "FLOOR"})
  void transcendentalFunctionsTakeAndGiveDimensionlessNumbers(Function function) {
    assertEquals(Dimension.NONE, Readings.numeric(function.text() + "(V/E_L)").dimension());
    EquationFault fault = Readings.fault("x + " + function.text() + "(V)");
    assertEquals(new Span(Readings.SOURCE, 1, 6 + function.text().length(), 1), fault.span());
    assertEquals(
        "the argument of " + function.text() + " is voltage (mV), not dimensionless", fault.what());
    assertEquals("divide by voltage (mV)", fault.expected());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "V + g_L|5|3|'V' is voltage (mV) but 'g_L' is conductance (nS)",
        "w - V + w|5|1|'w' is current (pA) but 'V' is voltage (mV)",
        "V + 40|5|2|give it a unit, as in 40 mV",
        "V - (-40)|5|5|dimensionless",
        "-40 + V|1|3|give it a unit, as in -40 mV",
        "min(V, w)|8|1|'V' is voltage (mV) but 'w' is current (pA)",
        "max(V, 3)|8|1|as in 3 mV",
        "clip(V, 0, w)|12|1|'w' is current (pA)",
        "where(V > w, 1, 2)|11|1|'V' is voltage (mV) but 'w' is current (pA)",
        "where(V > 0, V, w)|17|1|both branches of where",
        "where(V == 40, 1, 0)|12|2|as in 40 mV",
        "where(V, 1, 0)|7|1|'V' is a number where a condition is expected",
        "where(V > 0 and w, 1, 0)|17|1|'w' is a number where a condition is expected",
        "where(not V, 1, 0)|11|1|a condition is expected",
        "(V > 0)*2|2|5|'V > 0' is a condition where a number is expected; write where",
        "exp(not V > 0)|5|9|is a condition",
        "-(V > 0)|3|5|is a condition",
        "sqrt(sqrt(V))|6|7|whose root has no unit",
        "V^x|3|1|not a constant whole number",
        "V^0.5|3|3|write sqrt(V)",
        "x^y|3|1|exp(y*log(x))",
        "x^101|3|3|from -100 to 100",
        "x^(1/2)|3|5|not a constant whole number",
        "V^(2 mV)|3|6|not a constant whole number",
        "tau_m^100*tau_m^100*tau_m|1|25|exponent beyond"
      })
  void faultsOfDimensionAndTypeAreLocated(String text, int column, int length, String part) {
    EquationFault fault = Readings.fault(text);
    assertEquals(column, fault.span().column(), fault.message());
    assertEquals(length, fault.span().length(), fault.message());
    assertTrue(fault.message().contains(part), fault.message());
  }

  @Test
  void everyFaultOfAnExpressionIsFoundAtOnce() {
    EquationException e =
        assertThrows(
            EquationException.class, () -> Readings.numeric("exp(V) + vv*(w + V) + sin(2 ms)"));
    assertEquals(List.of(5, 10, 18, 27), e.faults().stream().map(f -> f.span().column()).toList());
  }

  @Test
  void aFaultInAContinuedLineIsFoundInThatLine() {
    EquationFault fault = Readings.fault("(V\n  + E_L # more\n  + g_L)");
    assertEquals(new Span(Readings.SOURCE, 3, 5, 3), fault.span());
    assertTrue(fault.what().startsWith("'V + E_L' is voltage"), fault.what());
  }
}
