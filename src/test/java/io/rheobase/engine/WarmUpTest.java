package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** When vector code takes over, by a clock that the work itself moves. */
class WarmUpTest {

  private long now;
  private int calls;
  private long operations = 1000;
  private boolean tookOver;

  private WarmUp warmUp(long scalarNanos, long coldNanos, int coldCalls, long warmNanos) {
    return new WarmUp(
        new WarmUp.Trial() {
          @Override
          public void exercise(int call) {
            assertEquals(calls++, call);
            now += calls <= coldCalls ? coldNanos : warmNanos;
          }

          @Override
          public void scalar() {
            now += 10 * scalarNanos;
          }

          @Override
          public void vector() {
            now += 10 * (calls < coldCalls ? coldNanos : warmNanos);
          }

          @Override
          public long operations() {
            return operations;
          }

          @Override
          public void takeOver() {
            tookOver = true;
          }
        },
        () -> now);
  }

  private void workUntilOver(WarmUp warmUp) {
    while (!warmUp.isOver()) {
      long begin = now;
      warmUp.work();
      assertTrue(now - begin < 10_000_000, "a round waits " + (now - begin) + " ns");
      warmUp.turn();
    }
  }

  @Test
  void vectorCodeTakesOverOnceItIsFasterThanScalarCode() {
    workUntilOver(warmUp(1000, 100_000, 5000, 200));
    assertTrue(tookOver);
    assertTrue(calls > 5000 && calls < 5300, calls + " calls");
  }

  @Test
  void codeThatSeemsFastIsCalledSomeHundredTimesFirst() {
    workUntilOver(warmUp(1000, 200, 0, 200));
    assertTrue(tookOver);
    assertTrue(calls >= 300, calls + " calls");
  }

  @Test
  void scalarCodeThatIsColdItselfIsNoMeasure() {
    operations = 100;
    workUntilOver(warmUp(100_000, 10_000, 5000, 100));
    assertTrue(tookOver);
    assertTrue(calls > 5000, calls + " calls");
  }

  @Test
  void vectorCodeThatNeverGetsFasterIsGivenUp() {
    workUntilOver(warmUp(1000, 1000, 0, 1000));
    assertFalse(tookOver);
  }

  @Test
  void untilItHasBeenCalledSomeHundredTimesThereIsWorkToDo() {
    WarmUp warmUp = warmUp(1000, 1_000_000, 1000, 200);
    assertFalse(warmUp.isWaiting());
    while (calls < 300) {
      assertFalse(warmUp.isWaiting(), calls + " calls");
      warmUp.work();
    }
    assertTrue(warmUp.isWaiting());
    assertFalse(warmUp.isFast());
  }

  @Test
  void aWarmUpThatIsSkippedTakesOverAtOnce() {
    WarmUp warmUp = warmUp(1000, 1000, 0, 1000);
    warmUp.turn();
    assertFalse(tookOver);
    warmUp.skip();
    for (int round = 0; round < 1000; round++) {
      warmUp.work();
    }
    assertTrue(warmUp.isFast(), "whatever its time is");
    assertTrue(warmUp.isOver());
    warmUp.turn();
    assertTrue(tookOver);
    assertEquals(0, calls);
  }
}
