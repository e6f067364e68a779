package io.rheobase.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time left. Runs too short to look at show none. */
final class ProgressBarDisplay implements Progress {

  private static final long WORTH_A_BAR = 300_000_000L;
  private static final int MILLIS_BETWEEN = 200;

  private final String task;
  private final String unit;
  private final long all;
  private final long start = System.nanoTime();
  private ProgressBar bar;
  private String message = "";

  /**
   * @param task what is done
   * @param all how much of it there is
   * @param unit of what is counted
   */
  ProgressBarDisplay(String task, long all, String unit) {
    this.task = task;
    this.all = all;
    this.unit = unit;
  }

  @Override
  public void accept(long steps) {
    if (bar == null && System.nanoTime() - start > WORTH_A_BAR) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(all)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(MILLIS_BETWEEN)
              .clearDisplayOnFinish()
              .build();
    }
    if (bar != null) {
      bar.setExtraMessage(message);
      bar.stepTo(steps);
    }
  }

  /** Shows something behind the bar from now on. */
  void say(String words) {
    message = words;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
