package io.rheobase.network.plasticity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every parameter of every rule, one at a time beyond what it may be. */
class PlasticityParametersTest {

  private static final Plasticity.Bounds BOUNDS = new Plasticity.Bounds(0, 1);
  private static final double[] NO_NUMBER = {Double.NaN, Double.POSITIVE_INFINITY};
  private static final double[] NO_TIME = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1};

  /**
   * @param sound what may stand everywhere
   * @param rule makes a rule of its parameters
   */
  private static void assertEachRefused(
      double[] sound, int from, int to, double[] bad, Function<double[], Plasticity> rule) {
    assertDoesNotThrow(() -> rule.apply(sound));
    for (int i = from; i < to; i++) {
      for (double value : bad) {
        double[] parameters = sound.clone();
        parameters[i] = value;
        assertThrows(
            IllegalArgumentException.class, () -> rule.apply(parameters), i + ": " + value);
      }
    }
  }

  private static Plasticity stdp(double[] p, Plasticity.Bounds bounds) {
    return new Plasticity.Stdp(
        p[0],
        p[1],
        p[2],
        p[3],
        bounds,
        Plasticity.WeightDependence.ADDITIVE,
        Plasticity.Pairing.ALL_TO_ALL);
  }

  private static Plasticity triplet(double[] p, Plasticity.Bounds bounds) {
    return new Plasticity.TripletStdp(
        p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], bounds, Plasticity.Pairing.ALL_TO_ALL);
  }

  @Test
  void pairsHaveFiniteAmplitudesAndPositiveTimes() {
    double[] sound = {0.1, 0.1, 20, 20};
    assertEachRefused(sound, 0, 2, NO_NUMBER, p -> stdp(p, BOUNDS));
    assertEachRefused(sound, 2, 4, NO_TIME, p -> stdp(p, BOUNDS));
    assertNeedsScale(bounds -> stdp(sound, bounds));
  }

  @Test
  void tripletsHaveFiniteAmplitudesAndPositiveTimes() {
    double[] sound = {0.1, 0.1, 0.1, 0.1, 20, 20, 20, 20};
    assertEachRefused(sound, 0, 4, NO_NUMBER, p -> triplet(p, BOUNDS));
    assertEachRefused(sound, 4, 8, NO_TIME, p -> triplet(p, BOUNDS));
    assertNeedsScale(bounds -> triplet(sound, bounds));
  }

  private static void assertNeedsScale(Function<Plasticity.Bounds, Plasticity> rule) {
    assertThrows(
        IllegalArgumentException.class,
        () -> rule.apply(new Plasticity.Bounds(0, Double.POSITIVE_INFINITY)));
    assertThrows(IllegalArgumentException.class, () -> rule.apply(new Plasticity.Bounds(-1, 1)));
  }

  @Test
  void inhibitionHasAFiniteRateAndAPositiveTime() {
    double[] sound = {1, 20, 0.005};
    Function<double[], Plasticity> rule =
        p -> new Plasticity.InhibitoryStdp(p[0], p[1], p[2], BOUNDS);
    assertEachRefused(sound, 0, 1, NO_NUMBER, rule);
    assertEachRefused(sound, 1, 2, NO_TIME, rule);
    assertEachRefused(sound, 2, 3, NO_NUMBER, rule);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Plasticity.InhibitoryStdp(1, 20, 0.005, new Plasticity.Bounds(-1, 1)));
  }

  @Test
  void hebbsRuleForgetsNeverOrInPositiveTime() {
    Function<double[], Plasticity> rule = p -> new Plasticity.Hebbian(p[0], p[1], p[2], BOUNDS);
    double[] never = {1, 100, Double.POSITIVE_INFINITY};
    assertEachRefused(never, 0, 1, NO_NUMBER, rule);
    assertEachRefused(never, 1, 2, NO_TIME, rule);
    assertEachRefused(never, 2, 3, new double[] {Double.NaN, 0, -1}, rule);
  }

  @Test
  void shortTermPlasticityUsesAShareAndRecoversInPositiveTime() {
    Function<double[], Plasticity> rule = p -> new Plasticity.ShortTerm(p[0], p[1], p[2]);
    double[] sound = {0.5, 100, 0};
    assertEachRefused(sound, 0, 1, new double[] {-0.1, 1.1, Double.NaN}, rule);
    assertEachRefused(sound, 1, 2, NO_TIME, rule);
    assertEachRefused(sound, 2, 3, new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1}, rule);
    assertDoesNotThrow(() -> rule.apply(new double[] {0, 100, 5}));
    assertDoesNotThrow(() -> rule.apply(new double[] {1, 100, 5}));
  }
}
