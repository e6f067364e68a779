package io.rheobase.cli;

import io.rheobase.run.Preparation;

/**
 * What a run will need is loaded beside the reading of the command line and the parameter file: on
 * a second core, a short run starts sooner. No result depends on it.
 */
final class Ahead {
  private Ahead() {}

  static void start() {
    if (Runtime.getRuntime().availableProcessors() > 1) {
      Thread thread = new Thread(Preparation::loadClasses, "rheobase-ahead");
      thread.setDaemon(true);
      thread.start();
    }
  }
}
