package io.rheobase.run;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Values;
import io.rheobase.network.Rule;
import io.rheobase.network.plasticity.Plasticity;
import io.rheobase.units.Unit;

/**
 * What is known of a connection before it is built.
 *
 * @param connection which one
 * @param synapses how many there will be; the mean where the number itself is drawn
 * @param bytes that they take
 */
public record ConnectionSize(Connection connection, double synapses, double bytes) {

  /** A target's number. */
  private static final double TARGET_BYTES = 2;

  private static final double WEIGHT_BYTES = 8;
  private static final double DELAY_BYTES = 2;

  /** Looks at a connection of an experiment. */
  static ConnectionSize of(Connection connection, Experiment experiment) {
    double synapses = new Wirings(experiment).of(connection).expectedSynapses();
    boolean sameWeight =
        connection.weight() instanceof Values.Constant && !changesWeights(connection);
    double each =
        TARGET_BYTES
            + (sameWeight ? 0 : WEIGHT_BYTES)
            + (connection.delay() instanceof Values.Constant ? 0 : DELAY_BYTES);
    return new ConnectionSize(connection, synapses, synapses * each);
  }

  private static boolean changesWeights(Connection connection) {
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
