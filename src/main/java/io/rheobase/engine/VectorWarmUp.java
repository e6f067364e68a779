package io.rheobase.engine;

import java.util.ArrayList;
import java.util.List;

/** Makes vector code fast before runs that are to use it from their first step on. */
public final class VectorWarmUp {

  private static final long LONGEST_NANOS = 1_500_000_000;

  private VectorWarmUp() {}

  /**
   * Runs the vector code of populations on scratch until the JIT has compiled it, and that of the
   * noise, which all runs of this process then draw with.
   *
   * @param threads to use
   * @return the populations whose vector code has become faster than their scalar code
   */
  public static List<Population> run(List<Population> populations, int threads) throws Exception {
    WarmUp noise = NoiseWarmUp.claim();
    List<WarmUp> all = new ArrayList<>(List.of(noise));
    for (Population population : populations) {
      all.add(new WarmUp(new KernelTrial(population), System::nanoTime));
    }
    List<WarmUp> open = new ArrayList<>(all);
    long begin = System.nanoTime();
    try (WorkerPool pool = new WorkerPool(threads)) {
      while (!open.isEmpty() && System.nanoTime() - begin < LONGEST_NANOS) {
        pool.run(open.size(), number -> open.get(number).work());
        open.removeIf(WarmUp::isOver);
      }
    }
    noise.turn();
    List<Population> warm = new ArrayList<>();
    for (int i = 0; i < populations.size(); i++) {
      if (all.get(i + 1).isFast()) {
        warm.add(populations.get(i));
      }
    }
    return warm;
  }
}
