package io.rheobase.cli;

import io.rheobase.sweep.SweepProgress;
import java.io.PrintWriter;

/** Shows how far a sweep is. */
interface PointProgress extends SweepProgress, AutoCloseable {

  @Override
  void close();

  /** A bar on a terminal, plain lines elsewhere, or nothing. */
  static PointProgress of(long points, boolean quiet, PrintWriter err) {
    if (quiet) {
      return new PointProgress() {
        @Override
        public void reached(long done, long computed, long failed) {}

        @Override
        public void close() {}
      };
    }
    return Terminal.isStandardError() ? new PointBar(points) : new PointLines(points, err);
  }
}
