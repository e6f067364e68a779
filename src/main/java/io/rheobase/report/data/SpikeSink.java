package io.rheobase.report.data;

/** Takes spikes as they stream by: by time, and within a population by neuron. */
@FunctionalInterface
public interface SpikeSink {

  /**
   * Takes a spike.
   *
   * @param t its time (ms)
   * @param population index of its population in the experiment
   * @param neuron its number in the population
   */
  void spike(double t, int population, int neuron);
}
