package io.rheobase.params;

import io.rheobase.experiment.Values;
import io.rheobase.network.Wiring;
import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads delays and holds them to the time grid: one step at least. */
final class DelayReader {

  private static final String DELAY = "delay";
  private static final Unit MILLISECONDS = Unit.parse("ms");

  private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");

  private final Joint joint;
  private final Faults faults;

  DelayReader(Joint joint) {
    this.joint = joint;
    this.faults = joint.faults();
  }

  /** The delays (ms); nothing after a fault. */
  Optional<Values> read(Given given) {
    if (given instanceof Given.Amount amount) {
      if (!new Amounts(faults).isOf(Dimension.TIME, MILLISECONDS, amount, DELAY)) {
        return Optional.empty();
      }
      Optional<Long> steps = steps(amount);
      if (joint.grid().isKnown() && steps.isEmpty()) {
        return Optional.empty();
      }
      if (steps.isPresent() && steps.get() >= joint.clock().steps()) {
        faults.warn(
            amount.at(),
            "delay ("
                + amount.text()
                + ") is as long as the run ("
                + Grid.ms(joint.clock().duration())
                + "): nothing ever arrives",
            "a shorter delay, or a longer duration");
      }
      return Optional.of(new Values.Constant(amount.quantity().coherent(), MILLISECONDS));
    }
    return new ValuesReader(joint.folder(), faults)
        .read(
            given,
            new ValuesReader.Wanted(
                DELAY, MILLISECONDS, Bound.POSITIVE, ValuesReader.UNKNOWN, joint.membrane()))
        .filter(delays -> !joint.grid().isKnown() || areWithin(delays, given.at()));
  }

  /** The steps of a single delay, one at least; nothing after a fault. */
  Optional<Long> steps(Given.Amount amount) {
    BigDecimal dt = joint.clock().dt();
    if (joint.grid().isKnown() && isShorterThan(dt, Amounts.exact(amount))) {
      faults.error(
          amount.at(),
          "delay ("
              + amount.text()
              + ") is shorter than dt ("
              + Grid.ms(dt)
              + "): a spike arrives one step after it was fired at the earliest",
          "write `delay: "
              + Grid.ms(dt)
              + "`"
              + (amount.quantity().number().signum() > 0 ? ", or lower dt" : ""));
      return Optional.empty();
    }
    Optional<Long> steps = joint.grid().steps(amount, DELAY);
    if (steps.isPresent() && steps.get() > Wiring.LONGEST_DELAY) {
      faults.error(
          amount.at(),
          "delay ("
              + amount.text()
              + ") is "
              + steps.get()
              + " steps of dt ("
              + Grid.ms(dt)
              + "), "
              + Wiring.LONGEST_DELAY
              + " are the most",
          Grid.ms(joint.clock().at(Wiring.LONGEST_DELAY)) + " at most, or raise dt");
      return Optional.empty();
    }
    return steps;
  }

  private static boolean isShorterThan(BigDecimal dt, BigDecimal delay) {
    return dt.subtract(delay).compareTo(TOLERANCE.multiply(dt)) > 0;
  }

  private boolean areWithin(Values delays, Position at) {
    double dt = joint.clock().dt().doubleValue();
    double longest = Wiring.LONGEST_DELAY * dt;
    if (delays.least() > longest
        || Double.isFinite(delays.greatest()) && delays.greatest() > longest) {
      faults.error(
          at,
          "delays may be drawn that are longer than "
              + Wiring.LONGEST_DELAY
              + " steps of dt ("
              + Grid.ms(joint.clock().dt())
              + ")",
          Grid.ms(joint.clock().at(Wiring.LONGEST_DELAY)) + " at most, or raise dt");
      return false;
    }
    if (delays.greatest() < dt) {
      faults.warn(
          at,
          "all delays are shorter than dt (" + Grid.ms(joint.clock().dt()) + "): each becomes dt",
          "lower dt");
    }
    return true;
  }
}
