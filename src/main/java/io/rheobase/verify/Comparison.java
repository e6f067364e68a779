package io.rheobase.verify;

/**
 * A simulated number beside what is known of it.
 *
 * @param quantity what it is, with its unit
 * @param theory the known value; of {@link Bound#AT_LEAST} and {@link Bound#AT_MOST} the bound
 * @param simulated the value found
 * @param scale of {@link Bound#STANDARD_ERRORS} the standard error, of {@link Bound#TOLERANCE} the
 *     greatest distance; else 0
 * @param bound how the two are compared
 */
public record Comparison(
    String quantity, double theory, double simulated, double scale, Bound bound) {

  /**
   * Standard errors beyond which a number is wrong. One number in 16,000 is there by chance; since
   * seeds are fixed, it would be there on every machine.
   */
  public static final double GREATEST_DEVIATION = 4;

  /** How a number is held against what is known. */
  public enum Bound {
    /** Within {@link #GREATEST_DEVIATION} standard errors. */
    STANDARD_ERRORS,
    /** Within a stated distance. */
    TOLERANCE,
    /** Not less. */
    AT_LEAST,
    /** Not more. */
    AT_MOST
  }

  /** A sample's mean beside its theory. */
  static Comparison of(String quantity, double theory, Sample sample) {
    return new Comparison(
        quantity, theory, sample.mean(), sample.standardError(), Bound.STANDARD_ERRORS);
  }

  /** A number whose standard error is known. */
  static Comparison of(String quantity, double theory, double simulated, double standardError) {
    return new Comparison(quantity, theory, simulated, standardError, Bound.STANDARD_ERRORS);
  }

  /** A number that may be off by a stated distance. */
  static Comparison within(String quantity, double theory, double simulated, double tolerance) {
    return new Comparison(quantity, theory, simulated, tolerance, Bound.TOLERANCE);
  }

  /**
   * A number of a drawn network, which changes from one seed to the next.
   *
   * @param mean over many seeds
   * @param sd from seed to seed; the number may be {@link #GREATEST_DEVIATION} of them off
   */
  static Comparison ofSeeds(String quantity, double mean, double sd, double simulated) {
    return within(quantity, mean, simulated, GREATEST_DEVIATION * sd);
  }

  /** A number that must not be less. */
  static Comparison atLeast(String quantity, double bound, double simulated) {
    return new Comparison(quantity, bound, simulated, 0, Bound.AT_LEAST);
  }

  /** A number that must not be more. */
  static Comparison atMost(String quantity, double bound, double simulated) {
    return new Comparison(quantity, bound, simulated, 0, Bound.AT_MOST);
  }

  /** Standard errors from the theory, with their sign; NaN for another bound. */
  public double standardErrors() {
    return bound == Bound.STANDARD_ERRORS ? (simulated - theory) / scale : Double.NaN;
  }

  /** Whether the number is as it should be; NaN never is. */
  public boolean passed() {
    return switch (bound) {
      case STANDARD_ERRORS -> Math.abs(standardErrors()) <= GREATEST_DEVIATION;
      case TOLERANCE -> Math.abs(simulated - theory) <= scale;
      case AT_LEAST -> simulated >= theory;
      case AT_MOST -> simulated <= theory;
    };
  }
}
