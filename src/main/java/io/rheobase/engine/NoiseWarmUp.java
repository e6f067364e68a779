package io.rheobase.engine;

import java.util.concurrent.locks.LockSupport;

/**
 * The warm-up of the vector form of the normal draws. It needs no model, so it can begin while the
 * parameter file is still being read.
 *
 * <p>One thread works on a warm-up at a time: it holds the lock of this class, or has claimed the
 * warm-up under it, after which nobody else finds it here.
 */
public final class NoiseWarmUp {

  private static final long PAUSE_NANOS = 2_000_000;

  private static WarmUp ahead;

  private NoiseWarmUp() {}

  /** Works until the draws are fast, or a run claims the warm-up. */
  public static void workAhead() {
    WarmUp own = create();
    put(own);
    while (work(own)) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** What was begun ahead, or a new warm-up. */
  static synchronized WarmUp claim() {
    WarmUp claimed = ahead == null ? create() : ahead;
    ahead = null;
    return claimed;
  }

  private static WarmUp create() {
    return new WarmUp(new NoiseTrial(), System::nanoTime);
  }

  private static synchronized void put(WarmUp own) {
    ahead = own;
  }

  private static synchronized boolean work(WarmUp own) {
    if (ahead != own) {
      return false;
    }
    own.work();
    return !own.isOver();
  }
}
