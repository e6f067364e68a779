package io.rheobase.network;

import io.rheobase.random.Distribution;
import java.util.Arrays;

/** Weights or delays: a number for each synapse of a connection. */
public sealed interface SynapseValues {

  /** The same for all synapses. */
  record Constant(double value) implements SynapseValues {
    public Constant {
      requireFinite(value);
    }
  }

  /**
   * Drawn for each synapse. Synapse j of a target, counted in the order of (source, order in which
   * they were drawn), has draw j of a stream of that target.
   *
   * @param distribution any but {@link Distribution.Linspace}
   */
  record Drawn(Distribution distribution) implements SynapseValues {
    public Drawn {
      if (distribution instanceof Distribution.Linspace) {
        throw new IllegalArgumentException("synapses have no order to space values along");
      }
    }
  }

  /**
   * Given one by one, in the order of {@link Rule.Listed}, the only rule they go with.
   *
   * @param values {@code [synapse]}
   */
  record Listed(double[] values) implements SynapseValues {
    public Listed {
      for (double value : values) {
        requireFinite(value);
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Listed that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return "Listed[" + values.length + " values]";
    }
  }

  private static void requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the value of a synapse is " + value);
    }
  }
}
