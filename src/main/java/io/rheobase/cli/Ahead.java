package io.rheobase.cli;

import io.rheobase.compiler.Simd;
import io.rheobase.engine.NoiseWarmUp;
import io.rheobase.run.Preparation;

/**
 * What a run will need is loaded, and compiled by the JIT, beside the reading of the command line
 * and the parameter file: on a second core, a run starts sooner. No result depends on it.
 */
final class Ahead {
  private Ahead() {}

  /**
   * Begins.
   *
   * @param vectors whether the run is expected to use vector code
   */
  static void start(boolean vectors) {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      start(Preparation::loadClasses);
      if (vectors && Simd.isAvailable()) {
        start(NoiseWarmUp::workAhead);
      }
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "rheobase-ahead");
    thread.setDaemon(true);
    thread.start();
  }
}
