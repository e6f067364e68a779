package io.rheobase.network.plasticity;

/**
 * How synapses change with the spikes of their two neurons. Times are in ms, rates in 1/ms, weights
 * in the unit of the receptor's weight.
 *
 * <p>At every sample these happen in this order: spikes that arrive transmit with the present
 * weight; they change the weight by the traces of the postsynaptic neuron; its spikes change the
 * weight by the traces of the presynaptic one. No trace includes spikes of this sample.
 */
public sealed interface Plasticity {

  /** Whether each synapse needs a weight of its own, because it changes. */
  default boolean changesWeights() {
    return true;
  }

  /**
   * Which spikes make pairs (Morrison, Diesmann and Gerstner 2008, doi:10.1007/s00422-008-0233-1).
   */
  enum Pairing {
    /** Each with all earlier ones: a spike adds 1 to its trace. */
    ALL_TO_ALL,
    /** Each with the last one before it of the other neuron: a spike sets its trace to 1. */
    NEAREST
  }

  /** How a change depends on the weight itself. */
  enum WeightDependence {
    /**
     * Not at all: {@code A_plus w_max} and {@code A_minus w_max}, cut at the bounds (Song, Miller
     * and Abbott 2000, doi:10.1038/78829). Bounds are hard.
     */
    ADDITIVE,
    /**
     * By the distance from the bound ahead: {@code A_plus (w_max − w)} and {@code A_minus (w −
     * w_min)} (Rubin, Lee and Sompolinsky 2001, doi:10.1103/PhysRevLett.86.364). Bounds are soft.
     */
    MULTIPLICATIVE,
    /**
     * Potentiation as {@link #ADDITIVE}, depression as {@link #MULTIPLICATIVE} (van Rossum, Bi and
     * Turrigiano 2000, doi:10.1523/JNEUROSCI.20-23-08812.2000).
     */
    VAN_ROSSUM
  }

  /**
   * What a weight stays within.
   *
   * @param min may be −∞
   * @param max above min, may be +∞
   */
  record Bounds(double min, double max) {
    public Bounds {
      if (!(min < max)) {
        throw new IllegalArgumentException("w_min " + min + " is not below w_max " + max);
      }
    }

    /** A weight, cut at the bounds. */
    double within(double weight) {
      return Math.min(Math.max(weight, min), max);
    }
  }

  /**
   * Spike-timing-dependent plasticity of pairs. A presynaptic spike changes w by {@code −A_minus
   * w_max y}, a postsynaptic one by {@code +A_plus w_max x} (for {@link
   * WeightDependence#ADDITIVE}), where x and y are traces of presynaptic and postsynaptic spikes
   * that decay with tau_plus and tau_minus.
   *
   * @param aPlus A_plus, dimensionless: a multiple of w_max
   * @param aMinus A_minus, dimensionless, positive for depression: a multiple of w_max
   * @param tauPlus of x (ms)
   * @param tauMinus of y (ms)
   * @param bounds w_min, not negative, and w_max, finite
   */
  record Stdp(
      double aPlus,
      double aMinus,
      double tauPlus,
      double tauMinus,
      Bounds bounds,
      WeightDependence dependence,
      Pairing pairing)
      implements Plasticity {
    public Stdp {
      requireFinite("A_plus", aPlus);
      requireFinite("A_minus", aMinus);
      requireTime("tau_plus", tauPlus);
      requireTime("tau_minus", tauMinus);
      requireScale(bounds);
    }
  }

  /**
   * Spike-timing-dependent plasticity of triplets (Pfister and Gerstner 2006,
   * doi:10.1523/JNEUROSCI.1425-06.2006, equations 3 and 4). A presynaptic spike changes w by {@code
   * −w_max o1 (A2_minus + A3_minus r2)}, a postsynaptic one by {@code +w_max r1 (A2_plus + A3_plus
   * o2)}. r1 and r2 are traces of presynaptic spikes, o1 and o2 of postsynaptic ones. Bounds are
   * hard.
   *
   * @param a2Plus A2_plus, dimensionless: a multiple of w_max, as the other three
   * @param a3Plus A3_plus
   * @param a2Minus A2_minus
   * @param a3Minus A3_minus
   * @param tauPlus of r1 (ms)
   * @param tauX of r2 (ms)
   * @param tauMinus of o1 (ms)
   * @param tauY of o2 (ms)
   * @param bounds w_min, not negative, and w_max, finite
   * @param pairing of all four traces
   */
  record TripletStdp(
      double a2Plus,
      double a3Plus,
      double a2Minus,
      double a3Minus,
      double tauPlus,
      double tauX,
      double tauMinus,
      double tauY,
      Bounds bounds,
      Pairing pairing)
      implements Plasticity {
    public TripletStdp {
      requireFinite("A2_plus", a2Plus);
      requireFinite("A3_plus", a3Plus);
      requireFinite("A2_minus", a2Minus);
      requireFinite("A3_minus", a3Minus);
      requireTime("tau_plus", tauPlus);
      requireTime("tau_x", tauX);
      requireTime("tau_minus", tauMinus);
      requireTime("tau_y", tauY);
      requireScale(bounds);
    }
  }

