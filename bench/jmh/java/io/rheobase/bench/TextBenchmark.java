package io.rheobase.bench;

import io.rheobase.record.ShortestDecimal;
import io.rheobase.record.StepTime;
import java.math.BigDecimal;
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

/** Voltages and times of samples as text, as the tables of a run hold them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TextBenchmark {

  /** Many, so that the processor does not learn their digits by heart. */
  private static final int VALUES = 1 << 16;

  private static final int FIRST_STEP = 20_000;

  private final double[] voltages = new SplittableRandom(1).doubles(VALUES, -75, 0).toArray();
  private final StepTime time = new StepTime(new BigDecimal("0.1"));
  private final byte[] out = new byte[VALUES * ShortestDecimal.MAX_CHARS];

  /** A voltage that noise has touched: 16 or 17 digits. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public int voltage() {
    int at = 0;
    for (double v : voltages) {
      at = ShortestDecimal.write(v, out, at);
    }
    return at;
  }

  /** The same by the platform, which on JDK 17 is not always the shortest. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public int platformVoltage() {
    int characters = 0;
    for (double v : voltages) {
      characters += Double.toString(v).length();
    }
    return characters;
  }

  /** The time of a sample, dt = 0.1 ms. */
  @Benchmark
  @OperationsPerInvocation(VALUES)
  public int sampleTime() {
    int at = 0;
    for (int i = 0; i < VALUES; i++) {
      at = time.write(FIRST_STEP + i, out, at);
    }
    return at;
  }
}
