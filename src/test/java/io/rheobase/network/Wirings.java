package io.rheobase.network;

import io.rheobase.random.Distribution;

/** Wirings for tests, at 0.1 ms. */
final class Wirings {

  static final SynapseValues ONE = new SynapseValues.Constant(1);
  static final SynapseValues DRAWN_WEIGHTS =
      new SynapseValues.Drawn(new Distribution.Normal(2, 0.5));
  static final SynapseValues DRAWN_DELAYS =
      new SynapseValues.Drawn(new Distribution.Normal(1.5, 0.5));

  private Wirings() {}

  /** Between two populations, with weight 1 and a delay of 1.5 ms (15 steps). */
  static Wiring of(int sources, int targets, Rule rule) {
    return of(Neurons.all("pre", sources), Neurons.all("post", targets), rule, ONE, ms(1.5));
  }

  /** Without autapses, with multapses. */
  static Wiring of(
      Neurons from, Neurons to, Rule rule, SynapseValues weights, SynapseValues delays) {
    return new Wiring("c", from, to, rule, false, true, weights, delays, 0.1, 1);
  }

  static Wiring withMultapses(Wiring w, boolean multapses) {
    return new Wiring(
        w.name(),
        w.from(),
        w.to(),
        w.rule(),
        w.autapses(),
        multapses,
        w.weights(),
        w.delays(),
        w.dt(),
        w.seed());
  }

  static Wiring withAutapses(Wiring w, boolean autapses) {
    return new Wiring(
        w.name(),
        w.from(),
        w.to(),
        w.rule(),
        autapses,
        w.multapses(),
        w.weights(),
        w.delays(),
        w.dt(),
        w.seed());
  }

  static Wiring withSeed(Wiring w, long seed) {
    return new Wiring(
        w.name(),
        w.from(),
        w.to(),
        w.rule(),
        w.autapses(),
        w.multapses(),
        w.weights(),
        w.delays(),
        w.dt(),
        seed);
  }

  static SynapseValues ms(double delay) {
    return new SynapseValues.Constant(delay);
  }
}
