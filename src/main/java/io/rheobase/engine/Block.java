package io.rheobase.engine;

import io.rheobase.compiler.Kernel;
import io.rheobase.input.CurrentSource.BlockCurrent;
import io.rheobase.model.BoundModel;
import io.rheobase.random.Gaussian;
import java.util.Arrays;

/**
 * A contiguous run of neurons of one population, small enough for the cache, with all that it needs
 * to run a slice alone.
 *
 * <p>Within a slice one thread runs {@link #advance}; it writes this block's state, spike list and
 * columns of the traces, and nothing else that another thread could read.
 */
public final class Block {

  /**
   * All states are looked at whenever the number of the sample is a multiple of this, wherever
   * slices begin: what spreads to no threshold is found too, and at the same sample however the run
   * is cut.
   */
  static final int INSPECTION = 64;

  private final int first;
  private final int count;
  private final BoundModel model;
  private final int threshold;
  private final KernelSwitch kernels;
  private final double[][] slots;
  private final Gaussian gaussian;
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
    this.model = population.model();
    this.threshold = model.threshold();
    this.kernels = population.kernels();
    this.gaussian = model.noise().isPresent() ? new Gaussian() : null;
    this.slots = new double[model.slots()][count];
    model.parameters().forEach((slot, values) -> slots[slot] = values.over(first, count));
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
    Kernel kernel = kernels.current();
    SpikeList fired = spikes(slice);
    fired.clear();
    if (slice.firstSample() == slice.firstStep()) {
      record(slice, slice.firstSample());
    }
    double[] current = slots[model.input()];
    for (int j = 0; j < slice.steps(); j++) {
      long step = slice.firstStep() + j;
      Arrays.fill(current, 0);
      for (BlockCurrent source : currents) {
        source.add(step, current);
      }
      if (gaussian != null) {
        BoundModel.Noise noise = model.noise().orElseThrow();
        gaussian.fill(noise.key(), 0, first, step, slots[noise.slot()], 0, count);
      }
      int n = kernel.advance(slots, heldUntil, step, 0, count, candidates);
      if (n > 0) {
        fire(kernel, fired, j, step + 1, n);
      }
      if ((step + 1) % INSPECTION == 0) {
        failure = unsoundState(step + 1);
      }
      if (failure != null) {
        return;
      }
      record(slice, step + 1);
      for (BlockTrace trace : traces) {
        trace.showSpikes(slice, step + 1, threshold, candidates, crossings, n);
      }
    }
  }

  /** Turns candidates into spikes, all but those whose threshold variable is not a number. */
  private void fire(Kernel kernel, SpikeList fired, int stepOfSlice, long sample, int n) {
    double[] v = slots[threshold];
    for (int c = 0; c < n; c++) {
      int i = candidates[c];
      crossings[c] = v[i];
      if (v[i] == v[i]) {
        fired.add(stepOfSlice, i);
        kernel.reset(slots, i, sample);
        heldUntil[i] = sample + holdSamples[i];
      }
      if (failure == null) {
        failure = unsoundState(i, sample);
      }
    }
  }

  private void record(Slice slice, long sample) {
    for (BlockTrace trace : traces) {
      trace.copy(slots, slice, sample);
    }
  }

  /** The first neuron with a state that is not finite, or null. */
  NumericalFailure unsoundState(long sample) {
    for (int i = 0; i < count; i++) {
      NumericalFailure found = unsoundState(i, sample);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private NumericalFailure unsoundState(int i, long sample) {
    for (int slot = 0; slot < model.states().size(); slot++) {
      double value = slots[slot][i];
      if (!(Math.abs(value) <= Double.MAX_VALUE)) {
        return new NumericalFailure(first + i, sample, slot, value);
      }
    }
    return null;
  }
}
