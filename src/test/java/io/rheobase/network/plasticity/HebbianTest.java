package io.rheobase.network.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.network.plasticity.Plasticity.Bounds;
import io.rheobase.network.plasticity.Plasticity.Hebbian;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link Hebbian} against its equations: their exact solution, and their integral in small steps.
 */
class HebbianTest {

  private static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  private static final double ETA = 30;
  private static final double TAU = 20;
  private static final int DELAY = 15;
  private static final long[] ARRIVALS = {50, 51, 51, 140, 300, 420};
  private static final long[] SPIKES = {30, 51, 160, 161, 400};

  /** tau/2 is the time constant of the product of the rates. */
  @ParameterizedTest
  @ValueSource(doubles = {100, 7, TAU / 2, Double.POSITIVE_INFINITY})
  void aWeightFollowsTheProductOfTheRatesAndIsForgotten(double tauW) {
    assertEquals(integrated(ETA, TAU, tauW), after(new Hebbian(ETA, TAU, tauW, NONE)), 1e-6);
  }

  @Test
  void anotherTimeConstantWouldBeSeen() {
    assertThrows(
        AssertionError.class,
        () ->
            assertEquals(
                integrated(ETA, TAU * 1.01, 100), after(new Hebbian(ETA, TAU, 100, NONE)), 1e-5));
  }

  /**
   * The equations are linear in the weight and in each of the two trains: the weight is what is
   * left of the first one and a sum over pairs of an arrival and a spike.
   */
  @ParameterizedTest
  @ValueSource(doubles = {100, 7, TAU / 2, Double.POSITIVE_INFINITY})
  void aWeightIsTheSumOfWindowsOfAllPairs(double tauW) {
    double after = after(new Hebbian(ETA, TAU, tauW, NONE));
    assertEquals(exact(TAU, tauW), after, 1e-13);
    assertThrows(AssertionError.class, () -> assertEquals(exact(1.01 * TAU, tauW), after, 1e-5));
    if (Double.isFinite(tauW)) {
      assertThrows(AssertionError.class, () -> assertEquals(exact(TAU, 1.01 * tauW), after, 1e-5));
    }
  }

  private static double exact(double tau, double tauW) {
    double w = Math.exp(-500 * PlasticRun.DT / tauW);
    for (long arrival : ARRIVALS) {
      for (long spike : SPIKES) {
        double lag = Math.abs(arrival - spike) * PlasticRun.DT;
        double since = (500 - Math.max(arrival, spike)) * PlasticRun.DT;
        w += ETA / (tau * tau) * Math.exp(-lag / tau) * remembered(since, tau, tauW);
      }
    }
    return w;
  }

  /**
   * Of two rates that were 1 some time ago, the product as it has been integrated and forgotten:
   * {@code ∫ e^(−2s/tau) e^(−(t−s)/tau_w) ds} from 0 to t.
   */
  private static double remembered(double t, double tau, double tauW) {
    double difference = 2 / tau - 1 / tauW;
    return difference == 0
        ? t * Math.exp(-t / tauW)
        : (Math.exp(-t / tauW) - Math.exp(-2 * t / tau)) / difference;
  }

  /** Without forgetting, long after: {@code eta / (2 tau) e^(−|Δt|/tau)}, whichever came first. */
  @ParameterizedTest
  @ValueSource(ints = {-400, -40, -1, 0, 1, 40, 400})
  void aPairPotentiatesByItsWindow(int steps) {
    Hebbian hebbian = new Hebbian(ETA, TAU, Double.POSITIVE_INFINITY, NONE);
    long arrival = 500;
    double w =
        PlasticRun.ofOneSynapse(hebbian, 1)
            .to(9000, new long[] {arrival - DELAY}, new long[] {arrival + steps})
            .weight();
    double window = Math.exp(-Math.abs(steps) * PlasticRun.DT / TAU);
    assertEquals(1 + ETA / (2 * TAU) * window, w, 1e-14);
    double wrong = 1 + ETA / (2 * 1.2 * TAU) * Math.pow(window, 1 / 1.2);
    assertThrows(AssertionError.class, () -> assertEquals(wrong, w, 1e-3));
  }

  private static double after(Hebbian hebbian) {
    long[] emissions = ARRIVALS.clone();
    for (int i = 0; i < emissions.length; i++) {
      emissions[i] -= DELAY;
    }
    return PlasticRun.ofOneSynapse(hebbian, 1).to(500, emissions, SPIKES).weight();
  }

  /** By the midpoint rule. */
  private static double integrated(double eta, double tau, double tauW) {
    int parts = 100;
    double h = PlasticRun.DT / parts;
    double x = 0;
    double y = 0;
    double w = 1;
    for (long sample = 0; sample < 500; sample++) {
      for (int i = 0; i < parts; i++) {
        double halfway = Math.exp(-h / tau);
        double slope = eta * x * y - w / tauW;
        double middle = w + h / 2 * slope;
        w += h * (eta * x * y * halfway - middle / tauW);
        x *= halfway;
        y *= halfway;
      }
      x += count(ARRIVALS, sample + 1) / tau;
      y += count(SPIKES, sample + 1) / tau;
    }
    return w;
  }

  private static long count(long[] samples, long sample) {
    return Arrays.stream(samples).filter(s -> s == sample).count();
  }

  @Test
  void looksAtTheWeightChangeNothing() {
    Hebbian hebbian = new Hebbian(ETA, TAU, 100, NONE);
    PlasticRun run = PlasticRun.ofOneSynapse(hebbian, 1);
    long[] emissions = new long[ARRIVALS.length];
    for (int i = 0; i < emissions.length; i++) {
      emissions[i] = ARRIVALS[i] - DELAY;
    }
    for (int sample = 1; sample <= 500; sample++) {
      run.to(sample, emissions, SPIKES).weight();
    }
    assertEquals(after(hebbian), run.weight());
  }

  @Test
  void aWeightWithoutSpikesIsForgotten() {
    double w =
        PlasticRun.ofOneSynapse(new Hebbian(ETA, TAU, 100, NONE), 1)
            .to(1000, new long[0], new long[0])
            .weight();
    assertEquals(Math.exp(-1), w, 1e-15);
  }
}
