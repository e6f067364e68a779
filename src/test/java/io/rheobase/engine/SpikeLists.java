package io.rheobase.engine;

/** Lists of spikes for tests of those who read them. */
public final class SpikeLists {
  private SpikeLists() {}

  /** Spikes of neurons at steps, in turn: {@code step, neuron, step, neuron …} */
  public static SpikeList of(int... stepsAndNeurons) {
    SpikeList list = new SpikeList(1);
    for (int i = 0; i < stepsAndNeurons.length; i += 2) {
      list.add(stepsAndNeurons[i], stepsAndNeurons[i + 1]);
    }
    return list;
  }
}
