package io.rheobase.network.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A mean over independent pairs of neurons. Its standard error is that of their spread; there are
 * so many pairs that the mean is normal, and 4 errors are exceeded once in 16,000 times.
 */
final class MeanOfPairs {

  private static final double MOST_ERRORS = 4;
  private static final double GREATER = 1.25;

  private final double mean;
  private final double error;

  /**
   * @param values {@code [pair]}
   */
  MeanOfPairs(double[] values) {
    mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    error = Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /**
   * Asserts that it is what theory says, and not what it says of any one parameter a quarter up.
   */
  void assertIs(ToDoubleFunction<double[]> theory, double[] parameters) {
    assertEquals(theory.applyAsDouble(parameters), mean, MOST_ERRORS * error);
    for (int i = 0; i < parameters.length; i++) {
      double[] wrong = parameters.clone();
      wrong[i] *= GREATER;
      assertIsNot(theory.applyAsDouble(wrong), "parameter " + i + " a quarter greater");
    }
  }

  /** Asserts that it can be told from a value. */
  void assertIsNot(double wrong, String what) {
    double errors = Math.abs(wrong - mean) / error;
    assertTrue(errors > MOST_ERRORS, what + " is only " + errors + " standard errors away");
  }
}
