package io.rheobase.network.plasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.network.plasticity.Plasticity.Bounds;
import io.rheobase.network.plasticity.Plasticity.Pairing;
import io.rheobase.network.plasticity.Plasticity.TripletStdp;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Triplets of spikes under {@link TripletStdp}; amplitudes and times of the visual cortex. */
class TripletStdpTest {

  private static final double A2_PLUS = 5e-10;
  private static final double A3_PLUS = 6.2e-3;
  private static final double A2_MINUS = 7e-3;
  private static final double A3_MINUS = 2.3e-4;
  private static final double TAU_PLUS = 16.8;
  private static final double TAU_X = 101;
  private static final double TAU_MINUS = 33.7;
  private static final double TAU_Y = 125;
  private static final int DELAY = 15;
  private static final double W = 1;
  private static final double W_MAX = 5;

  private static TripletStdp triplets(Pairing pairing) {
    return new TripletStdp(
        A2_PLUS,
        A3_PLUS,
        A2_MINUS,
        A3_MINUS,
        TAU_PLUS,
        TAU_X,
        TAU_MINUS,
        TAU_Y,
        new Bounds(0, W_MAX),
        pairing);
  }

  private static double left(double steps, double tau) {
    return Math.exp(-steps * PlasticRun.DT / tau);
  }

  @Test
  void anArrivalASpikeAndAnArrivalDepressByTheFirstArrivalToo() {
    double w =
        PlasticRun.ofOneSynapse(triplets(Pairing.ALL_TO_ALL), W)
            .to(500, new long[] {100 - DELAY, 230 - DELAY}, new long[] {150})
            .weight();
    double up = left(50, TAU_PLUS) * A2_PLUS;
    double down = left(80, TAU_MINUS) * (A2_MINUS + A3_MINUS * left(130, TAU_X));
    assertEquals(W + W_MAX * (up - down), w, 1e-15);
  }

  @Test
  void aSpikeAnArrivalAndASpikePotentiateByTheFirstSpikeToo() {
    double w =
        PlasticRun.ofOneSynapse(triplets(Pairing.ALL_TO_ALL), W)
            .to(500, new long[] {150 - DELAY}, new long[] {100, 230})
            .weight();
    double down = left(50, TAU_MINUS) * A2_MINUS;
    double up = left(80, TAU_PLUS) * (A2_PLUS + A3_PLUS * left(130, TAU_Y));
    assertEquals(W + W_MAX * (up - down), w, 1e-15);
    assertThrows(
        AssertionError.class,
        () -> assertEquals(W + W_MAX * (left(80, TAU_PLUS) * A2_PLUS - down), w, 1e-4));
  }

  /** 60 pairs, 10 ms apart, at a frequency: the sums of the traces are geometric series. */
  @ParameterizedTest
  @CsvSource({"10, ALL_TO_ALL", "20, ALL_TO_ALL", "50, ALL_TO_ALL", "50, NEAREST"})
  void pairsChangeTheWeightByTheirFrequency(double hertz, Pairing pairing) {
    long period = Math.round(1000 / hertz / PlasticRun.DT);
    int lag = 100;
    long[] arrivals = LongStream.range(0, 60).map(i -> 200 + i * period).toArray();
    double w =
        PlasticRun.ofOneSynapse(triplets(pairing), W)
            .to(
                arrivals[59] + 300,
                LongStream.of(arrivals).map(s -> s - DELAY).toArray(),
                LongStream.of(arrivals).map(s -> s + lag).toArray())
            .weight();
    double expected = W;
    for (int k = 0; k < 60; k++) {
      double r2 = sum(pairing, k, period, period, TAU_X);
      double o1 = sum(pairing, k, period - lag, period, TAU_MINUS);
      double r1 = sum(pairing, k + 1, lag, period, TAU_PLUS);
      double o2 = sum(pairing, k, period, period, TAU_Y);
      expected -= W_MAX * o1 * (A2_MINUS + A3_MINUS * r2);
      expected += W_MAX * r1 * (A2_PLUS + A3_PLUS * o2);
    }
    assertEquals(expected, w, 1e-12);
  }

  /** n spikes, the last one some steps ago, the others a period before each other. */
  private static double sum(Pairing pairing, int n, long ago, long period, double tau) {
    double sum = 0;
    for (int i = 0; i < (pairing == Pairing.NEAREST ? Math.min(n, 1) : n); i++) {
      sum += left(ago + i * period, tau);
    }
    return sum;
  }
}
