package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Values;
import io.rheobase.network.MemoryEstimate;
import io.rheobase.network.Rule;
import io.rheobase.network.Wiring;
import io.rheobase.network.plasticity.Plasticity;
import io.rheobase.units.Unit;

/**
 * What is known of a connection before it is built.
 *
 * @param connection which one
 * @param synapses how many there will be; the mean where the number itself is drawn
 * @param bytes that they take
 * @param building further bytes while they are made
 */
public record ConnectionSize(
    Connection connection, double synapses, double bytes, double building) {

  private static final double WEIGHT_BYTES = 8;

  /** What the experiment itself holds of a listed synapse: two neurons, weight and delay. */
  private static final double LISTED_BYTES = 2 * 4 + 2 * 8;

  /** Looks at a connection of an experiment. */
  static ConnectionSize of(Connection connection, Experiment experiment, Partition partition) {
    Wiring wiring = new Wirings(experiment).of(connection);
    MemoryEstimate memory = MemoryEstimate.of(wiring, partition.blockSize());
    boolean ownWeights = connection.weight() instanceof Values.Constant && changes(connection);
    boolean listed = connection.rule() instanceof Rule.Listed;
    double blocks = Math.ceil((double) wiring.to().size() / partition.blockSize());
    boolean atOnce = listed || connection.rule() instanceof Rule.FixedOutdegree;
    return new ConnectionSize(
        connection,
        memory.synapses(),
        memory.bytes() + (ownWeights ? WEIGHT_BYTES * memory.synapses() : 0),
        (atOnce ? 1 : Math.min(1, partition.threads() / blocks)) * memory.building()
            + (listed ? LISTED_BYTES * memory.synapses() : 0));
  }

  /** Whether its weights change. */
  private static boolean changes(Connection connection) {
    return connection.plasticity().filter(p -> !(p instanceof Plasticity.ShortTerm)).isPresent();
  }

  /** Whether the number of synapses is drawn itself. */
  public boolean isMean() {
    return connection.rule() instanceof Rule.PairwiseBernoulli;
  }

  /** Rule, autapses and multapses in words. */
  public String words() {
    return rule(connection.rule())
        + (connection.autapses() ? ", autapses" : ", no autapses")
        + (connection.multapses() ? ", multapses" : ", no multapses")
        + connection.plasticity().map(p -> ", " + plasticity(p)).orElse("");
  }

  private static String rule(Rule rule) {
    if (rule instanceof Rule.OneToOne) {
      return "one to one";
    }
    if (rule instanceof Rule.AllToAll) {
      return "all to all";
    }
    if (rule instanceof Rule.PairwiseBernoulli bernoulli) {
      return "each pair with probability " + Unit.ONE.format(bernoulli.p());
    }
    if (rule instanceof Rule.FixedIndegree in) {
      return in.n() + (in.n() == 1 ? " source" : " sources") + " for each target";
    }
    if (rule instanceof Rule.FixedOutdegree out) {
      return out.n() + (out.n() == 1 ? " target" : " targets") + " for each source";
    }
    return rule instanceof Rule.FixedTotalNumber ? "a fixed number in all" : "listed one by one";
  }

  private static String plasticity(Plasticity plasticity) {
    if (plasticity instanceof Plasticity.Stdp) {
      return "STDP";
    }
    if (plasticity instanceof Plasticity.TripletStdp) {
      return "triplet STDP";
    }
    if (plasticity instanceof Plasticity.InhibitoryStdp) {
      return "inhibitory STDP";
    }
    return plasticity instanceof Plasticity.Hebbian ? "Hebbian" : "short-term plasticity";
  }
}