  /**
   * The symmetric rule of inhibitory synapses that brings the postsynaptic neuron to a rate
   * (Vogels, Sprekeler, Zenke, Clopath and Gerstner 2011, doi:10.1126/science.1211095). A
   * presynaptic spike changes w by {@code eta (y − alpha)} with {@code alpha = 2 targetRate tau}, a
   * postsynaptic one by {@code eta x}. Both traces decay with tau; a spike adds 1. Bounds are hard.
   *
   * @param eta in the unit of a weight
   * @param tau of both traces (ms)
   * @param targetRate rho_0 (1/ms)
   * @param bounds w_min, not negative, and w_max
   */
  record InhibitoryStdp(double eta, double tau, double targetRate, Bounds bounds)
      implements Plasticity {
    public InhibitoryStdp {
      requireFinite("eta", eta);
      requireTime("tau", tau);
      requireFinite("target rate", targetRate);
      requireMagnitudes(bounds);
    }

    /** What a presynaptic spike alone depresses by, in units of eta: {@code 2 targetRate tau}. */
    public double alpha() {
      return 2 * targetRate * tau;
    }
  }

  /**
   * Hebb's rule with forgetting, of rates: {@code dw/dt = eta x y − w/tau_w}. x and y are the rates
   * of the two neurons (1/ms): spike trains filtered by {@code exp(−t/tau)/tau}. Between spikes it
   * is integrated exactly; weights are cut at the bounds when a spike comes.
   *
   * @param eta in the unit of a weight times ms
   * @param tau of both rates (ms)
   * @param tauW time in which a weight is forgotten (ms), +∞ for never
   */
  record Hebbian(double eta, double tau, double tauW, Bounds bounds) implements Plasticity {
    public Hebbian {
      requireFinite("eta", eta);
      requireTime("tau", tau);
      if (!(tauW > 0)) {
        throw new IllegalArgumentException("tau_w " + tauW + " ms is not positive");
      }
    }
  }

  /**
   * Short-term depression and facilitation of a source's synapses, in the form of two variables
   * (Tsodyks, Pawelzik and Markram 1998, doi:10.1162/089976698300017502; that of Tsodyks, Uziel and
   * Markram 2000, doi:10.1523/JNEUROSCI.20-01-j0003.2000, where the inactivation is fast). Between
   * spikes u decays to 0 with tau_fac and x recovers to 1 with tau_rec. At a spike first {@code u
   * += U (1 − u)}, then {@code w u x} is transmitted, then {@code x −= u x}. It begins at u = 0, x
   * = 1: the first spike transmits {@code w U}. Weights do not change.
   *
   * @param u U, in [0, 1]
   * @param tauRec tau_rec (ms)
   * @param tauFac tau_fac (ms), 0 for no facilitation: then u is U at every spike
   */
  record ShortTerm(double u, double tauRec, double tauFac) implements Plasticity {
    public ShortTerm {
      if (!(u >= 0 && u <= 1)) {
        throw new IllegalArgumentException("U " + u + " is not in [0, 1]");
      }
      requireTime("tau_rec", tauRec);
      if (tauFac != 0) {
        requireTime("tau_fac", tauFac);
      }
    }

    @Override
    public boolean changesWeights() {
      return false;
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value);
    }
  }

  private static void requireTime(String name, double value) {
    requireFinite(name, value);
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " " + value + " ms is not positive");
    }
  }

  private static void requireMagnitudes(Bounds bounds) {
    if (bounds.min() < 0) {
      throw new IllegalArgumentException("w_min " + bounds.min() + " is negative");
    }
  }

  private static void requireScale(Bounds bounds) {
    requireMagnitudes(bounds);
    requireFinite("w_max", bounds.max());
  }
}
