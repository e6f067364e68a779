package io.rheobase.network.plasticity;

import static io.rheobase.network.plasticity.PoissonPairs.P;
import static io.rheobase.network.plasticity.PoissonPairs.Q;
import static io.rheobase.network.plasticity.PoissonPairs.x;
import static io.rheobase.network.plasticity.PoissonPairs.y;

import io.rheobase.network.plasticity.Plasticity.Bounds;
import io.rheobase.network.plasticity.Plasticity.Pairing;
import io.rheobase.network.plasticity.Plasticity.Stdp;
import io.rheobase.network.plasticity.Plasticity.WeightDependence;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How weights drift by pairs of Poisson spikes, by their dependence on the weight itself. */
class PairDriftTest {

  private static final double W_MIN = 100;
  private static final double W_MAX = 1000;

  /** A_plus, A_minus, tau_plus and tau_minus. */
  private static double[] parameters(double amplitude) {
    return new double[] {amplitude, 1.5 * amplitude, 20, 30};
  }

  private static PoissonPairs pairs(
      double[] p, WeightDependence dependence, Pairing pairing, double w) {
    Bounds bounds = new Bounds(W_MIN, W_MAX);
    return new PoissonPairs(new Stdp(p[0], p[1], p[2], p[3], bounds, dependence, pairing), w);
  }

  /** Each neuron's spikes meet the trace of the other one. */
  private static double drift(double[] p, WeightDependence dependence, Pairing pairing, double w) {
    double up = dependence == WeightDependence.MULTIPLICATIVE ? W_MAX - w : W_MAX;
    double down = dependence == WeightDependence.ADDITIVE ? W_MAX : w - W_MIN;
    return p[0] * up * Q * x(pairing, p[2]) - p[1] * down * P * y(pairing, p[3]);
  }

  /**
   * By amplitudes so small that a weight moves by less than 1e-4 of itself: the drift is that at
   * the first weight.
   */
  @ParameterizedTest
  @CsvSource({
    "ADDITIVE, ALL_TO_ALL, 500",
    "ADDITIVE, NEAREST, 700",
    "MULTIPLICATIVE, ALL_TO_ALL, 500",
    "MULTIPLICATIVE, ALL_TO_ALL, 700",
    "MULTIPLICATIVE, NEAREST, 500",
    "MULTIPLICATIVE, NEAREST, 700",
    "VAN_ROSSUM, ALL_TO_ALL, 500",
    "VAN_ROSSUM, ALL_TO_ALL, 700",
    "VAN_ROSSUM, NEAREST, 500",
    "VAN_ROSSUM, NEAREST, 700"
  })
  void weightsDriftByTheirDependence(WeightDependence dependence, Pairing pairing, double w) {
    double[] parameters = parameters(1e-7);
    MeanOfPairs drift = new MeanOfPairs(pairs(parameters, dependence, pairing, w).drifts(30_000));
    drift.assertIs(p -> drift(p, dependence, pairing, w), parameters);
    for (WeightDependence other : WeightDependence.values()) {
      if (other != dependence) {
        drift.assertIsNot(drift(parameters, other, pairing, w), other.name());
      }
    }
    for (Pairing other : Pairing.values()) {
      if (other != pairing) {
        drift.assertIsNot(drift(parameters, dependence, other, w), other.name());
      }
    }
  }

  /**
   * A drift in a line with the weight makes it approach the balance exponentially, from where it is
   * when the traces have settled. That a weight depends on the traces that changed it moves the
   * balance by at most the part A_minus P tau_minus / 2 of its distance from w_min, 0.05 % here: a
   * sixth of the tolerance.
   */
  @ParameterizedTest
  @CsvSource({
    "MULTIPLICATIVE, ALL_TO_ALL, 150",
    "MULTIPLICATIVE, NEAREST, 900",
    "VAN_ROSSUM, ALL_TO_ALL, 150",
    "VAN_ROSSUM, NEAREST, 900"
  })
  void weightsApproachTheBalanceOfSoftBounds(
      WeightDependence dependence, Pairing pairing, double first) {
    double[] parameters = parameters(5e-4);
    int samples = 100_000;
    PoissonPairs pairs = pairs(parameters, dependence, pairing, first);
    pairs.run(4000);
    double settled = Arrays.stream(pairs.weights()).average().orElseThrow();
    pairs.run(samples);
    ToDoubleFunction<double[]> theory =
        p -> {
          double atZero = drift(p, dependence, pairing, 0);
          double slope = drift(p, dependence, pairing, 1) - atZero;
          double balance = -atZero / slope;
          return balance + (settled - balance) * Math.exp(slope * samples);
        };
    new MeanOfPairs(pairs.weights()).assertIs(theory, parameters);
  }
}
