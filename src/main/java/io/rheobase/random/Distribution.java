package io.rheobase.random;

import io.rheobase.math.Exponential;

/**
 * A number for each neuron of a population, made once per run: a pure function of (stream key,
 * neuron), so that no neuron's number depends on which others there are. Only {@link Linspace}
 * draws nothing and depends on the population's size instead.
 *
 * <p>Values carry whatever unit their parameters have.
 */
public sealed interface Distribution {

  /**
   * The number of one neuron.
   *
   * @param key of what draws
   * @param neuron index within its population
   * @param size number of neurons of the population
   * @throws IllegalArgumentException if neuron is not in [0, size)
   * @throws IllegalStateException if a redraw found nothing within its bounds
   */
  double value(StreamKey key, int neuron, int size);

  /**
   * The numbers of all neurons.
   *
   * @param size number of neurons
   * @return {@code [neuron]}
   * @throws IllegalStateException if a redraw found nothing within its bounds
   */
  default double[] values(StreamKey key, int size) {
    double[] values = new double[size];
    for (int neuron = 0; neuron < size; neuron++) {
      values[neuron] = value(key, neuron, size);
    }
    return values;
  }

  /** What becomes of a draw beyond the bounds. */
  enum Beyond {
    /** It becomes the bound. */
    CLIP,
    /** It is drawn again, with the next draw index: the normal distribution truncated. */
    REDRAW
  }

  /**
   * The normal distribution between bounds.
   *
   * @param mean of the unbounded distribution
   * @param std standard deviation of the unbounded distribution, not negative
   * @param min lower bound, −∞ for none
   * @param max upper bound, +∞ for none; not below min
   * @param beyond what becomes of a draw outside [min, max]
   */
  record Normal(double mean, double std, double min, double max, Beyond beyond)
      implements Distribution {

    /** With one chance in a hundred a draw, a redraw misses this often once in 5·10⁸ neurons. */
    private static final int MOST_DRAWS = 2000;

    public Normal {
      requireFinite("mean", mean);
      requireSpread("std", std);
      if (!(min <= max)) {
        throw new IllegalArgumentException("min " + min + " and max " + max);
      }
    }

    /** The normal distribution without bounds. */
    public Normal(double mean, double std) {
      this(mean, std, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Beyond.CLIP);
    }

    @Override
    public double value(StreamKey key, int neuron, int size) {
      requireNeuron(neuron, size);
      if (beyond == Beyond.CLIP) {
        return Math.min(Math.max(draw(key, 0, neuron), min), max);
      }
      for (int draw = 0; draw < MOST_DRAWS; draw++) {
        double value = draw(key, draw, neuron);
        if (value >= min && value <= max) {
          return value;
        }
      }
      throw new IllegalStateException(
          MOST_DRAWS
              + " draws of a normal distribution with mean "
              + mean
              + " and std "
              + std
              + " lie outside ["
              + min
              + ", "
              + max
              + "]");
    }

    private double draw(StreamKey key, int draw, int neuron) {
      return Math.fma(std, Gaussian.once(key, draw, neuron), mean);
    }
  }

  /**
   * The uniform distribution over [from, to); everything is {@code from} where the two are equal.
   *
   * @param from least value
   * @param to what no value reaches, not below from
   */
  record Uniform(double from, double to) implements Distribution {

    public Uniform {
      requireFinite("width", to - from);
      if (from > to) {
        throw new IllegalArgumentException("from " + from + " is above to " + to);
      }
    }

    @Override
    public double value(StreamKey key, int neuron, int size) {
      requireNeuron(neuron, size);
      double value = Math.fma(to - from, io.rheobase.random.Uniform.once(key, 0, neuron), from);
      return value < to || from == to ? value : Math.nextDown(to);
    }
  }

  /**
   * The lognormal distribution: exp of a normal one. The exponential is within {@code 1 + |x|} ulp.
   *
   * @param mu mean of the logarithm
   * @param sigma standard deviation of the logarithm, not negative
   */
  record Lognormal(double mu, double sigma) implements Distribution {

    public Lognormal {
      requireFinite("mu", mu);
      requireSpread("sigma", sigma);
    }

    /**
     * The lognormal distribution that has this mean and standard deviation itself.
     *
     * @param mean positive
     * @param std not negative
     */
    public static Lognormal ofMeanAndStd(double mean, double std) {
      requireFinite("mean", mean);
      requireSpread("std", std);
      if (!(mean > 0)) {
        throw new IllegalArgumentException("mean " + mean + " is not positive");
      }
      double variation = std / mean;
      double variance = StrictMath.log1p(variation * variation);
      return new Lognormal(StrictMath.log(mean) - variance / 2, Math.sqrt(variance));
    }

    @Override
    public double value(StreamKey key, int neuron, int size) {
      requireNeuron(neuron, size);
      return Exponential.exp(Math.fma(sigma, Gaussian.once(key, 0, neuron), mu));
    }
  }

  /**
   * Evenly spaced values, both ends included: the first neuron has {@code from}, the last {@code
   * to}; a population of one has {@code from}.
   *
   * @param from of the first neuron
   * @param to of the last neuron
   */
  record Linspace(double from, double to) implements Distribution {

    public Linspace {
      requireFinite("width", to - from);
    }

    @Override
    public double value(StreamKey key, int neuron, int size) {
      requireNeuron(neuron, size);
      if (neuron == 0) {
        return from;
      }
      return neuron == size - 1 ? to : from + neuron * (to - from) / (size - 1);
    }
  }

  private static void requireNeuron(int neuron, int size) {
    if (neuron < 0 || neuron >= size) {
      throw new IllegalArgumentException("neuron " + neuron + " of " + size);
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is " + value);
    }
  }

  private static void requireSpread(String name, double value) {
    requireFinite(name, value);
    if (value < 0) {
      throw new IllegalArgumentException(name + " is negative: " + value);
    }
  }
}
