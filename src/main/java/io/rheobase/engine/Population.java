package io.rheobase.engine;

import io.rheobase.input.CurrentSource;
import io.rheobase.model.BoundModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** Neurons of one model, split into blocks. */
public final class Population {

  private final String name;
  private final int size;
  private final BoundModel model;
  private final KernelSwitch kernels;
  private final List<IntToDoubleFunction> initial;
  private final IntToLongFunction holdSamples;
  private final List<CurrentSource> currents;
  private final List<Trace> traces;
  private final List<Block> blocks;

  /**
   * @param name as in the parameter file
   * @param size number of neurons
   * @param model what they are
   * @param initial the value of each state variable at sample 0, by neuron
   * @param holdSamples how many samples after a spike the neuron is refractory, by neuron
   * @param currents what drives them; their sum is the model's input
   * @param traces what is recorded of them
   * @param partition how they are split and how long a slice may be
   */
  public Population(
      String name,
      int size,
      BoundModel model,
      List<IntToDoubleFunction> initial,
      IntToLongFunction holdSamples,
      List<CurrentSource> currents,
      List<Trace> traces,
      Partition partition) {
    this.name = name;
    this.size = size;
    this.model = model;
    this.kernels = new KernelSwitch(model);
    this.initial = List.copyOf(initial);
    this.holdSamples = holdSamples;
    this.currents = List.copyOf(currents);
    this.traces = List.copyOf(traces);
    this.blocks = new ArrayList<>();
    for (int first = 0; first < size; first += partition.blockSize()) {
      int count = Math.min(partition.blockSize(), size - first);
      blocks.add(new Block(this, first, count, partition.sliceSteps()));
    }
  }

  /** Name in the parameter file. */
  public String name() {
    return name;
  }

  /** Number of neurons. */
  public int size() {
    return size;
  }

  /** The blocks, in the order of their neurons. */
  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  BoundModel model() {
    return model;
  }

  KernelSwitch kernels() {
    return kernels;
  }

  double initial(int slot, int neuron) {
    return initial.get(slot).applyAsDouble(neuron);
  }

  long holdSamples(int neuron) {
    return holdSamples.applyAsLong(neuron);
  }

  List<CurrentSource> currents() {
    return currents;
  }

  List<Trace> traces() {
    return traces;
  }
}
