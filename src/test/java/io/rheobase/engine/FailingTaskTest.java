package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.input.CurrentSource;
import io.rheobase.input.StreamedCurrent;
import io.rheobase.model.BoundModel;
import io.rheobase.model.LeakyIntegrateAndFire;
import io.rheobase.model.MembraneParameters;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one task fails with ends the run, on any thread, and no other thread waits for ever. */
class FailingTaskTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int NEURONS = 64;

  /** Fails with what it is given, at a slice, while it formats or while it writes. */
  private record FailingSink(Throwable failure, long slice, boolean writing) implements SliceSink {

    @Override
    public int chunks() {
      return 3;
    }

    @Override
    public void format(Slice current, int chunk) {
      if (!writing && current.index() == slice && chunk == 2) {
        FailingTaskTest.<RuntimeException>raise(failure);
      }
    }

    @Override
    public void write(Slice current) {
      if (writing && current.index() == slice) {
        FailingTaskTest.<RuntimeException>raise(failure);
      }
    }
  }

  private record FailingSource(Throwable failure) implements CurrentSource {
    @Override
    public BlockCurrent over(int first, int count) {
      return (step, current) -> {
        if (step == 40 && first > 0) {
          FailingTaskTest.<RuntimeException>raise(failure);
        }
      };
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void raise(Throwable failure) throws E {
    throw (E) failure;
  }

  private static Population population(List<CurrentSource> currents, Partition partition) {
    BoundModel model =
        LeakyIntegrateAndFire.bind(0.1, new MembraneParameters(10, 10, -65, -50, -65));
    return new Population(
        "cortex",
        NEURONS,
        model,
        List.of(neuron -> -65),
        neuron -> 0,
        currents,
        List.of(),
        List.of(),
        partition);
  }

  private static Throwable failureOf(
      List<CurrentSource> currents, List<SliceSink> sinks, int threads, int smallestDelay) {
    Partition partition = new Partition(threads, 16, 10);
    List<StreamedCurrent> streams = new ArrayList<>();
    Simulation simulation =
        new Simulation(
            List.of(population(currents, partition)),
            streams,
            sinks,
            partition,
            Vectorization.NEVER,
            smallestDelay);
    return assertTimeoutPreemptively(
        SOON,
        () -> assertThrows(Throwable.class, () -> simulation.run(1000, steps -> {}, () -> false)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void aSinkThatFailsEndsTheRunWithItsReason(int threads) {
    for (Throwable failure :
        List.of(
            new IOException("the disk is full"),
            new IllegalStateException("a recorder's fault"),
            new StackOverflowError(),
            new OutOfMemoryError("of a recorder"))) {
      for (boolean writing : new boolean[] {false, true}) {
        SliceSink sink = new FailingSink(failure, 5, writing);
        assertSame(failure, failureOf(List.of(), List.of(sink), threads, Simulation.UNCONNECTED));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void anInputThatFailsEndsTheRunWithItsReason(int threads) {
    IllegalStateException failure = new IllegalStateException("an input's fault");
    CurrentSource source = new FailingSource(failure);
    assertSame(failure, failureOf(List.of(source), List.of(), threads, Simulation.UNCONNECTED));
  }

  /** Crews meet within a slice: the others must not wait for one that gave up. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void anInputOfConnectedBlocksThatFailsEndsTheRunWithItsReason(int threads) {
    OutOfMemoryError failure = new OutOfMemoryError("of an input");
    assertSame(failure, failureOf(List.of(new FailingSource(failure)), List.of(), threads, 3));
  }

  @Test
  void noThreadIsLeftBehind() {
    Set<Long> before = threads();
    failureOf(List.of(new FailingSource(new IllegalStateException("fault"))), List.of(), 4, 3);
    Set<Long> after =
        assertTimeoutPreemptively(
            SOON,
            () -> {
              Set<Long> left = threads();
              while (!before.containsAll(left)) {
                Thread.onSpinWait();
                left = threads();
              }
              return left;
            });
    assertTrue(before.containsAll(after));
  }

  private static Set<Long> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("rheobase-"))
        .map(Thread::getId)
        .collect(Collectors.toSet());
  }
}
