package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The warm-up of the normal draws is worked on by one thread at a time. */
class NoiseWarmUpTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void everyRunThatFindsNoneBegunAheadHasAWarmUpOfItsOwn() {
    NoiseWarmUp.claim();
    WarmUp first = NoiseWarmUp.claim();
    assertNotSame(first, NoiseWarmUp.claim());
    assertFalse(first.isFast());
  }

  /** It ends by itself, too, but seconds later. */
  @Test
  void whoWorksAheadStopsWhenARunClaimsTheWarmUp() {
    Thread ahead = new Thread(NoiseWarmUp::workAhead);
    ahead.setDaemon(true);
    ahead.start();
    assertTimeoutPreemptively(
        SOON,
        () -> {
          while (ahead.isAlive()) {
            NoiseWarmUp.claim();
            Thread.onSpinWait();
          }
        });
  }
}
