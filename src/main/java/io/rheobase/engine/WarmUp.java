package io.rheobase.engine;

import java.util.function.LongSupplier;

/**
 * Runs a piece of vector code on scratch, a little in every round, until it is faster than the
 * scalar code, which it may then replace. Vector code that the JIT has not compiled yet is some
 * hundred times slower than scalar code. What is timed chooses the code, never a result.
 *
 * <p>One thread at a time may work on it.
 */
final class WarmUp {

  /** The same piece of work in two forms. */
  interface Trial {
    /** A very small piece of work as vector code, to be compiled; {@code call} counts from 0. */
    void exercise(int call);

    /** A piece of work that is worth timing, as scalar code. */
    void scalar();

    /** The same piece of work as vector code. */
    void vector();

    /** How many operations on vectors {@link #vector} makes. */
    long operations();

    /** Uses the vector code from now on. */
    void takeOver();
  }

  private static final long NANOS_A_ROUND = 3_000_000;

  /** The JIT looks at code after some hundred calls only. */
  private static final int FEWEST_CALLS = 300;

  /** After so long it will never be faster. */
  private static final long LONGEST_NANOS = 10_000_000_000L;

  private static final double FASTER = 0.75;

  /**
   * An operation that the JIT has compiled takes about one nanosecond, any other a hundred, as it
   * makes objects. Scalar code that is not compiled yet either is no measure.
   */
  private static final long LONGEST_NANOS_AN_OPERATION = 12;

  private final Trial trial;
  private final LongSupplier clock;
  private long bestScalar = Long.MAX_VALUE;
  private long spent;
  private int calls;
  private boolean fast;

  /**
   * @param clock of nanoseconds
   */
  WarmUp(Trial trial, LongSupplier clock) {
    this.trial = trial;
    this.clock = clock;
  }

  /** Works for the time that is due in one round, if the vector code is not fast yet. */
  void work() {
    if (fast) {
      return;
    }
    long begin = clock.getAsLong();
    long now = begin;
    do {
      trial.exercise(calls++);
      now = clock.getAsLong();
    } while (now - begin < NANOS_A_ROUND && (calls < FEWEST_CALLS || calls % FEWEST_CALLS != 0));
    if (calls >= FEWEST_CALLS) {
      trial.scalar();
      long between = clock.getAsLong();
      bestScalar = Math.min(bestScalar, between - now);
      trial.vector();
      now = clock.getAsLong();
      long vector = now - between;
      fast =
          vector < FASTER * bestScalar && vector < LONGEST_NANOS_AN_OPERATION * trial.operations();
    }
    spent += now - begin;
  }

  /** Whether there is nothing to do for the time being but to wait for the JIT. */
  boolean isWaiting() {
    return calls >= FEWEST_CALLS;
  }

  /** Takes the vector code for fast. */
  void skip() {
    fast = true;
  }

  /** Whether the vector code has become faster. */
  boolean isFast() {
    return fast;
  }

  /** Whether nothing is left to do. */
  boolean isOver() {
    return fast || spent > LONGEST_NANOS;
  }

  /** Lets the vector code take over if it has become fast. */
  void turn() {
    if (fast) {
      trial.takeOver();
    }
  }
}
