package io.rheobase.engine;

import io.rheobase.compiler.Kernel;
import io.rheobase.input.CurrentSource.BlockCurrent;
import java.util.Arrays;
import java.util.List;

/**
 * A contiguous run of neurons of one population, small enough for the cache, with all that it needs
 * to run a slice alone.
 *
 * <p>Within a slice one thread runs {@link #advance}; it writes this block's state, spike list and
 * columns of the traces, and nothing else that another thread could read.
 */
public final class Block {

  private final int first;
  private final int count;
  private final int input;
  private final int threshold;
  private final double thresholdValue;
  private final Kernel kernel;
  private final double[][] slots;
  private final long[] heldUntil;
  private final long[] holdSamples;
  private final BlockCurrent[] currents;
  private final BlockTrace[] traces;
  private final SpikeList[] spikes;
  private final int[] candidates;
  private final double[] crossings;
  private NumericalFailure failure;

  Block(Population population, int first, int count, int maxSteps) {
    this.first = first;
    this.count = count;
    var model = population.model();
    this.input = model.input();
    this.threshold = model.threshold();
    this.thresholdValue = model.thresholdValue();
    this.kernel = model.kernel();
    this.slots = new double[model.slots()][count];
    this.holdSamples = new long[count];
    this.heldUntil = new long[count];
    Arrays.fill(heldUntil, -1);
    for (int i = 0; i < count; i++) {
      for (int slot = 0; slot < model.states().size(); slot++) {
        slots[slot][i] = population.initial(slot, first + i);
      }
      holdSamples[i] = population.holdSamples(first + i);
    }
    this.currents =
        population.currents().stream()
            .map(source -> source.over(first, count))
            .toArray(BlockCurrent[]::new);
    this.traces =
        population.traces().stream()
            .map(trace -> BlockTrace.of(trace, first, count))
            .filter(trace -> !trace.isEmpty())
            .toArray(BlockTrace[]::new);
    int capacity = Math.multiplyExact(count, maxSteps);
    this.spikes = new SpikeList[] {new SpikeList(capacity), new SpikeList(capacity)};
    this.candidates = new int[count];
    this.crossings = new double[count];
  }

  /** The first neuron, counted within the population. */
  public int first() {
    return first;
  }

  /** Number of neurons. */
  public int count() {
    return count;
  }

  /** The spikes of a slice. */
  public SpikeList spikes(Slice slice) {
    return spikes[slice.parity()];
  }

  /** What went wrong in the last slice, if anything did. */
  NumericalFailure failure() {
    return failure;
  }

  /**
   * Runs the neurons through a slice. For each step: inputs, model, threshold, reset, recording
   * (DESIGN of the step in docs/numerics.md). Stops at the first sample that is not finite.
   */
  void advance(Slice slice) {
    SpikeList fired = spikes(slice);
    fired.clear();
    if (slice.firstSample() == slice.firstStep()) {
      record(slice, slice.firstSample());
    }
    double[] current = slots[input];
    for (int j = 0; j < slice.steps(); j++) {
      long step = slice.firstStep() + j;
      Arrays.fill(current, 0);
      for (BlockCurrent source : currents) {
        source.add(step, current);
      }
      int n = kernel.advance(slots, heldUntil, step, 0, count, candidates);
      if (n > 0 && !fire(fired, j, step + 1, n)) {
        return;
      }
      record(slice, step + 1);
      for (BlockTrace trace : traces) {
        trace.showSpikes(slice, step + 1, threshold, candidates, crossings, n);
      }
    }
  }

  /** Turns candidates into spikes; false where one of them is not a number. */
  private boolean fire(SpikeList fired, int stepOfSlice, long sample, int n) {
    double[] v = slots[threshold];
    for (int c = 0; c < n; c++) {
      int i = candidates[c];
      crossings[c] = v[i];
      if (!(v[i] >= thresholdValue)) {
        failure = new NumericalFailure(first + i, sample, threshold, v[i]);
        return false;
      }
      fired.add(stepOfSlice, i);
      kernel.reset(slots, i);
      heldUntil[i] = sample + holdSamples[i];
    }
    return true;
  }

  private void record(Slice slice, long sample) {
    for (BlockTrace trace : traces) {
      trace.copy(slots, slice, sample);
    }
  }

  /** The first state that is not finite after the last step of a run, or null. */
  NumericalFailure unsoundState(long sample, List<String> states) {
    for (int i = 0; i < count; i++) {
      for (int slot = 0; slot < states.size(); slot++) {
        if (!Double.isFinite(slots[slot][i])) {
          return new NumericalFailure(first + i, sample, slot, slots[slot][i]);
        }
      }
    }
    return null;
  }
}
