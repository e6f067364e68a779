package io.rheobase.model;

/**
 * The constants that LIF and ExpLIF share.
 *
 * @param tauM membrane time constant tau_m (ms)
 * @param leakConductance g_L (nS)
 * @param leakReversal E_L (mV)
 * @param threshold V_th (mV)
 * @param reset V_reset (mV)
 */
public record MembraneParameters(
    double tauM, double leakConductance, double leakReversal, double threshold, double reset) {}
