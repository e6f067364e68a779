package io.rheobase.params;

import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Values;
import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Quantity;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Reads what is one quantity for all neurons, or one for each, in the unit that is wanted. */
final class ValuesReader {

  /** The number of neurons is faulty: what depends on it is passed over. */
  static final int UNKNOWN = -1;

  /** How far beyond its bounds a normal distribution may lie, in SDs, to be drawn again. */
  private static final double FARTHEST_BOUND = 4;

  /** The ratio of SD to mean whose square is a number still. */
  private static final double WIDEST_LOGNORMAL = 1e100;

  private final Path folder;
  private final Faults faults;
  private final Amounts amounts;

  /**
   * What values are for.
   *
   * @param name in messages
   * @param unit they are wanted in
   * @param bound of each
   * @param neurons that have them, or {@link #UNKNOWN}
   * @param membrane by which values per area are multiplied
   */
  record Wanted(String name, Unit unit, Bound bound, int neurons, Membrane membrane) {}

  ValuesReader(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
    this.amounts = new Amounts(faults);
  }

  /** The values; nothing after a fault. */
  Optional<Values> read(Given given, Wanted wanted) {
    if (given instanceof Given.Amount amount) {
      OptionalDouble value = value(amount, wanted, wanted.name());
      return value.isPresent()
          ? Optional.of(new Values.Constant(value.getAsDouble(), wanted.unit()))
          : Optional.empty();
    }
    if (given instanceof Given.Items list) {
      return listed(list, wanted);
    }
    return given instanceof Given.Keys keys ? drawn(keys, wanted) : Optional.empty();
  }

