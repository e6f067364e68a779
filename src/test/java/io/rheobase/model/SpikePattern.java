package io.rheobase.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/** A train of spikes under a step of current that begins at 0, by its intervals (ms). */
final class SpikePattern {

  private static final double DURATION = 500;

  private final double latency;
  private final double last;
  private final List<Double> intervals = new ArrayList<>();

  SpikePattern(List<Long> samples, double dt) {
    latency = samples.isEmpty() ? Double.NaN : samples.get(0) * dt;
    last = samples.isEmpty() ? Double.NaN : samples.get(samples.size() - 1) * dt;
    for (int i = 1; i < samples.size(); i++) {
      intervals.add((samples.get(i) - samples.get(i - 1)) * dt);
    }
  }

  private double interval(int i) {
    return intervals.get(i < 0 ? intervals.size() + i : i);
  }

  /** All intervals from one on lie within a share of the last. */
  private boolean isRegularFrom(int first, double share) {
    return intervals.size() - first >= 3
        && intervals.subList(first, intervals.size()).stream()
            .allMatch(interval -> Math.abs(interval - interval(-1)) < share * interval(-1));
  }

  private boolean eachToNext(DoublePredicate ratio) {
    for (int i = 1; i < intervals.size(); i++) {
      if (!ratio.test(interval(i) / interval(i - 1))) {
        return false;
      }
    }
    return intervals.size() >= 4;
  }

  private double longest() {
    return intervals.stream().mapToDouble(d -> d).max().orElse(Double.NaN);
  }

  /** Groups of short intervals, with pauses that are all alike, and nothing between the two. */
  private boolean isBursting() {
    List<Double> pauses = intervals.stream().filter(i -> i > longest() / 2).toList();
    long within = intervals.stream().filter(i -> i < longest() / 4).count();
    return pauses.size() >= 3
        && within >= pauses.size()
        && within + pauses.size() == intervals.size()
        && pauses.stream().allMatch(pause -> pause > 0.9 * longest());
  }

  boolean isTonicSpiking() {
    return intervals.size() >= 10 && isRegularFrom(0, 0.1) && latency < 2 * interval(-1);
  }

  boolean isAdapting() {
    return eachToNext(ratio -> ratio > 0.98 && ratio < 2) && interval(-1) > 2 * interval(0);
  }

  /** A group of short intervals, then regular ones that are at least four times as long. */
  boolean isInitialBurst() {
    if (intervals.isEmpty()) {
      return false;
    }
    int spikes = 0;
    while (spikes < intervals.size() && interval(spikes) < interval(-1) / 4) {
      spikes++;
    }
    return spikes > 0 && isRegularFrom(spikes, 0.25);
  }

  boolean isRegularBursting() {
    return isBursting() && latency < longest() / 2;
  }

  boolean isDelayedAccelerating() {
    return eachToNext(ratio -> ratio < 1.02)
        && interval(0) > 1.5 * interval(-1)
        && latency > interval(0);
  }

  boolean isDelayedRegularBursting() {
    return isBursting() && latency > longest() / 2;
  }

  boolean isTransient() {
    return last < DURATION / 5;
  }

  /** Neither steady nor repeating after up to six spikes. */
  boolean isIrregular() {
    if (intervals.size() < 20) {
      return false;
    }
    for (int period = 1; period <= 6; period++) {
      int unlike = 0;
      for (int i = 4 + period; i < intervals.size(); i++) {
        if (Math.abs(interval(i) - interval(i - period)) > 0.15 * interval(i)) {
          unlike++;
        }
      }
      if (unlike < intervals.size() / 4) {
        return false;
      }
    }
    return true;
  }

  /** One short interval at the beginning, then a slow regular train. */
  boolean isRegularSpiking() {
    return isRegularFrom(1, 0.1)
        && interval(0) < interval(-1) / 1.5
        && interval(0) > interval(-1) / 4
        && interval(-1) > 20;
  }

  /** High bursts again and again, whose intervals grow. */
  boolean isChattering() {
    return isBursting() && intervals.stream().filter(i -> i < 6).count() > intervals.size() / 2;
  }

  /** Above 100 Hz almost without adaptation. */
  boolean isFastSpiking() {
    return isRegularFrom(3, 0.1) && interval(-1) < 10 && interval(0) > interval(-1) / 2;
  }

  /** A fast train that slows down over several spikes. */
  boolean isLowThresholdSpiking() {
    return eachToNext(ratio -> ratio > 0.95 && ratio < 2)
        && intervals.stream().filter(i -> i > 1.1 * interval(0) && i < 0.9 * interval(-1)).count()
            >= 3
        && interval(-1) > 3 * interval(0)
        && interval(-1) < 20;
  }

  @Override
  public String toString() {
    return "latency " + latency + ", intervals " + intervals;
  }
}
