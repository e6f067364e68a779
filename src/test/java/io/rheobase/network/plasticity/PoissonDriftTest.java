package io.rheobase.network.plasticity;

import static io.rheobase.network.plasticity.PoissonPairs.P;
import static io.rheobase.network.plasticity.PoissonPairs.Q;
import static io.rheobase.network.plasticity.PoissonPairs.x;
import static io.rheobase.network.plasticity.PoissonPairs.y;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.network.plasticity.Plasticity.Bounds;
import io.rheobase.network.plasticity.Plasticity.Hebbian;
import io.rheobase.network.plasticity.Plasticity.InhibitoryStdp;
import io.rheobase.network.plasticity.Plasticity.Pairing;
import io.rheobase.network.plasticity.Plasticity.TripletStdp;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How weights drift by Poisson spikes under the rules that do not depend on the weight. */
class PoissonDriftTest {

  private static final int SAMPLES = 30_000;
  private static final double W = 500;

  /** No weight comes near them. */
  private static final Bounds BOUNDS = new Bounds(0, 1000);

  private static final Pairing ALL = Pairing.ALL_TO_ALL;
  private static final double A = 1e-5;

  @ParameterizedTest
  @EnumSource(Pairing.class)
  void triplets(Pairing pairing) {
    double[] parameters = {A, A, A, A, 20, 30, 30, 20};
    ToDoubleFunction<double[]> theory =
        p -> {
          double up = Q * x(pairing, p[4]) * (p[0] + p[1] * y(pairing, p[7]));
          double down = P * y(pairing, p[6]) * (p[2] + p[3] * x(pairing, p[5]));
          return BOUNDS.max() * (up - down);
        };
    TripletStdp stdp = new TripletStdp(A, A, A, A, 20, 30, 30, 20, BOUNDS, pairing);
    new MeanOfPairs(new PoissonPairs(stdp, W).drifts(SAMPLES)).assertIs(theory, parameters);
  }

  @Test
  void inhibitory() {
    double[] parameters = {A, 20, 0.03};
    ToDoubleFunction<double[]> theory =
        p -> p[0] * (P * (y(ALL, p[1]) - 2 * p[2] * p[1]) + Q * x(ALL, p[1]));
    InhibitoryStdp stdp = new InhibitoryStdp(A, 20, 0.03, BOUNDS);
    new MeanOfPairs(new PoissonPairs(stdp, W).drifts(SAMPLES)).assertIs(theory, parameters);
  }

  /** At the target rate an inhibitory synapse does not drift, whatever the presynaptic rate. */
  @Test
  void anInhibitorySynapseIsAtRestAtTheTargetRate() {
    double tau = 20;
    double rate = Q / PlasticRun.DT;
    double alpha = new InhibitoryStdp(1, tau, rate, BOUNDS).alpha();
    double drift = P * (y(ALL, tau) - alpha) + Q * x(ALL, tau);
    assertEquals(0, drift / (P * alpha), PlasticRun.DT / tau);
  }

  /** The mean over a step of a filtered train is its rate; the product's is more by 2e-6. */
  @Test
  void hebbianWithoutForgetting() {
    double perMs = P / PlasticRun.DT * Q / PlasticRun.DT;
    Hebbian hebbian = new Hebbian(1, 20, Double.POSITIVE_INFINITY, BOUNDS);
    new MeanOfPairs(new PoissonPairs(hebbian, W).drifts(SAMPLES))
        .assertIs(p -> p[0] * perMs * PlasticRun.DT, new double[] {1});
  }

  /**
   * With forgetting the mean weight is {@code eta tau_w x y}, the product of the rates; at the ends
   * of steps it is that but for a part of 4e-7.
   */
  @Test
  void hebbianWithForgetting() {
    double perMs = P / PlasticRun.DT * Q / PlasticRun.DT;
    double[] parameters = {1000, 50};
    ToDoubleFunction<double[]> theory = p -> p[0] * p[1] * perMs;
    Hebbian hebbian = new Hebbian(1000, 20, 50, new Bounds(0, Double.POSITIVE_INFINITY));
    PoissonPairs pairs = new PoissonPairs(hebbian, theory.applyAsDouble(parameters));
    pairs.run(5000);
    int looks = 100;
    double[] weights = new double[PoissonPairs.PAIRS];
    for (int look = 0; look < looks; look++) {
      pairs.run(500);
      double[] present = pairs.weights();
      Arrays.setAll(weights, i -> weights[i] + present[i] / looks);
    }
    new MeanOfPairs(weights).assertIs(theory, parameters);
  }
}
