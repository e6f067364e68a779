package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Values;
import io.rheobase.input.PoissonSpikes;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What the rate of a Poisson process may be. */
final class SpikeRate {

  private static final Unit HERTZ = Unit.parse("Hz");
  private static final MathContext SHOWN = new MathContext(3, RoundingMode.HALF_UP);

  private SpikeRate() {}

  /** Whether a process of this rate can be drawn step by step; a fault says that it cannot. */
  static boolean isPossible(Values rate, Clock clock, Grid grid, Position at, Faults faults) {
    double perStep = rate.greatest() * clock.dt().doubleValue();
    if (!grid.isKnown()
        || Double.isInfinite(rate.greatest())
        || perStep <= PoissonSpikes.MOST_PER_STEP) {
      return true;
    }
    faults.error(
        at,
        "a rate of "
            + HERTZ.format(rate.greatest())
            + " is "
            + new BigDecimal(perStep).round(SHOWN).toPlainString()
            + " spikes of a neuron in each step of "
            + Grid.ms(clock.dt())
            + "; "
            + (int) PoissonSpikes.MOST_PER_STEP
            + " are the most",
        "lower the rate and raise the weight, or check the unit");
    return false;
  }
}
