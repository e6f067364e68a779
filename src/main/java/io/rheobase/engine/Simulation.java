package io.rheobase.engine;

import io.rheobase.compiler.Backend;
import io.rheobase.input.Streamed;
import io.rheobase.random.Gaussian;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Takes populations through time, slice by slice.
 *
 * <h2>Why no thread can disturb another</h2>
 *
 * A run is a sequence of rounds with a barrier after each. In round r run side by side, in any
 * order and on any thread:
 *
 * <ul>
 *   <li>every block advances through slice r: it writes its own state, its own spike list and its
 *       own columns of the traces, all of parity r; it reads what streamed currents loaded in round
 *       r − 1 and turned to at the barrier; what connected blocks may read of each other besides is
 *       argued in {@link Crews};
 *   <li>streamed currents load slice r + 1 into memory that slice r − 1 used, which no one reads
 *       any more; they too may read what slice r uses;
 *   <li>sinks format slice r − 1: each chunk reads spike lists and traces of the other parity and
 *       writes bytes of its own, of parity r − 1; what it counts from slice to slice is its own
 *       too, and its slices come in order, a round apart;
 *   <li>sinks write slice r − 2: they read bytes of parity r, which no chunk touches in this round,
 *       and keep account of what they wrote, which no chunk looks at;
 *   <li>vector code is warmed up on scratch of its own; it takes over at the barrier.
 * </ul>
 *
 * So within a round nothing is written by one task and touched by another, and from round to round
 * the barrier orders everything.
 *
 * <p>Where the run is to halt, no new slice begins until the last one is formatted and written: two
 * rounds, in which no block advances and no current is loaded. Then every block stands at the same
 * sample, every buffer is on its way to the disk, and one thread alone reads the state; the rounds
 * before and after order what it reads. The next slice is loaded already, as it always is, and goes
 * on in the parity that follows.
 *
 * <p>What a block computes depends on its own state, on stateless draws, and on the spikes that
 * reach it in an order of their own; hence no result depends on the threads, the blocks or the
 * length of a slice.
 */
public final class Simulation {

  /** No block ever reads what another does. */
  public static final int UNCONNECTED = Integer.MAX_VALUE;

  private static final long LONGEST_WARM_UP_NANOS = 700_000_000;

  private static final long PAUSE_NANOS = 3_000_000;

  private final List<Population> populations;
  private final List<Located> blocks;
  private final List<Streamed> streams;
  private final List<SliceSink> sinks;
  private final List<Chunk> chunks;
  private final Partition partition;
  private final Crews crews;
  private final List<WarmUp> warmUps = new ArrayList<>();

  private record Located(Population population, Block block) {}

  private record Chunk(SliceSink sink, int number) {}

  /**
   * @param populations in the order of the parameter file
   * @param streams what must be read as the run goes on
   * @param sinks where the recordings go
   * @param partition threads and length of a slice
   * @param vectorization when to use vector code
   * @throws IllegalStateException if that is not possible here
   */
  public Simulation(
      List<Population> populations,
      List<? extends Streamed> streams,
      List<SliceSink> sinks,
      Partition partition,
      Vectorization vectorization) {
    this(populations, streams, sinks, partition, vectorization, UNCONNECTED);
  }

