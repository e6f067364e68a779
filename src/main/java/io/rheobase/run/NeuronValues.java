package io.rheobase.run;

import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.Distribution;
import io.rheobase.random.StreamKey;

/** The value of every neuron, drawn where it must be: once a run, by the neuron's own number. */
public final class NeuronValues {

  private final long seed;

  /**
   * @param seed of the run
   */
  public NeuronValues(long seed) {
    this.seed = seed;
  }

  /** A parameter of a population. */
  public PerNeuron parameter(Population population, String name) {
    return all(population, "parameter", name, population.parameters().get(name));
  }

  /** Values of all neurons of a population. */
  PerNeuron all(Population population, String purpose, String entry, Values values) {
    return over(Target.all(population), population.size(), purpose, entry, values);
  }

  /**
   * Values of some neurons of a population; those of the others are zero and used by no one.
   *
   * @param size of the population
   * @param purpose of the draws
   * @param entry that they are for
   */
  public PerNeuron over(Target target, int size, String purpose, String entry, Values values) {
    if (values instanceof Values.Constant constant) {
      return PerNeuron.all(constant.value());
    }
    double[] each = new double[size];
    int count = target.count();
    if (values instanceof Values.Known known) {
      int[] neurons = target.indices().toArray();
      for (int i = 0; i < count; i++) {
        each[neurons[i]] = known.at(i, count);
      }
    } else {
      Distribution distribution = distribution((Values.Drawn) values);
      StreamKey key = StreamKey.of(seed, purpose, entry, target.population());
      target
          .indices()
          .forEach(neuron -> each[neuron] = drawn(distribution, key, neuron, size, entry));
    }
    return PerNeuron.each(each);
  }

  /** What only the draws show: a distribution that leaves the numbers, or misses its bounds. */
  private static double drawn(
      Distribution distribution, StreamKey key, int neuron, int size, String entry) {
    try {
      double value = distribution.value(key, neuron, size);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (IllegalStateException e) {
      throw new RunFailedException(
          "no draw of " + entry + " for neuron " + neuron + " came between its bounds", e);
    }
    throw new RunFailedException(
        "the draw of " + entry + " for neuron " + neuron + " is beyond the range of numbers");
  }

  /** What the draws come from. */
  static Distribution distribution(Values.Drawn values) {
    if (values instanceof Values.Uniform uniform) {
      return new Distribution.Uniform(uniform.low(), uniform.high());
    }
    if (values instanceof Values.Lognormal lognormal) {
      return Distribution.Lognormal.ofMeanAndStd(lognormal.mean(), lognormal.std());
    }
    Values.Normal normal = (Values.Normal) values;
    return new Distribution.Normal(
        normal.mean(),
        normal.std(),
        normal.min(),
        normal.max(),
        normal.bounds() == Values.Bounds.CLIP
            ? Distribution.Beyond.CLIP
            : Distribution.Beyond.REDRAW);
  }
}
