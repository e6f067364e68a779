package io.rheobase.engine;

import io.rheobase.input.SpikeSource;

/** Neurons that only emit spikes and have no state. */
final class SourceBlock extends Block {

  private final SpikeSource.BlockSpikes source;

  SourceBlock(SpikeSource source, int number, int first, int count, int maxSteps) {
    super(number, first, count, maxSteps);
    this.source = source.over(first, count);
  }

  @Override
  void advance(Slice slice, int from, int to) {
    SpikeList fired = spikes(slice);
    for (int j = from; j < to; j++) {
      long sample = slice.firstStep() + j + 1;
      int n = source.at(sample);
      int[] neurons = source.neurons();
      for (int i = 0; i < n; i++) {
        fired.add(j, neurons[i]);
      }
      emit(sample, neurons, n);
    }
  }

  @Override
  NumericalFailure failure() {
    return null;
  }

  @Override
  NumericalFailure unsoundState(long sample) {
    return null;
  }
}