  /**
   * Populations that may be connected.
   *
   * @param smallestDelay of all connections (steps); {@link #UNCONNECTED} if there is none
   */
  public Simulation(
      List<Population> populations,
      List<? extends Streamed> streams,
      List<SliceSink> sinks,
      Partition partition,
      Vectorization vectorization,
      int smallestDelay) {
    this.populations = List.copyOf(populations);
    this.streams = List.copyOf(streams);
    this.sinks = List.copyOf(sinks);
    this.partition = partition;
    this.blocks = new ArrayList<>();
    for (Population population : populations) {
      for (Block block : population.blocks()) {
        blocks.add(new Located(population, block));
      }
    }
    this.crews =
        smallestDelay >= partition.sliceSteps()
            ? null
            : new Crews(
                blocks.stream().map(Located::block).toList(), partition.threads(), smallestDelay);
    this.chunks = new ArrayList<>();
    for (SliceSink sink : sinks) {
      for (int number = 0; number < sink.chunks(); number++) {
        chunks.add(new Chunk(sink, number));
      }
    }
    if (vectorization == Vectorization.MACHINE_CODE) {
      neurons(populations).forEach(population -> population.kernels().useMachineCode());
      if (neurons(populations).stream().anyMatch(Population::drawsNormals)) {
        Gaussian.drawWith(NoiseTrial.loops(Backend.MACHINE));
      }
    } else if (vectorization != Vectorization.NEVER) {
      if (neurons(populations).stream().anyMatch(Population::drawsNormals)) {
        warmUps.add(NoiseWarmUp.claim());
      }
      for (Population population : neurons(populations)) {
        warmUps.add(new WarmUp(new KernelTrial(population), System::nanoTime));
      }
    }
    if (vectorization == Vectorization.ALWAYS) {
      warmUps.forEach(WarmUp::skip);
    }
  }

  /**
   * Runs {@code steps} steps from sample 0.
   *
   * @param steps number of steps
   * @param progress told the steps done after each slice
   * @param stop asked after each slice; a true ends the run there, with all that was recorded until
   *     then written
   * @return the steps done
   * @throws NonFiniteStateException naming the first neuron whose state is not finite
   * @throws Exception whatever a block, an input or a sink failed with
   */
  public long run(long steps, LongConsumer progress, BooleanSupplier stop) throws Exception {
    return run(0, steps, progress, stop, Halts.NONE);
  }

  /**
   * Runs from any sample, with the state of which everything was loaded.
   *
   * @param first the sample to begin at
   * @param steps number of the last sample
   * @param halts where to stand still on the way
   */
  public long run(long first, long steps, LongConsumer progress, BooleanSupplier stop, Halts halts)
      throws Exception {
    try (WorkerPool pool = new WorkerPool(partition.threads())) {
      Slice writing = null;
      Slice formatting = null;
      Slice advancing = null;
      Slice next = slice(first == 0 ? 0 : 1, first, steps);
      boolean halting = false;
      long done = first;
      if (next != null) {
        load(next);
      }
      warmUpAlone(pool);
      while (next != null || formatting != null || advancing != null || halting) {
        writing = formatting;
        formatting = advancing;
        advancing = halting ? null : next;
        if (writing == null && formatting == null && advancing == null) {
          halts.take(done);
          halting = false;
          continue;
        }
        Slice loading = null;
        if (advancing != null) {
          next = following(advancing, steps);
          loading = next;
          streams.forEach(Streamed::turn);
          takeOver();
        }
        new Round(writing, formatting, advancing, loading).runOn(pool);
        if (advancing != null) {
          failOnUnsoundBlock();
          done = advancing.firstStep() + advancing.steps();
          progress.accept(done);
          if (stop.getAsBoolean()) {
            next = null;
          }
          halting = halts.isDue(done, next == null);
        }
      }
      failOnUnsoundState(done);
      return done;
    }
  }

