package io.rheobase.params;

import io.rheobase.random.StreamKey;
import io.rheobase.random.Uniform;
import io.rheobase.units.Quantity;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** Reads the values of an address: listed, evenly spaced, or drawn. */
final class AxisReader {

  /** Enough for every double. */
  private static final MathContext DIGITS = new MathContext(17, RoundingMode.HALF_EVEN);

  /** What exponential and logarithm leave certain. */
  private static final MathContext CERTAIN_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  /** How much of a step may be missing at the end of a range. */
  private static final BigDecimal ALMOST = new BigDecimal("1e-9");

  private static final int MOST_VALUES = 10_000_000;
  private static final int VALUE_DRAW = 0;
  private static final int ORDER_DRAW = 1;

  private final Room room;
  private final Faults faults;
  private final Amounts amounts;

  /** Whether so many values may be made. */
  @FunctionalInterface
  interface Room {
    /** A fault says why not. */
    boolean isFor(long values, Position at);
  }

  AxisReader(Room room, Faults faults) {
    this.room = room;
    this.faults = faults;
    this.amounts = new Amounts(faults);
  }

  /** The values of an address of a grid or a zip; nothing after a fault. */
  Optional<List<YamlNode>> read(Given given, String name) {
    if (given instanceof Given.Items list) {
      return Optional.of(list.items().stream().map(item -> ((Given.Tree) item).node()).toList());
    }
    if (!(given instanceof Given.Keys keys)) {
      return Optional.empty();
    }
    for (String kind : List.of("linspace", "logspace", "range")) {
      Optional<Given.Items> three = keys.get(kind, Given.Items.class);
      if (three.isPresent()) {
        return ends(three.get(), name)
            .flatMap(
                ends ->
                    switch (kind) {
                      case "linspace" -> linear(ends, three.get());
                      case "logspace" -> logarithmic(ends, three.get(), name);
                      default -> range(ends, three.get(), name);
                    });
      }
    }
    return Optional.empty();
  }

  /**
   * Two values in the unit of the first.
   *
   * @param at where values that follow from them stand
   */
  private record Ends(BigDecimal first, BigDecimal last, Given.Amount like, Position at) {

    YamlNode node(BigDecimal number) {
      BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      String text = Math.abs(plain.scale()) > 20 ? plain.toString() : plain.toPlainString();
      return new YamlNode.Scalar(
          like.quantity().bare() ? text : text + " " + like.quantity().unit(),
          ScalarStyle.PLAIN,
          new Source(at.source(), List.of(at.text())),
          at);
    }

    YamlNode node(double number) {
      return node(new BigDecimal(Unit.ONE.number(number)));
    }
  }

  private Optional<Ends> ends(Given.Items list, String name) {
    if (!(list.items().get(0) instanceof Given.Amount first)
        || !(list.items().get(1) instanceof Given.Amount last)) {
      return Optional.empty();
    }
    Unit unit = first.quantity().unit();
    return amounts.isOf(unit.dimension(), unit, last, name)
        ? Optional.of(new Ends(first.quantity().number(), in(unit, last), first, list.at()))
        : Optional.empty();
  }

  private static BigDecimal in(Unit unit, Given.Amount amount) {
    Quantity quantity = amount.quantity();
    return quantity.number().scaleByPowerOfTen(quantity.unit().scale() - unit.scale());
  }

  private Optional<Integer> count(Given.Items three) {
    Given.Amount amount = (Given.Amount) three.items().get(2);
    Quantity quantity = amount.quantity();
    if (!quantity.bare()
        || quantity.number().stripTrailingZeros().scale() > 0
        || quantity.number().compareTo(BigDecimal.valueOf(2)) < 0
        || quantity.number().compareTo(BigDecimal.valueOf(MOST_VALUES)) > 0) {
      faults.error(
          amount.at(),
          "how many values there are is a whole number from 2 on, found "
              + Wording.shown(amount.text()),
          "write `[first, last, number]`, as in `[0 pA, 500 pA, 21]`");
      return Optional.empty();
    }
    int count = quantity.number().intValueExact();
    return room.isFor(count, amount.at()) ? Optional.of(count) : Optional.empty();
  }

  private Optional<List<YamlNode>> linear(Ends ends, Given.Items three) {
    return count(three)
        .map(
            count -> {
              BigDecimal parts = BigDecimal.valueOf(count - 1L);
              List<YamlNode> nodes = new ArrayList<>(count);
              for (int i = 0; i < count; i++) {
                BigDecimal before = BigDecimal.valueOf(count - 1L - i).multiply(ends.first());
                BigDecimal after = BigDecimal.valueOf(i).multiply(ends.last());
                nodes.add(ends.node(before.add(after).divide(parts, DIGITS)));
              }
              return nodes;
            });
  }

