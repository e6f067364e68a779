package io.rheobase.record;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The synapses whose weights are recorded over time, a column each: of every connection all, or the
 * first few in the order of its rows. A column is called {@code source[neuron]->target[neuron]},
 * with the connection's name and a colon before it where there are several.
 */
public final class SynapseColumns {

  private final List<SynapseRows> connections;
  private final long first;
  private final Map<String, Long> counts = new LinkedHashMap<>();

  /**
   * @param connections in the order of the columns; those of one name follow each other
   * @param first synapses of each connection at most
   */
  public SynapseColumns(List<SynapseRows> connections, long first) {
    this.connections = List.copyOf(connections);
    this.first = first;
    for (SynapseRows rows : connections) {
      counts.merge(rows.connection(), rows.count(), Long::sum);
    }
    counts.replaceAll((name, count) -> Math.min(first, count));
  }

  /** Number of columns. */
  public long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Takes note of a column. */
  @FunctionalInterface
  interface Visitor {
    void visit(String name, SynapseRows rows, int source, int target) throws IOException;
  }

  /** Names the columns, in their order. */
  void forEach(Visitor visitor) throws IOException {
    Map<String, Long> left = new LinkedHashMap<>();
    for (SynapseRows rows : connections) {
      String prefix = counts.size() > 1 ? rows.connection() + ":" : "";
      rows.forEach(
          (source, target, weight, delay) -> {
            if (left.merge(rows.connection(), 1L, Long::sum) <= first) {
              String name = name(rows.sources(), source) + "->" + name(rows.targets(), target);
              visitor.visit(prefix + name, rows, source, target);
            }
          });
    }
  }

  private static String name(String population, int neuron) {
    return population + "[" + neuron + "]";
  }
}
