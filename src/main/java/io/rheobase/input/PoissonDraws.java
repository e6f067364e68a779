package io.rheobase.input;

import io.rheobase.random.StreamKey;
import io.rheobase.random.ThreefryCode;
import io.rheobase.random.Uniform;
import java.util.List;

/** The uniform draws of some neurons of a block. */
final class PoissonDraws {

  private static final int COUNT = 0;
  private static final int FIRST_SPIKE = 1;

  private final Uniform uniform = new Uniform();
  private final StreamKey key;
  private final int firstNeuron;

  /** The neuron that the first of {@link #drawn} is for, within the block. */
  private final int from;

  private final double[] drawn;
  private final int[] neurons;

  /**
   * @param firstNeuron of the block
   * @param neurons within the block, ascending, at least one
   */
  PoissonDraws(StreamKey key, int firstNeuron, List<Integer> neurons) {
    this.key = key;
    this.firstNeuron = firstNeuron;
    this.neurons = neurons.stream().mapToInt(Integer::intValue).toArray();
    int alignment = CurrentSource.BLOCK_ALIGNMENT;
    this.from = this.neurons[0] / alignment * alignment;
    this.drawn = new double[this.neurons[this.neurons.length - 1] + 1 - from];
  }

  /** The neurons, within the block, ascending. */
  int[] neurons() {
    return neurons;
  }

  /** Whether the neurons are all of a stretch that begins where draws do. */
  boolean areSuccessive() {
    return neurons[0] == from && neurons.length == drawn.length;
  }

  /** What machine code needs to draw what {@link #draw} does. */
  void uniforms(long[] out) {
    ThreefryCode.uniforms(key, COUNT, firstNeuron + from, out);
  }

  /** Says to machine code which window it is to draw for. */
  void setWindow(long window, long[] uniforms) {
    ThreefryCode.setStep(key, window, uniforms);
  }

  /** Draws for every neuron the number that its count in a window is found by. */
  void draw(long window) {
    uniform.fill(key, COUNT, firstNeuron + from, window, drawn, 0, drawn.length);
  }

  /** The number that was drawn for a neuron, in [0, 1). */
  double of(int neuron) {
    return drawn[neuron - from];
  }

  /**
   * The number that says when a spike comes, in [0, 1).
   *
   * @param spike which of the neuron's in this window, from 0
   */
  double time(int neuron, long window, int spike) {
    return Uniform.at(key, FIRST_SPIKE + spike, firstNeuron + neuron, window);
  }
}
