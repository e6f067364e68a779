package io.rheobase.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixSparseCSC;

/**
 * The weights of connections as one matrix {@code [target][source]} over all neurons of some
 * populations, one population after another. Weights of several synapses from one neuron to another
 * are added up, in the order of the connections; indices ascend in each column.
 */
public final class NetworkMatrix {

  /** The most synapses, and the most neurons. */
  public static final int MOST = Integer.MAX_VALUE - 8;

  private final DMatrixSparseCSC matrix;
  private final double[] sums;
  private final int[] found;
  private final boolean[] isFound;
  private int count;

  private NetworkMatrix(int neurons, int synapses) {
    matrix = new DMatrixSparseCSC(neurons, neurons, synapses);
    matrix.indicesSorted = true;
    sums = new double[neurons];
    found = new int[neurons];
    isFound = new boolean[neurons];
  }

  /**
   * Gathers the weights.
   *
   * @param connections between populations that are in {@code sizes}
   * @param sizes neurons of each population, in the order of rows and columns
   * @throws IllegalArgumentException if there are more than {@link #MOST} synapses or neurons
   */
  public static DMatrixSparseCSC of(List<Connectivity> connections, Map<String, Integer> sizes) {
    long synapses = connections.stream().mapToLong(Connectivity::size).sum();
    long neurons = sizes.values().stream().mapToLong(Integer::longValue).sum();
    if (Math.max(synapses, neurons) > MOST) {
      throw new IllegalArgumentException(synapses + " synapses are too many for a matrix");
    }
    NetworkMatrix network = new NetworkMatrix((int) neurons, (int) synapses);
    Map<String, Integer> first = first(sizes);
    for (Connectivity connection : connections) {
      if (!sizes.keySet().containsAll(connection.wiring().populations())) {
        throw new IllegalArgumentException(
            connection.wiring().name() + " joins populations that are not in the matrix");
      }
    }
    int column = 0;
    for (Map.Entry<String, Integer> population : sizes.entrySet()) {
      List<Connectivity> from = new ArrayList<>(connections);
      from.removeIf(c -> !c.wiring().from().population().equals(population.getKey()));
      for (int source = 0; source < population.getValue(); source++) {
        for (Connectivity connection : from) {
          int row = first.get(connection.wiring().to().population());
          connection.forEach(
              source, source + 1, (s, target, weight, delay) -> network.add(row + target, weight));
        }
        network.endColumn(column++);
      }
    }
    return network.matrix;
  }

  private static Map<String, Integer> first(Map<String, Integer> sizes) {
    Map<String, Integer> first = new HashMap<>();
    int next = 0;
    for (Map.Entry<String, Integer> population : sizes.entrySet()) {
      first.put(population.getKey(), next);
      next += population.getValue();
    }
    return first;
  }

  private void add(int row, double weight) {
    if (!isFound[row]) {
      isFound[row] = true;
      found[count++] = row;
    }
    sums[row] += weight;
  }

  private void endColumn(int column) {
    Arrays.sort(found, 0, count);
    for (int i = 0; i < count; i++) {
      int row = found[i];
      matrix.nz_rows[matrix.nz_length] = row;
      matrix.nz_values[matrix.nz_length++] = sums[row];
      sums[row] = 0;
      isFound[row] = false;
    }
    matrix.col_idx[column + 1] = matrix.nz_length;
    count = 0;
  }
}
