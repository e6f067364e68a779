package io.rheobase.cli;

/** A bar over points, with the time left, points a second and failures. */
final class PointBar implements PointProgress {

  private final ProgressBarDisplay bar;

  PointBar(long points) {
    bar = new ProgressBarDisplay("sweeping", points, "points");
  }

  @Override
  public void reached(long done, long computed, long failed) {
    if (failed > 0) {
      bar.say(failed + " failed");
    }
    bar.accept(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
