package io.rheobase.engine;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.input.CurrentSource;
import io.rheobase.input.SpikeSource;
import io.rheobase.model.BoundModel;
import io.rheobase.network.BlockProjection;
import io.rheobase.network.SpikeHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** Neurons of one model, or sources of spikes, split into blocks. */
public final class Population {

  private final String name;
  private final int size;
  private final BoundModel model;
  private final KernelSwitch kernels;
  private final List<IntToDoubleFunction> initial;
  private final IntToLongFunction holdSamples;
  private final List<CurrentSource> currents;
  private final List<Trace> traces;
  private final List<SpikeInput> spikeInputs;
  private final Partition partition;
  private final List<Block> blocks = new ArrayList<>();

  /**
   * Neurons.
   *
   * @param name as in the parameter file
   * @param size number of neurons
   * @param model what they are
   * @param initial the value of each state variable at sample 0, by neuron
   * @param holdSamples how many samples after a spike the neuron is refractory, by neuron
   * @param currents what drives them; their sum is the model's input
   * @param spikeInputs spikes from outside that arrive at their receptors
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
      List<SpikeInput> spikeInputs,
      List<Trace> traces,
      Partition partition) {
    this.name = name;
    this.size = size;
    this.model = model;
    this.kernels = new KernelSwitch(model);
    this.initial = List.copyOf(initial);
    this.holdSamples = holdSamples;
    this.currents = List.copyOf(currents);
    this.spikeInputs = List.copyOf(spikeInputs);
    this.traces = List.copyOf(traces);
    this.partition = partition;
    split(
        (number, first, count) ->
            new NeuronBlock(this, number, first, count, partition.sliceSteps()));
  }

  private Population(String name, int size, SpikeSource source, Partition partition) {
    this.name = name;
    this.size = size;
    this.model = null;
    this.kernels = null;
    this.initial = List.of();
    this.holdSamples = neuron -> 0;
    this.currents = List.of();
    this.spikeInputs = List.of();
    this.traces = List.of();
    this.partition = partition;
    split(
        (number, first, count) ->
            new SourceBlock(source, number, first, count, partition.sliceSteps()));
  }

  /** Sources of spikes, which have no state. */
  public static Population ofSources(
      String name, int size, SpikeSource source, Partition partition) {
    return new Population(name, size, source, partition);
  }

  private interface BlockMaker {
    Block make(int number, int first, int count);
  }

  private void split(BlockMaker maker) {
    int end = partition.share().to(size);
    for (int first = partition.share().from(size); first < end; first += partition.blockSize()) {
      int count = Math.min(partition.blockSize(), end - first);
      blocks.add(maker.make(blocks.size(), first, count));
    }
  }

  /**
   * Keeps the spikes of the last samples for connections to read.
   *
   * @param depth samples: the longest delay and the longest stretch that blocks run alone together
   */
  public SpikeHistory remember(int depth) {
    SpikeHistory history = new SpikeHistory(size, partition.blockSize(), depth);
    blocks.forEach(block -> block.emitInto(history));
    return history;
  }

  /**
   * Has spikes arrive at a receptor of one block.
   *
   * @param block index among {@link #blocks()}
   * @throws IllegalArgumentException if there is no such receptor
   */
  public void connect(int block, String receptor, BlockProjection connection) {
    ((NeuronBlock) blocks.get(block)).connect(receptor(receptor), connection);
  }

  /**
   * Records weights of synapses onto one block.
   *
   * @param block index among {@link #blocks()}
   */
  public void record(int block, WeightTrace.Part part) {
    ((NeuronBlock) blocks.get(block)).record(part);
  }

  /** Writes what its neurons carry from sample to sample, in an order that no partition changes. */
  public void save(StateOut out) throws IOException {
    new PopulationState(this).save(out);
  }

  /**
   * Reads what {@link #save} wrote, whatever the partition was. To be called before the first step.
   */
  public void load(StateIn in) throws IOException {
    new PopulationState(this).load(in);
  }

  /** Whether its neurons have no state and only emit spikes. */
  public boolean isSource() {
    return model == null;
  }

  /** Name in the parameter file. */
  public String name() {
    return name;
  }

  /** Number of neurons. */
  public int size() {
    return size;
  }

  /** The blocks of the neurons that are simulated, in their order. */
  public List<Block> blocks() {
    return List.copyOf(blocks);
  }

  BoundModel model() {
    return model;
  }

  /** Index of a receptor among those of the model. */
  int receptor(String receptor) {
    for (int i = 0; i < model.receptors().size(); i++) {
      if (model.receptors().get(i).name().equals(receptor)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " has no receptor " + receptor);
  }

  /** Whether every step draws normal numbers for it. */
  boolean drawsNormals() {
    return model.noise().isPresent() || currents.stream().anyMatch(CurrentSource::drawsNormals);
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

  List<SpikeInput> spikeInputs() {
    return spikeInputs;
  }

  List<Trace> traces() {
    return traces;
  }
}
