package io.rheobase.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlasticityTheoryTest {

  private static double pairs(double[] pre, double[] post, double from) {
    return PlasticityTheory.pairsPerSpike(
        new double[][] {pre}, new double[][] {{}, post}, new int[][] {{0, 1}}, 20, from);
  }

  @Test
  void everyPairCountsByItsDistanceWhicheverSpikeIsFirst() {
    double[] pre = {100, 150};
    double[] post = {110, 120};
    double expected = Math.exp(-0.5) + Math.exp(-1) + Math.exp(-2) + Math.exp(-1.5);
    assertEquals(expected / 2, pairs(pre, post, 0), 1e-15);
  }

  @Test
  void whatIsBeforeTheWindowCountsOnlyWithALaterSpike() {
    double[] pre = {100, 150};
    double[] post = {110, 120};
    assertEquals(Math.exp(-2) + Math.exp(-1.5), pairs(pre, post, 120), 1e-15);
  }

  @Test
  void hebbianWeightIsTheIntegralOfItsEquation() {
    double[] pre = {3, 40};
    double[] post = {10, 55};
    double tau = 100;
    double tauW = 500;
    double dt = 1e-3;
    double w = 0;
    double x = 0;
    double y = 0;
    for (int step = 0; step < 80_000; step++) {
      x += (step == 3000 || step == 40_000) ? 1 / tau : 0;
      y += (step == 10_000 || step == 55_000) ? 1 / tau : 0;
      w += dt * (2 * x * y - w / tauW);
      x -= dt * x / tau;
      y -= dt * y / tau;
    }
    double[] found = PlasticityTheory.hebbianWeight(pre, post, 2, tau, tauW, 5, 80);
    assertEquals(0, found[0]);
    assertEquals(w, found[1], 1e-4 * w);
  }
}
