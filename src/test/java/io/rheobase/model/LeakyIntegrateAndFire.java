package io.rheobase.model;

import io.rheobase.compiler.Kernel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leaky integrate-and-fire neuron, {@code tau_m dV/dt = E_L - V + I/g_L}, by forward Euler.
 *
 * <p>Source: Gerstner et al., Neuronal Dynamics (2014), doi:10.1017/CBO9781107447615, eq. 1.5.
 */
public final class LeakyIntegrateAndFire implements Kernel {

  private static final int V = 0;
  private static final int I = 1;

  private final double stepsPerTau;
  private final double leakReversal;
  private final double resistance;
  private final double threshold;
  private final double reset;

  private LeakyIntegrateAndFire(double dt, MembraneParameters membrane) {
    stepsPerTau = dt / membrane.tauM();
    leakReversal = membrane.leakReversal();
    resistance = 1 / membrane.leakConductance();
    threshold = membrane.threshold();
    reset = membrane.reset();
  }

  /**
   * @param dt step (ms)
   * @param membrane the run's constants
   */
  public static BoundModel bind(double dt, MembraneParameters membrane) {
    Kernel kernel = new LeakyIntegrateAndFire(dt, membrane);
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
      double drive = Math.fma(current[i], resistance, leakReversal - old);
      v[i] = step < heldUntil[i] ? old : Math.fma(stepsPerTau, drive, old);
    }
    return Threshold.candidates(v, threshold, heldUntil, step, from, to, candidates);
  }

  @Override
  public void reset(double[][] slots, int neuron, long sample) {
    slots[V][neuron] = reset;
  }
}
