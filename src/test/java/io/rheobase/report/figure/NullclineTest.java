package io.rheobase.report.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.equations.ModelEquations;
import io.rheobase.params.ModelLibrary;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NullclineTest {

  @Test
  void theZerosOfACircleLieOnIt() {
    double[][] zeros = Nullcline.of((x, y) -> x * x + y * y - 1, -2, 2, -2, 2);
    int points = 0;
    for (int i = 0; i < zeros[0].length; i++) {
      if (!Double.isNaN(zeros[0][i])) {
        assertEquals(1, Math.hypot(zeros[0][i], zeros[1][i]), 1e-3);
        points++;
      }
    }
    assertTrue(points > 100);
  }

  @Test
  void derivativesAreThoseOfTheModel() {
    ModelEquations adEx = ModelLibrary.get("AdEx").equations();
    Map<String, Double> values =
        Map.of(
            "C_m", 200.0, "g_L", 10.0, "E_L", -70.0, "Delta_T", 2.0, "V_T", -50.0, "a", 2.0,
            "tau_w", 30.0, "b", 0.0, "I_e", 0.0);
    Evaluation evaluation = new Evaluation(adEx, values, 0.1);
    evaluation.set("V", -55);
    evaluation.set("w", 20);
    evaluation.set("I", 500);
    double current = -10.0 * 15 + 10 * 2 * Math.exp(-5 / 2.0) - 20 + 500;
    assertEquals(current / 200, evaluation.rate(adEx.states().get(0)), 1e-12);
    assertEquals((2.0 * 15 - 20) / 30, evaluation.rate(adEx.states().get(1)), 1e-12);
  }
}