  /**
   * Gives all processors to the warm-up of vector code for a while, most of them to the JIT. Beside
   * the run it would take several times as long, at the speed of scalar code.
   */
  private void warmUpAlone(WorkerPool pool) throws Exception {
    long begin = System.nanoTime();
    takeOver();
    while (!warmUps.isEmpty() && System.nanoTime() - begin < LONGEST_WARM_UP_NANOS) {
      pool.run(warmUps.size(), number -> warmUps.get(number).work());
      takeOver();
      if (warmUps.stream().allMatch(WarmUp::isWaiting)) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Has vector code that became fast used from the next slice on. */
  private void takeOver() {
    warmUps.forEach(WarmUp::turn);
    warmUps.removeIf(WarmUp::isOver);
  }

  private static List<Population> neurons(List<Population> populations) {
    return populations.stream().filter(population -> !population.isSource()).toList();
  }

  private Slice following(Slice slice, long steps) {
    return slice(slice.index() + 1, slice.firstStep() + slice.steps(), steps);
  }

  private Slice slice(long index, long firstStep, long steps) {
    return firstStep >= steps
        ? null
        : new Slice(index, firstStep, (int) Math.min(partition.sliceSteps(), steps - firstStep));
  }

  private void load(Slice slice) throws Exception {
    for (Streamed stream : streams) {
      stream.load(slice.firstStep(), slice.steps());
    }
  }

  /** One round of the pipeline; a stage that has no slice is left out. */
  private final class Round {
    private final Slice writing;
    private final Slice formatting;
    private final Slice advancing;
    private final Slice loading;
    private final int warms;
    private final int writes;
    private final int loads;
    private final int advances;
    private final int formats;

    Round(Slice writing, Slice formatting, Slice advancing, Slice loading) {
      this.writing = writing;
      this.formatting = formatting;
      this.advancing = advancing;
      this.loading = loading;
      this.warms = advancing == null ? 0 : warmUps.size();
      this.writes = writing == null ? 0 : sinks.size();
      this.loads = loading == null ? 0 : streams.size();
      this.advances = advancing == null ? 0 : crews == null ? blocks.size() : crews.count();
      this.formats = formatting == null ? 0 : chunks.size();
    }

    void runOn(WorkerPool pool) throws Exception {
      pool.run(advances + warms + writes + loads + formats, this::task);
    }

    /** Crews come first, as all of them must find a thread before any can go on. */
    private void task(int number) throws Exception {
      int at = number;
      if (at < advances) {
        advance(at);
        return;
      }
      at -= advances;
      if (at < warms) {
        warmUps.get(at).work();
        return;
      }
      at -= warms;
      if (at < writes) {
        sinks.get(at).write(writing);
        return;
      }
      at -= writes;
      if (at < loads) {
        streams.get(at).load(loading.firstStep(), loading.steps());
        return;
      }
      Chunk chunk = chunks.get(at - loads);
      chunk.sink().format(formatting, chunk.number());
    }

    private void advance(int number) {
      if (crews != null) {
        crews.advance(number, advancing);
        return;
      }
      Block block = blocks.get(number).block();
      block.begin(advancing);
      block.advance(advancing, 0, advancing.steps());
    }
  }

  private void failOnUnsoundBlock() {
    List<NonFiniteStateException> failures = new ArrayList<>();
    for (Located located : blocks) {
      if (located.block().failure() != null) {
        failures.add(exception(located.population(), located.block().failure()));
      }
    }
    throwFirst(failures);
  }

  /** Catches what no threshold looked at: a state that left the numbers at the very last step. */
  private void failOnUnsoundState(long sample) {
    List<NonFiniteStateException> failures = new ArrayList<>();
    for (Located located : blocks) {
      NumericalFailure found = located.block().unsoundState(sample);
      if (found != null) {
        failures.add(exception(located.population(), found));
      }
    }
    throwFirst(failures);
  }

  private static NonFiniteStateException exception(
      Population population, NumericalFailure failure) {
    return new NonFiniteStateException(
        population.name(),
        failure.neuron(),
        failure.sample(),
        failure.earliest(),
        population.model().states().get(failure.slot()),
        failure.value());
  }

  private void throwFirst(List<NonFiniteStateException> failures) {
    if (failures.isEmpty()) {
      return;
    }
    throw Collections.min(
        failures,
        Comparator.comparingLong(NonFiniteStateException::sample)
            .thenComparingInt(f -> names().indexOf(f.population()))
            .thenComparingInt(NonFiniteStateException::neuron));
  }

  private List<String> names() {
    return populations.stream().map(Population::name).toList();
  }
}
