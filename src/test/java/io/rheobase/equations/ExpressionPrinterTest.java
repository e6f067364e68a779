package io.rheobase.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionPrinterTest {
  @Test
  void whatIsPrintedReadsBackToTheSameTree() {
    ExpressionGenerator generator = new ExpressionGenerator(5);
    for (int i = 0; i < 8_000; i++) {
      Expression drawn = generator.next(i % 6);
      String text = ExpressionPrinter.print(drawn);
      Expression read =
          drawn instanceof Numeric ? Readings.numeric(text) : Readings.condition(text);
      assertEquals(drawn, Readings.withoutSpans(read), text);
      assertEquals(text, ExpressionPrinter.print(read));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "((x))+(y)*(2)|x + y * 2",
        "x-(y-1)|x - (y - 1)",
        "(x-y)-1|x - y - 1",
        "x/(y/2)|x / (y / 2)",
        "-x**2|-x^2",
        "(-x)^2|(-x)^2",
        "x*-y|x * (-y)",
        "-x*y|-x * y",
        "--x|--x",
        "+x|x",
        "x^(-2)|x^-2",
        "(x^2)^3|(x^2)^3",
        "x^2^3|x^8",
        "(4 mV)^2/E_L|(4 mV)^2 / E_L",
        "4mV|4 mV",
        "0.30 /mV * V^2|0.3 /mV * V^2",
        "0.00010 A|0.0001 A",
        "5_000 pA|5000 pA",
        "clip(V,0,40 mV)|clip(V, 0, 40 mV)",
        "where(not (V>E_L) and x>0 or y>0,1,0)|where(not (V > E_L) and x > 0 or y > 0, 1, 0)",
        "where(x>0 and (y>0 or x>1),1,0)|where(x > 0 and (y > 0 or x > 1), 1, 0)"
      })
  void theCanonicalFormHasTheParenthesesThatAreNeeded(String text, String canonical) {

    assertEquals(canonical, ExpressionPrinter.print(Readings.numeric(text)));
  }
}
