package io.rheobase.network;

import io.rheobase.random.StreamKey;
import java.util.List;

/**
 * What a connection between one pair of populations is to be. Draws are functions of the seed, the
 * names of the connection and of the two populations, and the neuron they are for: no other
 * connection, no partition and no order of building changes them.
 *
 * @param name of the connection
 * @param from the sources
 * @param to the targets
 * @param rule which pairs are joined
 * @param autapses whether a neuron may be joined to itself; it matters within one population only
 * @param multapses whether a pair may be joined more than once; it matters for fixed degrees, fixed
 *     total numbers and lists
 * @param weights in the unit of the receptor's weight
 * @param delays ms; they are rounded half up to steps. A drawn or listed one of less than a step
 *     becomes a step
 * @param dt step (ms)
 * @param seed of the run
 */
public record Wiring(
    String name,
    Neurons from,
    Neurons to,
    Rule rule,
    boolean autapses,
    boolean multapses,
    SynapseValues weights,
    SynapseValues delays,
    double dt,
    long seed) {

  /** The longest delay, in steps. */
  public static final int LONGEST_DELAY = Character.MAX_VALUE;

  private static final double HALF_UP = 0.5 + 1e-9;

  /**
   * @throws IllegalArgumentException if a constant delay is less than one or more than {@link
   *     #LONGEST_DELAY} steps, if values are listed without a list of as many synapses, or if there
   *     are not neurons enough for the rule
   */
  public Wiring {
    if (!(dt > 0)) {
      throw new IllegalArgumentException("dt " + dt + " ms is not positive");
    }
    requireOneForEach("weights", weights, rule);
    requireOneForEach("delays", delays, rule);
    if (delays instanceof SynapseValues.Constant constant) {
      requireDelay(constant.value(), dt);
    }
    pairs(from, to, autapses, multapses).check(rule);
  }

  /**
   * The nearest number of steps, halves rounded up: 0.35 ms are four steps of 0.1 ms, though their
   * binary fractions say 3.4999999999999996.
   *
   * @param delay ms
   * @param dt ms
   */
  static double steps(double delay, double dt) {
    return Math.floor(delay / dt + HALF_UP);
  }

  /** The populations of its sources and targets. */
  public List<String> populations() {
    return List.of(from.population(), to.population());
  }

  private static void requireDelay(double delay, double dt) {
    double steps = steps(delay, dt);
    if (!(steps >= 1 && steps <= LONGEST_DELAY)) {
      throw new IllegalArgumentException(
          "delay " + delay + " ms is " + steps + " steps, not 1 to " + LONGEST_DELAY);
    }
  }

  private static void requireOneForEach(String what, SynapseValues values, Rule rule) {
    if (!(values instanceof SynapseValues.Listed listed)) {
      return;
    }
    if (!(rule instanceof Rule.Listed synapses)) {
      throw new IllegalArgumentException(what + " are listed, but synapses are not");
    }
    if (listed.values().length != synapses.sources().length) {
      throw new IllegalArgumentException(
          listed.values().length + " " + what + " for " + synapses.sources().length + " synapses");
    }
  }

  private static Pairs pairs(Neurons from, Neurons to, boolean autapses, boolean multapses) {
    boolean recurrent = from.population().equals(to.population());
    return new Pairs(from, to, recurrent && !autapses, multapses);
  }

  /** Whether a target must not be its own source. */
  boolean excludesSelf() {
    return pairs(from, to, autapses, multapses).excludesSelf();
  }

  /** The mean number of synapses; it is exact for all rules but pairwise_bernoulli. */
  public double expectedSynapses() {
    return pairs(from, to, autapses, multapses).expected(rule);
  }

  /** The key of this connection's draws for a purpose. */
  StreamKey key(String purpose) {
    return StreamKey.of(seed, purpose, name, from.population() + " -> " + to.population());
  }
}
