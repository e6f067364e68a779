package io.rheobase.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a fixed number of threads wait for each other, again and again. What each did before it
 * came is visible to all when they go on. Threads spin at first: in a network they meet every
 * smallest delay, which takes microseconds.
 */
final class Meeting {

  private static final int SPINS = 20_000;

  private final int parties;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int generation;
  private volatile boolean broken;

  Meeting(int parties) {
    this.parties = parties;
  }

  /**
   * Waits for the others.
   *
   * @return false if one of them will never come
   */
  boolean await() {
    int mine = generation;
    if (arrived.incrementAndGet() == parties) {
      arrived.set(0);
      generation = mine + 1;
      return !broken;
    }
    for (int spins = 0; generation == mine && !broken; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    return !broken;
  }

  /** Tells the others not to wait any more. */
  void giveUp() {
    broken = true;
  }
}