  private OptionalDouble value(Given.Amount amount, Wanted wanted, String name) {
    boolean sound =
        (Membrane.isPerArea(wanted.unit().dimension(), amount.quantity().dimension())
                || amounts.isOf(wanted.unit().dimension(), wanted.unit(), amount, name))
            && amounts.isWithin(wanted.bound(), amount, name, "");
    if (!sound) {
      return OptionalDouble.empty();
    }
    double value = wanted.membrane().value(wanted.unit().dimension(), amount, name);
    if (Double.isInfinite(value)) {
      faults.error(
          amount.at(),
          name + " (" + amount.text() + ") is too great for the membrane's area",
          "check its prefix and exponent");
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(value);
  }

  private OptionalDouble value(Given.Keys keys, String key, Wanted wanted) {
    return keys.get(key, Given.Amount.class)
        .map(amount -> value(amount, wanted, key))
        .orElse(OptionalDouble.empty());
  }

  private Optional<Values> listed(Given.Items list, Wanted wanted) {
    double[] values = new double[list.items().size()];
    boolean sound = true;
    for (int i = 0; i < values.length; i++) {
      OptionalDouble value =
          list.items().get(i) instanceof Given.Amount amount
              ? value(amount, wanted, wanted.name())
              : OptionalDouble.empty();
      values[i] = value.orElse(0);
      sound &= value.isPresent();
    }
    if (wanted.neurons() == UNKNOWN) {
      return Optional.empty();
    }
    if (values.length != wanted.neurons()) {
      faults.error(
          list.at(),
          wanted.name()
              + " has "
              + values.length
              + (values.length == 1 ? " value, " : " values, ")
              + wanted.neurons()
              + (wanted.neurons() == 1 ? " neuron needs one" : " neurons need one each"),
          "give one value per neuron, or one for all");
      sound = false;
    }
    return sound
        ? Optional.of(new Values.Listed(Numbers.of(values), wanted.unit()))
        : Optional.empty();
  }

  private Optional<Values> drawn(Given.Keys keys, Wanted wanted) {
    for (String key : List.of("column", "unit", "sha256")) {
      if (keys.has(key) && !keys.has("file")) {
        faults.error(keys.keyAt(key), key + " belongs to a file, and there is none", "delete it");
      }
    }
    if (keys.has("normal")) {
      return keys.get("normal", Given.Keys.class).flatMap(inner -> normal(inner, wanted));
    }
    if (keys.has("lognormal")) {
      return keys.get("lognormal", Given.Keys.class).flatMap(inner -> lognormal(inner, wanted));
    }
    if (keys.has("uniform")) {
      return pair(keys, "uniform", wanted).flatMap(ends -> uniform(keys, ends, wanted));
    }
    if (keys.has("linspace")) {
      return pair(keys, "linspace", wanted)
          .filter(ends -> wanted.neurons() != UNKNOWN)
          .map(ends -> new Values.Linspace(ends[0], ends[1], wanted.unit()));
    }
    return keys.get("file", Given.Word.class).flatMap(file -> fromFile(keys, file, wanted));
  }

  private Optional<Values> normal(Given.Keys keys, Wanted wanted) {
    Wanted free = unbounded(wanted);
    OptionalDouble mean = value(keys, "mean", free);
    OptionalDouble std = value(keys, "std", free);
    OptionalDouble min = value(keys, "min", wanted);
    OptionalDouble max = value(keys, "max", wanted);
    Values.Bounds bounds =
        keys.get("bounds", Given.Word.class)
            .filter(word -> word.text().equals("clip"))
            .map(word -> Values.Bounds.CLIP)
            .orElse(Values.Bounds.REDRAW);
    boolean sound =
        mean.isPresent()
            && std.isPresent()
            && keys.has("min") == min.isPresent()
            && keys.has("max") == max.isPresent();
    if (!sound) {
      return Optional.empty();
    }
    double low = min.orElse(Double.NEGATIVE_INFINITY);
    double high = max.orElse(Double.POSITIVE_INFINITY);
    boolean bounded = wanted.bound() == Bound.ANY || min.isPresent() || std.getAsDouble() == 0;
    if (!bounded) {
      faults.error(
          keys.at(),
          wanted.name() + " " + wanted.bound().words() + ", a normal draw may be anything",
          "add a min, for example `min: " + wanted.unit().format(mean.getAsDouble() / 10) + "`");
      return Optional.empty();
    }
    if (low > high) {
      faults.error(keys.get("min").get().at(), "min is greater than max", "exchange the two");
      return Optional.empty();
    }
    double reach = FARTHEST_BOUND * std.getAsDouble();
    boolean rare = mean.getAsDouble() + reach < low || mean.getAsDouble() - reach > high;
    if (bounds == Values.Bounds.REDRAW && (rare || low == high)) {
      faults.error(
          keys.at(),
          "a draw between min and max would hardly ever come",
          "move the mean between them, or write `bounds: clip`");
      return Optional.empty();
    }
    return Optional.of(
        new Values.Normal(mean.getAsDouble(), std.getAsDouble(), low, high, bounds, wanted.unit()));
  }

  private Optional<Values> lognormal(Given.Keys keys, Wanted wanted) {
    OptionalDouble mean = value(keys, "mean", unbounded(wanted));
    OptionalDouble std = value(keys, "std", unbounded(wanted));
    if (mean.isEmpty() || std.isEmpty()) {
      return Optional.empty();
    }
    if (std.getAsDouble() / mean.getAsDouble() > WIDEST_LOGNORMAL) {
      faults.error(
          keys.at(),
          "the std of this lognormal distribution is more than 1e100 times its mean",
          "check their prefixes and exponents");
      return Optional.empty();
    }
    return Optional.of(new Values.Lognormal(mean.getAsDouble(), std.getAsDouble(), wanted.unit()));
  }

  /** Means and SDs have bounds of their own, which the grammar gives them. */
  private static Wanted unbounded(Wanted wanted) {
    return new Wanted(wanted.name(), wanted.unit(), Bound.ANY, wanted.neurons(), wanted.membrane());
  }

  private Optional<double[]> pair(Given.Keys keys, String key, Wanted wanted) {
    Optional<Given.Items> items = keys.get(key, Given.Items.class);
    if (items.isEmpty()) {
      return Optional.empty();
    }
    double[] ends = new double[2];
    boolean sound = true;
    for (int i = 0; i < 2; i++) {
      OptionalDouble end = value((Given.Amount) items.get().items().get(i), wanted, key);
      ends[i] = end.orElse(0);
      sound &= end.isPresent();
    }
    if (sound && Double.isInfinite(ends[1] - ends[0])) {
      faults.error(
          items.get().at(),
          "from the first to the second is farther than numbers reach",
          "check their prefixes and exponents");
      return Optional.empty();
    }
    return sound ? Optional.of(ends) : Optional.empty();
  }

  private Optional<Values> uniform(Given.Keys keys, double[] ends, Wanted wanted) {
    if (!(ends[0] < ends[1])) {
      String high = wanted.unit().format(ends[0]);
      faults.error(
          keys.get("uniform").get().at(),
          "uniform runs from the lower bound to the upper one, and the upper one is not greater",
          ends[0] == ends[1]
              ? "write `" + high + "` alone for one value"
              : "write `uniform: [" + wanted.unit().format(ends[1]) + ", " + high + "]`");
      return Optional.empty();
    }
    return Optional.of(new Values.Uniform(ends[0], ends[1], wanted.unit()));
  }

  private Optional<Values> fromFile(Given.Keys keys, Given.Word file, Wanted wanted) {
    if (wanted.neurons() == UNKNOWN) {
      return Optional.empty();
    }
    Reading reading = new Reading(keys, file, wanted);
    Optional<ColumnFile.Read> read =
        new ColumnFile(file, folder, faults).read(wanted.name(), wanted.neurons(), reading);
    if (read.isEmpty() || reading.unit == null) {
      return Optional.empty();
    }
    Hash.check(read.get().file(), keys, faults);
    double least = read.get().values().least();
    if (wanted.bound() == Bound.POSITIVE && least <= 0
        || wanted.bound() == Bound.NOT_NEGATIVE && least < 0) {
      faults.error(
          file.at(),
          wanted.name()
              + " "
              + wanted.bound().words()
              + ", the least in "
              + file.text()
              + " is "
              + wanted.unit().format(least),
          "");
      return Optional.empty();
    }
    return Optional.of(
        new Values.FromFile(
            read.get().file(),
            read.get().column(),
            reading.unit,
            read.get().values(),
            wanted.unit()));
  }

  /** Finds the column and its unit. */
  private final class Reading implements ColumnFile.Reading {

    private final Given.Keys keys;
    private final Given.Word file;
    private final Wanted wanted;
    private Unit unit;

    Reading(Given.Keys keys, Given.Word file, Wanted wanted) {
      this.keys = keys;
      this.file = file;
      this.wanted = wanted;
    }

    @Override
    public int column(List<String> header) {
      Optional<Given.Word> asked = keys.get("column", Given.Word.class);
      if (asked.isPresent()) {
        int column = header.indexOf(asked.get().text());
        if (column < 0) {
          faults.error(
              asked.get().at(),
              file.text() + " has no column " + Wording.shown(asked.get().text()),
              Wording.nearest(asked.get().text(), header, "its columns"));
        }
        return column;
      }
      for (int i = 0; i < header.size(); i++) {
        String name = header.get(i);
        if (header.size() == 1
            || name.equals(wanted.name())
            || name.startsWith(wanted.name() + "_")) {
          return i;
        }
      }
      faults.error(
          file.at(),
          file.text()
              + " has the columns "
              + Wording.list(header, "and")
              + ": which holds "
              + wanted.name()
              + "?",
          "write `{file: " + file.text() + ", column: NAME, unit: " + wanted.unit() + "}`");
      return -1;
    }

    @Override
    public ToDoubleFunction<BigDecimal> conversion(String column) {
      Optional<Unit> found = unit(column);
      if (found.isEmpty()) {
        return number -> 0;
      }
      unit = found.get();
      return number -> {
        Quantity quantity = new Quantity(number, unit, unit.equals(Unit.ONE));
        return wanted
            .membrane()
            .value(
                wanted.unit().dimension(),
                new Given.Amount(quantity, column, file.at()),
                wanted.name());
      };
    }

    private Optional<Unit> unit(String column) {
      Optional<Given.Word> given = keys.get("unit", Given.Word.class);
      if (given.isEmpty()) {
        Optional<Unit> named = namedIn(column);
        if (named.isEmpty()) {
          faults.error(
              file.at(),
              "the numbers of column " + column + " in " + file.text() + " have no unit",
              "write `{file: "
                  + file.text()
                  + ", column: "
                  + column
                  + ", unit: "
                  + wanted.unit()
                  + "}`");
        }
        return named;
      }
      Optional<Unit> read = Units.read(given.get(), faults);
      if (read.isPresent() && !fits(read.get())) {
        faults.error(
            given.get().at(),
            wanted.name()
                + " is "
                + Amounts.described(wanted.unit().dimension())
                + ", "
                + read.get()
                + " is the unit of "
                + Amounts.described(read.get().dimension()),
            "");
        return Optional.empty();
      }
      return read;
    }

    private boolean fits(Unit unit) {
      return unit.dimension().equals(wanted.unit().dimension())
          || Membrane.isPerArea(wanted.unit().dimension(), unit.dimension());
    }

    /** {@code t_ref_ms} is in ms; a number without dimension needs no unit. */
    private Optional<Unit> namedIn(String column) {
      if (wanted.unit().dimension().isNone()) {
        return Optional.of(Unit.ONE);
      }
      int underscore = column.lastIndexOf('_');
      try {
        Unit unit = Unit.parse(column.substring(underscore + 1));
        return underscore > 0 && fits(unit) ? Optional.of(unit) : Optional.empty();
      } catch (UnitException e) {
        return Optional.empty();
      }
    }
  }
}
