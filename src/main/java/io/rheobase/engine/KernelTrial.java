package io.rheobase.engine;

import io.rheobase.compiler.Kernel;
import io.rheobase.compiler.Simd;
import io.rheobase.model.BoundModel;
import java.util.Arrays;

/**
 * One step of some neurons of a population, always the same one. Now and then a neuron is a
 * candidate and the number of neurons no multiple of the lanes, so that the JIT compiles for that
 * too: code that it did not expect would be interpreted in the middle of the run.
 */
final class KernelTrial implements WarmUp.Trial {

  private static final int COUNT = 512;
  private static final int VECTORS = 2;
  private static final int RARELY = 4;

  private final KernelSwitch kernels;
  private final Kernel scalar;
  private final Kernel vector;
  private final int threshold;
  private final long operations;
  private final double[][] initial;
  private final double[][] slots;
  private final long[] heldUntil;
  private final int[] candidates;

  KernelTrial(Population population) {
    BoundModel model = population.model();
    kernels = population.kernels();
    scalar = kernels.current();
    vector = kernels.vector();
    threshold = model.threshold();
    operations = model.programs().get(0).operations();
    initial = new double[model.slots()][COUNT];
    model
        .parameters()
        .forEach(
            (slot, values) -> Arrays.setAll(initial[slot], i -> values.of(i % population.size())));
    for (int slot = 0; slot < model.states().size(); slot++) {
      int state = slot;
      Arrays.setAll(initial[slot], i -> population.initial(state, i % population.size()));
    }
    slots = new double[model.slots()][COUNT];
    heldUntil = new long[COUNT];
    Arrays.fill(heldUntil, -1);
    candidates = new int[COUNT];
  }

  @Override
  public void exercise(int call) {
    int count = VECTORS * Simd.lanes();
    restore(count);
    boolean rare = call % RARELY == 0;
    if (rare) {
      slots[threshold][call % count] = Double.NaN;
    }
    vector.advance(slots, heldUntil, 0, 0, rare ? count - 1 : count, candidates);
  }

  @Override
  public void scalar() {
    restore(COUNT);
    scalar.advance(slots, heldUntil, 0, 0, COUNT, candidates);
  }

  @Override
  public void vector() {
    restore(COUNT);
    vector.advance(slots, heldUntil, 0, 0, COUNT, candidates);
  }

  @Override
  public long operations() {
    return operations * (COUNT / Simd.lanes());
  }

  private void restore(int count) {
    for (int slot = 0; slot < slots.length; slot++) {
      System.arraycopy(initial[slot], 0, slots[slot], 0, count);
    }
  }

  @Override
  public void takeOver() {
    kernels.use(vector);
  }
}
