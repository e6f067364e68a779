package io.rheobase.input;

import io.rheobase.random.StreamKey;

/**
 * Normals that a current draws for every neuron of a block, anew in every step.
 *
 * @param firstNeuron of the block
 * @param mean pA
 * @param std standard deviation (pA)
 * @param extent the steps in which it does
 */
public record NormalDraws(
    StreamKey key, int draw, int firstNeuron, double mean, double std, Extent extent) {

  /** Whether it draws in every step of {@code [from, to)}. */
  public boolean covers(long from, long to) {
    return from >= extent.start() && to <= extent.stop();
  }
}
