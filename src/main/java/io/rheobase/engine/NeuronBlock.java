package io.rheobase.engine;

import io.rheobase.compiler.Kernel;
import io.rheobase.compiler.MachineSteps;
import io.rheobase.input.CurrentSource.BlockCurrent;
import io.rheobase.input.NormalDraws;
import io.rheobase.model.BoundModel;
import io.rheobase.network.BlockProjection;
import io.rheobase.random.Gaussian;
import java.util.Arrays;
import java.util.Optional;

/** Neurons with a model, small enough a number for the cache, and all that they need to run. */
final class NeuronBlock extends Block {

  /**
   * All states are looked at whenever the number of the sample is a multiple of this, wherever
   * slices begin: what spreads to no threshold is found too, and at the same sample however the run
   * is cut. A power of two, as every step asks for it and a division takes time.
   */
  static final int INSPECTION = 64;

  private final BoundModel model;
  private final int threshold;
  private final int states;
  private final KernelSwitch kernels;
  private final double[][] slots;
  private final Gaussian gaussian;
  private final long[] heldUntil;
  private final long[] holdSamples;
  private final BlockCurrent[] currents;
  private final int steady;
  private final double[] steadyCurrent;
  private boolean injected;
  private final BlockTrace[] traces;
  private final int[] candidates;
  private final double[] crossings;
  private final Arrivals[] receptors;
  private BlockProjection[] connections = {};
  private WeightTrace.Part[] weights = {};
  private Alone alone;
  private NumericalFailure failure;

  NeuronBlock(Population population, int number, int first, int count, int maxSteps) {
    super(number, first, count, maxSteps);
    this.model = population.model();
    this.threshold = model.threshold();
    this.states = model.states().size();
    this.kernels = population.kernels();
    this.gaussian = model.noise().isPresent() ? new Gaussian() : null;
    this.slots = new double[model.slots()][];
    Arrays.setAll(slots, slot -> CacheLines.doubles(count));
    this.heldUntil = CacheLines.longs(count);
    model
        .parameters()
        .forEach(
            (slot, values) ->
                System.arraycopy(values.over(first, count), 0, slots[slot], 0, count));
    this.holdSamples = new long[count];
    Arrays.fill(heldUntil, -1);
    begin(population);
    this.currents =
        population.currents().stream()
            .map(source -> source.over(first, count))
            .toArray(BlockCurrent[]::new);
    this.steadyCurrent = CacheLines.doubles(count);
    this.steady = addSteady();
    this.receptors = model.receptors().stream().map(Arrivals::new).toArray(Arrivals[]::new);
    for (SpikeInput input : population.spikeInputs()) {
      receptors[population.receptor(input.receptor())].add(input, first, count);
    }
    this.traces =
        population.traces().stream()
            .map(trace -> BlockTrace.of(trace, first, count))
            .filter(trace -> !trace.isEmpty())
            .toArray(BlockTrace[]::new);
    this.candidates = new int[count];
    this.crossings = new double[count];
  }

  private void begin(Population population) {
    for (int i = 0; i < count(); i++) {
      for (int slot = 0; slot < states; slot++) {
        slots[slot][i] = population.initial(slot, first() + i);
      }
      holdSamples[i] = population.holdSamples(first() + i);
    }
  }

  /** Has spikes of other blocks, or of this one, arrive at a receptor. */
  void connect(int receptor, BlockProjection connection) {
    receptors[receptor].add(connection);
    connections = Arrays.copyOf(connections, connections.length + 1);
    connections[connections.length - 1] = connection;
  }

  /** Records weights of synapses onto this block. */
  void record(WeightTrace.Part part) {
    weights = Arrays.copyOf(weights, weights.length + 1);
    weights[weights.length - 1] = part;
  }

  @Override
  NumericalFailure failure() {
    return failure;
  }

  @Override
  void begin(Slice slice) {
    super.begin(slice);
    if (slice.firstSample() == slice.firstStep()) {
      record(slice, slice.firstSample());
    }
  }

  @Override
  void advance(Slice slice, int from, int to) {
    Kernel kernel = kernels.current();
    if (alone == null) {
      alone = isAlone() ? alone(kernel) : Alone.NEVER;
    }
    long step = slice.firstStep() + from;
    long end = slice.firstStep() + to;
    while (step < end && failure == null) {
      long until = Math.min(end, (step | INSPECTION - 1) + 1);
      step =
          alone.covers(step, until)
              ? advanceAlone(slice, kernel, step, until)
              : advance(slice, kernel, step);
    }
  }

  /**
   * A step: what arrives, inputs, model, threshold, reset, recording (DESIGN of the step in
   * docs/numerics.md).
   *
   * @return the next step
   */
  private long advance(Slice slice, Kernel kernel, long step) {
    collect(step + 1, false);
    inject(step);
    if (gaussian != null) {
      BoundModel.Noise noise = model.noise().orElseThrow();
      gaussian.fill(noise.key(), 0, first(), step, slots[noise.slot()], 0, count());
    }
    int n = kernel.advance(slots, heldUntil, step, 0, count(), candidates);
    collect(step + 1, true);
    end(slice, kernel, step, n);
    return step + 1;
  }

