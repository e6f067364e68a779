package io.rheobase.network.plasticity;

import static io.rheobase.network.plasticity.PoissonPairs.P;

import io.rheobase.network.plasticity.Plasticity.ShortTerm;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Poisson spikes release on average by {@link ShortTerm}, once it has settled. Intervals
 * between spikes are independent, so that the state at a spike is a Markov chain, of which every
 * mean can be said.
 */
class ShortTermMeanTest {

  private static final int SETTLING = 20_000;
  private static final int SAMPLES = 40_000;

  private static MeanOfPairs released(double u, double tauRec, double tauFac) {
    PoissonPairs pairs = new PoissonPairs(new ShortTerm(u, tauRec, tauFac), 1);
    pairs.run(SETTLING);
    return new MeanOfPairs(pairs.run(SAMPLES));
  }

  private static double left(double tau) {
    return Math.exp(-PlasticRun.DT / tau);
  }

  /** Mean over the intervals of {@code aⁿ}, n being their samples. */
  private static double overInterval(double a) {
    return P * a / (1 - (1 - P) * a);
  }

  /** The resources x are linear in themselves where u is U at every spike. */
  @Test
  void depressionAlone() {
    double[] parameters = {0.4, 60};
    ToDoubleFunction<double[]> theory =
        p -> {
          double r = overInterval(left(p[1]));
          return SAMPLES * P * p[0] * (1 - r) / (1 - (1 - p[0]) * r);
        };
    MeanOfPairs released = released(0.4, 60, 0);
    released.assertIs(theory, parameters);
    released.assertIsNot(SAMPLES * P * 0.4, "no depression");
  }

  /** The use u is linear in itself; resources that recover within a sample leave it alone. */
  @Test
  void facilitationAlone() {
    double[] parameters = {0.1, 150};
    ToDoubleFunction<double[]> theory =
        p -> SAMPLES * P * p[0] / (1 - (1 - p[0]) * overInterval(left(p[1])));
    MeanOfPairs released = released(0.1, 1e-3, 150);
    released.assertIs(theory, parameters);
    released.assertIsNot(SAMPLES * P * 0.1, "no facilitation");
  }

  /**
   * Use and resources at a spike depend on each other, so that the product of their means is wrong.
   */
  @ParameterizedTest
  @CsvSource({"0.1, 60, 150", "0.3, 200, 100"})
  void facilitationAndDepression(double u, double tauRec, double tauFac) {
    MeanOfPairs released = released(u, tauRec, tauFac);
    ToDoubleFunction<double[]> theory = p -> SAMPLES * P * release(p[0], p[1], p[2]);
    released.assertIs(theory, new double[] {u, tauRec, tauFac});
    double use = u / (1 - (1 - u) * overInterval(left(tauFac)));
    double r = overInterval(left(tauRec));
    double available = (1 - r) / (1 - (1 - use) * r);
    released.assertIsNot(SAMPLES * P * use * available, "the product of the means");
    released.assertIsNot(theory.applyAsDouble(new double[] {u, tauRec, 1e-3}), "no facilitation");
  }

  /**
   * Mean of u x at a spike, u being the use after its increase and x the resources before the
   * release. Over an interval {@code u → U + (1 − U) f u} and {@code x → 1 − r (1 − x + u x)},
   * where f and r are what is left. So the moments {@code E[uⁿ]} follow from the lower ones, and
   * {@code E[uⁿ x]} from one another and {@code E[uⁿ⁺¹ x]}, which matters the less the higher n is,
   * as fⁿ falls. The moments of the chain are iterated until they are its fixed point.
   */
  private static double release(double u, double tauRec, double tauFac) {
    int highest = 40;
    double[][] binomial = binomial(highest, u);
    double[] used = new double[highest + 1];
    used[0] = 1;
    for (int n = 1; n <= highest; n++) {
      for (int j = 0; j < n; j++) {
        used[n] += binomial[n][j] * overInterval(Math.pow(left(tauFac), j)) * used[j];
      }
      used[n] /= 1 - binomial[n][n] * overInterval(Math.pow(left(tauFac), n));
    }
    double[] product = new double[highest + 2];
    for (int spike = 0; spike < 200; spike++) {
      double[] before = new double[highest + 1];
      for (int n = 0; n <= highest; n++) {
        double f = Math.pow(left(tauFac), n);
        double missing = used[n] - product[n] + product[n + 1];
        before[n] = overInterval(f) * used[n] - overInterval(f * left(tauRec)) * missing;
      }
      for (int n = 0; n <= highest; n++) {
        product[n] = 0;
        for (int j = 0; j <= n; j++) {
          product[n] += binomial[n][j] * before[j];
        }
      }
    }
    return product[1];
  }

  /** {@code [n][j]}: the coefficient of {@code vʲ} in {@code (U + (1 − U) v)ⁿ}. */
  private static double[][] binomial(int highest, double u) {
    double[][] binomial = new double[highest + 1][highest + 1];
    binomial[0][0] = 1;
    for (int n = 1; n <= highest; n++) {
      for (int j = 0; j <= n; j++) {
        double below = j == 0 ? 0 : binomial[n - 1][j - 1];
        binomial[n][j] = u * binomial[n - 1][j] + (1 - u) * below;
      }
    }
    return binomial;
  }
}
