package io.rheobase.bench;

import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;
import io.rheobase.random.Threefry2x64;
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

/** Random words and normal draws for a block of neurons, step after step. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RandomBenchmark {

  private static final int NEURONS = 1024;
  private static final int PAIRS = NEURONS / 2;

  private final StreamKey key = StreamKey.of(1, "input", "current", "population");
  private final long[] a = new long[PAIRS];
  private final long[] b = new long[PAIRS];
  private final double[] normals = new double[NEURONS];
  private final Gaussian gaussian = new Gaussian();
  private long step;

  /** A 64-bit word. */
  @Benchmark
  @OperationsPerInvocation(NEURONS)
  public long[] threefryWord() {
    Threefry2x64.fill(key, 0, step++, PAIRS, a, b);
    return b;
  }

  /** A standard normal draw. */
  @Benchmark
  @OperationsPerInvocation(NEURONS)
  public double[] normalDraw() {
    gaussian.fill(key, 0, 0, step++, normals, 0, NEURONS);
    return normals;
  }
}
