package io.rheobase.verify;

import java.util.List;
import java.util.stream.Stream;

/** The checks of {@code sim verify}. */
public final class Checks {
  private Checks() {}

  /** What takes seconds: neurons and synapses against theory, and one network. */
  public static final List<Check> QUICK =
      List.of(
          MembraneChecks.LEAKY_RATE,
          MembraneChecks.EXPONENTIAL_RATE,
          MembraneChecks.NOISY_RATE,
          MembraneChecks.FREE_MEMBRANE,
          MembraneChecks.SHOT_NOISE,
          MembraneChecks.POISSON_SOURCE,
          MembraneChecks.CONVERGENCE,
          BrunelChecks.ASYNCHRONOUS);

  /** The published networks. */
  public static final List<Check> NETWORKS =
      List.of(
          NetworkChecks.COBA,
          NetworkChecks.CUBA,
          NetworkChecks.COBAHH,
          BrunelChecks.REGULAR,
          BrunelChecks.FAST,
          BrunelChecks.SLOW,
          NetworkChecks.RHYTHMS,
          PlasticityChecks.COMPETITION,
          PlasticityChecks.BALANCE,
          PlasticityChecks.HEBBIAN_THREE,
          PlasticityChecks.HEBBIAN,
          NetworkChecks.MICROCIRCUIT);

  /** The quick ones, then the other published networks. */
  public static final List<Check> FULL = Stream.concat(QUICK.stream(), NETWORKS.stream()).toList();
}