  private Optional<List<YamlNode>> logarithmic(Ends ends, Given.Items three, String name) {
    Optional<Integer> count = count(three);
    if (!havePowers(ends, name) || count.isEmpty()) {
      return Optional.empty();
    }
    List<YamlNode> nodes = new ArrayList<>(count.get());
    int last = count.get() - 1;
    for (int i = 0; i <= last; i++) {
      nodes.add(
          i == 0
              ? ends.node(ends.first())
              : i == last ? ends.node(ends.last()) : between(ends, (double) i / last));
    }
    return Optional.of(nodes);
  }

  private boolean havePowers(Ends ends, String name) {
    boolean same = ends.first().signum() * ends.last().signum() > 0;
    if (!same) {
      faults.error(
          ends.at(),
          "no multiples lead from the first value of " + name + " to the last",
          "both are greater than 0, or both less");
    }
    return same;
  }

  /** The value at a share of the way between the logarithms of two. */
  private static YamlNode between(Ends ends, double share) {
    double first = ends.first().doubleValue();
    double ratio = ends.last().doubleValue() / first;
    double value = first * StrictMath.exp(share * StrictMath.log(ratio));
    return ends.node(new BigDecimal(value).round(CERTAIN_DIGITS));
  }

  private Optional<List<YamlNode>> range(Ends ends, Given.Items three, String name) {
    Given.Amount amount = (Given.Amount) three.items().get(2);
    Unit unit = ends.like().quantity().unit();
    if (!amounts.isOf(unit.dimension(), unit, amount, name)) {
      return Optional.empty();
    }
    BigDecimal step = in(unit, amount);
    BigDecimal way = ends.last().subtract(ends.first());
    if (step.signum() == 0 || step.signum() * way.signum() < 0) {
      faults.error(
          amount.at(),
          "steps of "
              + Wording.shown(amount.text())
              + " do not lead from the first value to the last",
          step.signum() == 0 ? "give another step" : "change the sign of the step");
      return Optional.empty();
    }
    BigDecimal steps = way.divide(step, DIGITS).add(ALMOST).setScale(0, RoundingMode.FLOOR);
    if (steps.compareTo(BigDecimal.valueOf(MOST_VALUES)) > 0) {
      faults.error(amount.at(), "these are more than " + MOST_VALUES + " values", "a larger step");
      return Optional.empty();
    }
    if (!room.isFor(steps.longValueExact() + 1, amount.at())) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.rangeClosed(0, steps.intValueExact())
            .mapToObj(i -> ends.node(ends.first().add(step.multiply(BigDecimal.valueOf(i)))))
            .toList());
  }

  /**
   * Random values of an address; nothing after a fault.
   *
   * @param hypercube whether each of {@code samples} equal parts of the range holds one
   */
  Optional<List<YamlNode>> drawn(
      Given given, String name, int samples, boolean hypercube, long seed) {
    if (!(given instanceof Given.Keys keys)) {
      return Optional.empty();
    }
    boolean logarithmic = keys.has("log_uniform");
    Optional<Given.Items> pair =
        keys.get(logarithmic ? "log_uniform" : "uniform", Given.Items.class);
    Optional<Ends> found = pair.flatMap(items -> ends(items, name));
    if (found.isEmpty()
        || logarithmic && !havePowers(found.get(), name)
        || !room.isFor(samples, found.get().at())) {
      return Optional.empty();
    }
    Ends ends = found.get();
    StreamKey key = StreamKey.of(seed, "sweep", name, "");
    int[] parts = hypercube ? shuffled(key, samples) : null;
    double first = ends.first().doubleValue();
    double last = ends.last().doubleValue();
    List<YamlNode> nodes = new ArrayList<>(samples);
    for (int i = 0; i < samples; i++) {
      double share = Uniform.once(key, VALUE_DRAW, i);
      if (hypercube) {
        share = (parts[i] + share) / samples;
      }
      nodes.add(logarithmic ? between(ends, share) : ends.node(first * (1 - share) + last * share));
    }
    return Optional.of(nodes);
  }

  /** The numbers below {@code count} in a random order. */
  private static int[] shuffled(StreamKey key, int count) {
    double[] draws = new double[count];
    for (int i = 0; i < count; i++) {
      draws[i] = Uniform.once(key, ORDER_DRAW, i);
    }
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(i -> draws[i]).thenComparing(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
