package io.rheobase.compiler;

import java.util.List;

/** LIF and ExpLIF with noise, through the builder and by hand. */
final class IntegrateAndFire {
  static final Slots SLOTS = new Slots(List.of("V"), List.of("xi"));
  static final double DT = 0.1;
  static final double TAU = 10;
  static final double G_L = 10;
  static final double E_L = -75;
  static final double V_T = -55;
  static final double DELTA_T = 10;
  static final double V_RESET = -75;
  static final double MEAN = 300;
  static final double SD = 300;

  private IntegrateAndFire() {}

  static Program advance(boolean exponential, double vTh) {
    ProgramBuilder b = new ProgramBuilder(SLOTS);
    Value v = b.slot("V");
    Value current = b.add(b.mul(b.constant(SD), b.slot("xi")), b.constant(MEAN));
    Value slope = b.sub(b.constant(E_L), v);
    if (exponential) {
      Value argument = b.div(b.sub(v, b.constant(V_T)), b.constant(DELTA_T));
      slope = b.add(slope, b.mul(b.constant(DELTA_T), b.exp(argument)));
    }
    slope = b.add(slope, b.div(current, b.constant(G_L)));
    b.next("V", b.add(v, b.mul(slope, b.constant(DT / TAU))));
    b.threshold("V", b.constant(vTh));
    return b.build();
  }

  static Program reset() {
    ProgramBuilder b = new ProgramBuilder(SLOTS);
    b.next("V", b.constant(V_RESET));
    return b.build();
  }

  /** The same operations as {@link #advance}, as a loop. */
  static Kernel byHand(boolean exponential, double vTh) {
    return new Kernel() {
      @Override
      public int advance(
          double[][] slots, long[] heldUntil, long step, int from, int to, int[] candidates) {
        double[] v = slots[0];
        double[] xi = slots[2];
        int count = 0;
        for (int i = from; i < to; i++) {
          if (step + 1 <= heldUntil[i]) {
            continue;
          }
          double slope = E_L - v[i];
          if (exponential) {
            double scale = (1 / DELTA_T) * 1.4426950408889634;
            slope =
                Math.fma(
                    DELTA_T,
                    exp2(Math.fma(v[i], scale, 1 / DELTA_T * -V_T * 1.4426950408889634)),
                    slope);
          }
          slope = Math.fma(Math.fma(SD, xi[i], MEAN), 1 / G_L, slope);
          v[i] = Math.fma(slope, DT / TAU, v[i]);
          if (!(v[i] < vTh)) {
            candidates[count++] = i;
          }
        }
        return count;
      }

      @Override
      public void reset(double[][] slots, int neuron, long sample) {
        slots[0][neuron] = V_RESET;
      }
    };
  }

  private static final double[] EXP2 = {
    1.0,
    0.69314718055994530925,
    0.24022650695910159567,
    0.055504108664821627039,
    0.0096181291075872566681,
    0.0013333558146406470697,
    1.5403530463724354209e-4,
    1.5252733841556772589e-5,
    1.3215432535912376166e-6,
    1.0178057087733941105e-7,
    7.0741942972885210056e-9,
    4.455817908336064493e-10
  };

  private static double exp2(double t) {
    double f = t - StrictMath.rint(t);
    double p = EXP2[11];
    for (int k = 10; k >= 0; k--) {
      p = Math.fma(p, f, EXP2[k]);
    }
    return StrictMath.scalb(p, (int) StrictMath.rint(t));
  }
}
