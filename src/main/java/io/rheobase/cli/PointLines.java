package io.rheobase.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Progress of a sweep for a log file: a line for each tenth, but not more than one a second. */
final class PointLines implements PointProgress {

  private static final long BETWEEN_LINES = 1_000_000_000L;

  private final long points;
  private final PrintWriter err;
  private final long start = System.nanoTime();
  private long lastLine = start;
  private long tenths;

  PointLines(long points, PrintWriter err) {
    this.points = points;
    this.err = err;
  }

  @Override
  public void reached(long done, long computed, long failed) {
    long now = System.nanoTime();
    long reached = done * 10 / points;
    if (reached == tenths || reached == 10 || now - lastLine < BETWEEN_LINES || computed == 0) {
      return;
    }
    tenths = reached;
    lastLine = now;
    double rate = computed / ((now - start) / 1e9);
    err.printf(
        Locale.ROOT,
        "%3d %%  %d of %d points, %d failed, %.3g points per second, %.0f s left%n",
        done * 100 / points,
        done,
        points,
        failed,
        rate,
        (points - done) / rate);
  }

  @Override
  public void close() {}
}
