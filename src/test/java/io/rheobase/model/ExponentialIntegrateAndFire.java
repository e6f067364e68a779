package io.rheobase.model;

import io.rheobase.compiler.Kernel;
import io.rheobase.math.Exponential;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exponential integrate-and-fire neuron, {@code tau_m dV/dt = E_L - V + Delta_T exp((V -
 * V_T)/Delta_T) + I/g_L}, by forward Euler.
 *
 * <p>Source: Fourcaud-Trocmé et al. 2003, doi:10.1523/JNEUROSCI.23-37-11628.2003.
 */
public final class ExponentialIntegrateAndFire implements Kernel {

  private static final int V = 0;
  private static final int I = 1;

  private final double stepsPerTau;
  private final double leakReversal;
  private final double resistance;
  private final double sharpness;
  private final double octavesPerMillivolt;
  private final double octavesAtZero;
  private final double threshold;
  private final double reset;

  private ExponentialIntegrateAndFire(
      double dt, MembraneParameters membrane, double sharpness, double trigger) {
    stepsPerTau = dt / membrane.tauM();
    leakReversal = membrane.leakReversal();
    resistance = 1 / membrane.leakConductance();
    this.sharpness = sharpness;
    octavesPerMillivolt = Exponential.LOG2_E / sharpness;
    octavesAtZero = -trigger * octavesPerMillivolt;
    threshold = membrane.threshold();
    reset = membrane.reset();
  }

  /**
   * @param dt step (ms)
   * @param membrane the constants that a LIF has too
   * @param sharpness Delta_T (mV)
   * @param trigger V_T (mV)
   */
  public static BoundModel bind(
      double dt, MembraneParameters membrane, double sharpness, double trigger) {
    Kernel kernel = new ExponentialIntegrateAndFire(dt, membrane, sharpness, trigger);
    return new BoundModel(
        backend -> kernel,
        List.of("V"),
        I,
        false,
        2,
        V,
        Map.of(),
        Optional.empty(),
        List.of(),
        dt,
        PerNeuron.ZERO,
        Optional.empty(),
        List.of());
  }

  @Override
  public int advance(
      double[][] slots, long[] heldUntil, long step, int from, int to, int[] candidates) {
    double[] v = slots[V];
    double[] current = slots[I];
    for (int i = from; i < to; i++) {
      double old = v[i];
      double growth = Exponential.exp2(Math.fma(old, octavesPerMillivolt, octavesAtZero));
      double leak = Math.fma(current[i], resistance, leakReversal - old);
      double drive = Math.fma(sharpness, growth, leak);
      v[i] = step < heldUntil[i] ? old : Math.fma(stepsPerTau, drive, old);
    }
    return Threshold.candidates(v, threshold, heldUntil, step, from, to, candidates);
  }

  @Override
  public void reset(double[][] slots, int neuron, long sample) {
    slots[V][neuron] = reset;
  }
}
