package io.rheobase.input;

import io.rheobase.input.SpikeSource.BlockSpikes;
import io.rheobase.machine.FixedCode;
import io.rheobase.machine.MachineCode;
import io.rheobase.random.Uniform;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Poisson processes of high rates: for every sample each neuron's count is drawn. */
final class PoissonCounts implements BlockSpikes {

  /** Spikes of a neuron that are listed without asking how many there are. */
  private static final int AT_ONCE = 4;

  private final PoissonDraws draws;
  private final Extent extent;

  /** {@code [neuron of the block]}; neurons of the same rate share one. */
  private final PoissonTable[] table;

  /** The code; none where it cannot be called. */
  private static final class Shared {
    static final Optional<MachineCode> LOADED =
        MachineCode.isAvailable()
            ? FixedCode.load(PoissonCounts.class, PoissonWriter.CODE)
            : Optional.empty();
  }

  private int[] found;

  /** Null where each neuron has to be looked at by itself. */
  private final long[] uniforms;

  /**
   * @param perStep {@code [neuron of the block]}, the mean number of spikes at a sample
   */
  PoissonCounts(PoissonDraws draws, Extent extent, double[] perStep) {
    this.draws = draws;
    this.extent = extent;
    this.table = new PoissonTable[perStep.length];
    Map<Double, PoissonTable> tables = new HashMap<>();
    double mean = 0;
    for (int i : draws.neurons()) {
      table[i] = tables.computeIfAbsent(perStep[i], PoissonTable::new);
      mean += perStep[i];
    }
    this.found = new int[(int) mean + draws.neurons().length];
    boolean alike = tables.size() == 1 && draws.areSuccessive();
    this.uniforms =
        alike && Shared.LOADED.isPresent()
            ? uniforms(draws, tables.values().iterator().next())
            : null;
  }

  private static long[] uniforms(PoissonDraws draws, PoissonTable table) {
    long[] uniforms = new long[PoissonWriter.UNIFORMS];
    draws.uniforms(uniforms);
    uniforms[PoissonWriter.SCALE] = Double.doubleToRawLongBits(Uniform.UNIT * table.split().length);
    uniforms[PoissonWriter.LEAST] = table.least();
    return uniforms;
  }

  @Override
  public void add(long sample, double[] weights, double[] sums) {
    if (uniforms == null) {
      BlockSpikes.super.add(sample, weights, sums);
    } else if (sample > 0 && extent.includes(sample)) {
      int[] neurons = draws.neurons();
      int from = neurons[0];
      draws.setWindow(sample, uniforms);
      Shared.LOADED
          .orElseThrow()
          .call(
              from,
              from + neurons.length,
              0,
              uniforms,
              table[from].split(),
              table[from].difference(),
              weights,
              sums,
              null);
    }
  }

  @Override
  public int at(long sample) {
    if (sample == 0 || !extent.includes(sample)) {
      return 0;
    }
    draws.draw(sample);
    int spikes = 0;
    for (int neuron : draws.neurons()) {
      int end = spikes + table[neuron].count(draws.of(neuron));
      if (end + AT_ONCE > found.length) {
        found = Arrays.copyOf(found, 2 * (end + AT_ONCE));
      }
      do {
        found[spikes] = neuron;
        found[spikes + 1] = neuron;
        found[spikes + 2] = neuron;
        found[spikes + 3] = neuron;
        spikes += AT_ONCE;
      } while (spikes < end);
      spikes = end;
    }
    return spikes;
  }

  @Override
  public int[] neurons() {
    return found;
  }
}
