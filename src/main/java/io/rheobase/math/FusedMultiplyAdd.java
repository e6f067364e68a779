package io.rheobase.math;

/**
 * Whether the processor does {@code fma} itself. Where it does not, or a flag of the JVM forbids
 * it, the results are the same, but each takes some hundred times longer.
 */
public final class FusedMultiplyAdd {

  private static final int TRIALS = 5;
  private static final int CALLS = 64;

  /**
   * The interpreter takes less than 100 ns for a call of its own, and more than 400 in software.
   */
  private static final long NANOS_A_CALL = 200;

  private FusedMultiplyAdd() {}

  /** Times a few calls: the best of several trials tells, whatever else the machine does. */
  public static boolean isNative() {
    long best = Long.MAX_VALUE;
    double sum = 1;
    for (int trial = 0; trial < TRIALS; trial++) {
      long start = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        sum = Math.fma(sum, 0.9999, 0.1 * i);
      }
      best = Math.min(best, System.nanoTime() - start);
    }
    return best < CALLS * NANOS_A_CALL || Double.isNaN(sum);
  }
}
