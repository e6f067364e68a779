package io.rheobase.bench;

import io.rheobase.math.Exponential;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Powers of two in a loop over a block of neurons, beside the platform's exponential. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExponentialBenchmark {

  private static final int NEURONS = 1024;

  /** Where (V - V_T)/Delta_T of the main job lies. */
  private final double[] exponents = new SplittableRandom(1).doubles(NEURONS, -2, 5.5).toArray();

  private final double[] powers = new double[NEURONS];

  /** Ours. */
  @Benchmark
  @OperationsPerInvocation(NEURONS)
  public double[] exp2() {
    for (int i = 0; i < NEURONS; i++) {
      powers[i] = Exponential.exp2(exponents[i]);
    }
    return powers;
  }

  /** {@link Math#exp}, whose bits depend on the machine. */
  @Benchmark
  @OperationsPerInvocation(NEURONS)
  public double[] platformExp() {
    for (int i = 0; i < NEURONS; i++) {
      powers[i] = Math.exp(exponents[i]);
    }
    return powers;
  }
}
