package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Dimension;
import java.util.List;
import java.util.Optional;

/**
 * Distributions that something is drawn from: normal, lognormal, uniform.
 *
 * @param dimension of what is drawn; empty where it follows from what it is for
 * @param normal an example's mean, SD, least and greatest value
 * @param lognormal an example's mean and SD
 * @param uniform an example's ends
 */
record Draws(
    Optional<Dimension> dimension,
    List<String> normal,
    List<String> lognormal,
    List<String> uniform) {

  static final Draws OF_ANYTHING =
      new Draws(
          Optional.empty(),
          List.of("-60 mV", "2 mV", "-70 mV", "-50 mV"),
          List.of("10 nS", "3 nS"),
          List.of("-60 mV", "-50 mV"));

  static final Draws OF_WEIGHTS =
      new Draws(
          Optional.empty(),
          List.of("6 nS", "1 nS", "0 nS", "10 nS"),
          List.of("6 nS", "1 nS"),
          List.of("4 nS", "8 nS"));

  static final Draws OF_DELAYS =
      new Draws(
          Optional.of(Dimension.TIME),
          List.of("1.5 ms", "0.3 ms", "0.5 ms", "3 ms"),
          List.of("1.5 ms", "0.3 ms"),
          List.of("1 ms", "2 ms"));

  /** A field for each distribution. */
  List<Field> fields() {
    return List.of(
        Field.optional(
            "normal",
            Shapes.keys(
                Field.required("mean", amount(Bound.ANY), "mean", normal.get(0)),
                Field.required(
                    "std", amount(Bound.NOT_NEGATIVE), "standard deviation", normal.get(1)),
                Field.optional(
                    "min", amount(Bound.ANY), "no bound", "no value is less", normal.get(2)),
                Field.optional(
                    "max", amount(Bound.ANY), "no bound", "no value is more", normal.get(3)),
                Field.optional(
                    "bounds",
                    Shapes.choice("redraw", "clip"),
                    "redraw",
                    "what becomes of a draw beyond min or max: it is drawn again, or moved there",
                    "clip")),
            "",
            "normally distributed values",
            "{mean: " + normal.get(0) + ", std: " + normal.get(1) + "}"),
        Field.optional(
            "lognormal",
            Shapes.keys(
                Field.required(
                    "mean",
                    amount(Bound.POSITIVE),
                    "mean of the values themselves, not of their logarithms",
                    lognormal.get(0)),
                Field.required(
                    "std",
                    amount(Bound.NOT_NEGATIVE),
                    "standard deviation of the values themselves",
                    lognormal.get(1))),
            "",
            "lognormally distributed values",
            "{mean: " + lognormal.get(0) + ", std: " + lognormal.get(1) + "}"),
        Field.optional(
            "uniform",
            Shapes.pair(amount(Bound.ANY)),
            "",
            "values equally probable from the first on, up to but without the second",
            "[" + String.join(", ", uniform) + "]"));
  }

  private Shape amount(Bound bound) {
    return new Shape.Amount(dimension, bound, false);
  }
}
