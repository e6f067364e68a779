package io.rheobase.network;

/** Synapses whose weights stay as they are. */
public final class StaticProjection {

  private StaticProjection() {}

  /**
   * What carries spikes over these synapses.
   *
   * @param synapses of the block
   * @param history of the source population
   */
  public static BlockProjection of(Synapses synapses, SpikeHistory history) {
    return synapses.hasDelays()
        ? new VariedDelayProjection(synapses, history)
        : new CommonDelayProjection(synapses, history);
  }
}
