package io.rheobase.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time left. Runs too short to look at show none. */
final class ProgressBarDisplay implements Progress {

  private static final long WORTH_A_BAR = 300_000_000L;
  private static final int MILLIS_BETWEEN = 200;

  private final long all;
  private final long start = System.nanoTime();
  private ProgressBar bar;

  ProgressBarDisplay(long all) {
    this.all = all;
  }

  @Override
  public void accept(long steps) {
    if (bar == null && System.nanoTime() - start > WORTH_A_BAR) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("simulating")
              .setInitialMax(all)
              .setUnit(" steps", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(MILLIS_BETWEEN)
              .clearDisplayOnFinish()
              .build();
    }
    if (bar != null) {
      bar.stepTo(steps);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