  /** The same for steps in which nothing arrives and nothing but spikes is recorded. */
  private long advanceAlone(Slice slice, Kernel kernel, long step, long until) {
    if (steady == currents.length) {
      inject(step);
    }
    int n = alone.advance(step, until, slice.firstStep(), spikes(slice));
    long reached = alone.step();
    if (n > 0) {
      end(slice, kernel, reached, n);
      return reached + 1;
    }
    inspect(reached);
    return reached;
  }

  /** What follows the model: neurons that have reached the threshold, and what is recorded. */
  private void end(Slice slice, Kernel kernel, long step, int n) {
    long sample = step + 1;
    if (n > 0) {
      fire(kernel, spikes(slice), (int) (step - slice.firstStep()), sample, n);
    }
    emit(sample, candidates, n);
    inspect(sample);
    if (failure == null) {
      record(slice, sample);
      for (BlockTrace trace : traces) {
        trace.showSpikes(slice, sample, threshold, candidates, crossings, n);
      }
    }
  }

  private void inspect(long sample) {
    if ((sample & INSPECTION - 1) == 0) {
      failure = unsoundState(sample);
    }
  }

  /** Whether nothing happens to its neurons but current, and nothing is to be seen but spikes. */
  private boolean isAlone() {
    return !isRead()
        && gaussian == null
        && !model.overwritesInput()
        && traces.length == 0
        && weights.length == 0
        && Arrays.stream(receptors).allMatch(Arrivals::isEmpty)
        && (steady == currents.length || draws().isPresent());
  }

  /** The draws that are all that is not steady in the current. */
  private Optional<NormalDraws> draws() {
    return steady == currents.length - 1 ? currents[steady].draws() : Optional.empty();
  }

  private Alone alone(Kernel kernel) {
    MachineSteps.Neurons neurons =
        new MachineSteps.Neurons(slots, states, heldUntil, holdSamples, candidates);
    return Alone.of(kernel, neurons, model.input(), steadyCurrent, draws());
  }

  double[] state(int slot) {
    return slots[slot];
  }

  long[] heldUntil() {
    return heldUntil;
  }

  /** What the currents carry from step to step, those without memory included. */
  double[] memory(int current) {
    return currents[current].memory();
  }

  private void collect(long sample, boolean direct) {
    for (Arrivals receptor : receptors) {
      if (receptor.isDirect() == direct && !receptor.isEmpty()) {
        receptor.collect(sample, slots);
      }
    }
  }

  /** Sums up what is the same in every step, up to the first current that is not; says how many. */
  private int addSteady() {
    int number = 0;
    while (number < currents.length && currents[number].isSteady()) {
      currents[number++].add(0, steadyCurrent);
    }
    return number;
  }

  /** Sums the inputs up anew: the kernel of a model with receptors leaves their current there. */
  private void inject(long step) {
    if (injected && steady == currents.length && !model.overwritesInput()) {
      return;
    }
    injected = true;
    double[] current = slots[model.input()];
    if (steady == currents.length) {
      System.arraycopy(steadyCurrent, 0, current, 0, current.length);
      return;
    }
    currents[steady].add(step, steadyCurrent, current);
    for (int c = steady + 1; c < currents.length; c++) {
      currents[c].add(step, current);
    }
  }

  /** Turns candidates into spikes, all but those whose threshold variable is not a number. */
  private void fire(Kernel kernel, SpikeList fired, int stepOfSlice, long sample, int n) {
    double[] v = slots[threshold];
    for (int c = 0; c < n; c++) {
      int i = candidates[c];
      double crossing = v[i];
      crossings[c] = crossing;
      if (crossing == crossing) {
        fired.add(stepOfSlice, i);
        kernel.reset(slots, i, sample);
        heldUntil[i] = sample + holdSamples[i];
      }
    }
    boolean sound = true;
    for (int slot = 0; slot < states; slot++) {
      sound &= Finite.areThose(slots[slot], candidates, n);
    }
    for (int c = 0; c < n && !sound && failure == null; c++) {
      failure = unsoundState(candidates[c], sample, sample);
    }
    for (BlockProjection connection : connections) {
      connection.fired(sample, candidates, n);
    }
  }

  private void record(Slice slice, long sample) {
    for (BlockTrace trace : traces) {
      trace.copy(slots, slice, sample);
    }
    for (WeightTrace.Part part : weights) {
      part.copy(slice, sample);
    }
  }

  @Override
  NumericalFailure unsoundState(long sample) {
    long earliest = (sample - 1) / INSPECTION * INSPECTION + 1;
    boolean sound = true;
    for (int slot = 0; slot < states; slot++) {
      sound &= Finite.areAll(slots[slot]);
    }
    for (int i = 0; i < count() && !sound; i++) {
      NumericalFailure found = unsoundState(i, sample, earliest);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private NumericalFailure unsoundState(int i, long sample, long earliest) {
    for (int slot = 0; slot < states; slot++) {
      double value = slots[slot][i];
      if (!(Math.abs(value) <= Double.MAX_VALUE)) {
        return new NumericalFailure(first() + i, sample, earliest, slot, value);
      }
    }
    return null;
  }
}
