package io.rheobase.record;

import io.rheobase.hdf5.Hdf5Dataset;
import io.rheobase.hdf5.Hdf5Group;
import io.rheobase.hdf5.Hdf5Type;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Synapses as a SONATA edges file. Each connection of two populations is an edge population of one
 * edge type and one edge group: {@code /edges/<name>/source_node_id}, {@code target_node_id},
 * {@code edge_type_id}, {@code edge_group_id}, {@code edge_group_index}, {@code 0/syn_weight} (with
 * its unit) and {@code 0/delay} (ms). It has the name of the connection; where that joins several
 * pairs of populations, theirs follow: {@code name.source.target}.
 *
 * <p>Source: SONATA developer guide, "Representing edges" (Dai et al. 2020,
 * doi:10.1371/journal.pcbi.1007696).
 */
public final class SonataEdges {

  private final String unit;
  private final StepTime time;

  /** The number of a synapse that an array holds, as bits. */
  @FunctionalInterface
  private interface Number {
    long of(long index, int source, int target, double weight, int delay);
  }

  /**
   * @param unit of the weights, coherent
   */
  public SonataEdges(String unit, StepTime time) {
    this.unit = unit;
    this.time = time;
  }

  /** Writes all synapses of some connections; goes through them once for each array. */
  public void write(List<SynapseRows> connections, ResultFile file) throws IOException {
    Hdf5Group root = new Hdf5Group();
    Hdf5Group edges = root.group("edges");
    connections.forEach(rows -> describe(edges.group(name(rows, connections)), rows));
    byte[] start = root.fileStart();
    file.write(start, start.length);
    for (SynapseRows rows : connections) {
      put(rows, (index, source, target, weight, delay) -> source, file);
      put(rows, (index, source, target, weight, delay) -> target, file);
      put(rows, (index, source, target, weight, delay) -> 0, file);
      put(rows, (index, source, target, weight, delay) -> 0, file);
      put(rows, (index, source, target, weight, delay) -> index, file);
      put(rows, (index, source, target, weight, delay) -> Double.doubleToRawLongBits(weight), file);
      put(
          rows,
          (index, source, target, weight, delay) ->
              Double.doubleToRawLongBits(time.milliseconds(delay)),
          file);
    }
  }

  private static String name(SynapseRows rows, List<SynapseRows> all) {
    long pairs = all.stream().filter(o -> o.connection().equals(rows.connection())).count();
    return pairs == 1
        ? rows.connection()
        : rows.connection() + "." + rows.sources() + "." + rows.targets();
  }

  private void describe(Hdf5Group group, SynapseRows rows) {
    group
        .put("source_node_id", numbers(rows).attribute("node_population", rows.sources()))
        .put("target_node_id", numbers(rows).attribute("node_population", rows.targets()))
        .put("edge_type_id", numbers(rows))
        .put("edge_group_id", numbers(rows))
        .put("edge_group_index", numbers(rows));
    group
        .group("0")
        .put("syn_weight", reals(rows).attribute("units", unit))
        .put("delay", reals(rows).attribute("units", "ms"));
  }

  private static Hdf5Dataset numbers(SynapseRows rows) {
    return Hdf5Dataset.streamed(Hdf5Type.UINT64, rows.count());
  }

  private static Hdf5Dataset reals(SynapseRows rows) {
    return Hdf5Dataset.streamed(Hdf5Type.FLOAT64, rows.count());
  }

  private static void put(SynapseRows rows, Number number, ResultFile file) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    long[] index = {0};
    rows.forEach(
        (source, target, weight, delay) -> {
          out.putLong(number.of(index[0]++, source, target, weight, delay));
          if (!out.hasRemaining()) {
            file.write(out.array(), out.position());
            out.clear();
          }
        });
    file.write(out.array(), out.position());
  }
}
