package io.rheobase.params.grammar;

import io.rheobase.units.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shapes that the definitions are made of. */
final class Shapes {

  private static final int MOST_ITEMS = Integer.MAX_VALUE;

  /** Keys of what is drawn. */
  static final List<String> DRAWN = List.of("normal", "lognormal", "uniform");

  /** Keys that stand for one value per neuron, each in its own way. */
  static final List<String> DISTRIBUTIONS =
      List.of("normal", "lognormal", "uniform", "linspace", "file");

  /** What says when given spikes come. */
  static final Shape.Group SPIKE_TIMES =
      new Shape.Group("when the spikes come", List.of("times", "file"), true);

  private Shapes() {}

  static Shape amount(Dimension dimension, Shape.Bound bound) {
    return new Shape.Amount(Optional.of(dimension), bound, false);
  }

  static Shape anyAmount(Shape.Bound bound) {
    return new Shape.Amount(Optional.empty(), bound, false);
  }

  /** A time that must be a multiple of dt. */
  static Shape gridTime(Shape.Bound bound) {
    return new Shape.Amount(Optional.of(Dimension.TIME), bound, true);
  }

  /** The hash that a file must have. */
  static Field hash() {
    return Field.optional(
        "sha256",
        text(Shape.TextKind.HASH),
        "not checked",
        "hash that the file must have",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
  }

  static Shape text(Shape.TextKind kind) {
    return new Shape.Text(kind);
  }

  static Shape flag() {
    return new Shape.Flag();
  }

  static Shape choice(String... words) {
    return new Shape.Choice(List.of(words));
  }

  static Shape list(Shape item) {
    return new Shape.Items(item, 1, MOST_ITEMS);
  }

  static Shape pair(Shape item) {
    return new Shape.Items(item, 2, 2);
  }

  static Shape oneOf(Shape... shapes) {
    return new Shape.OneOf(List.of(shapes));
  }

  static Shape.Keys keys(Field... fields) {
    return new Shape.Keys(List.of(fields), List.of());
  }

  /** A value per neuron: one for all, a list, a distribution or a file. */
  static Shape values() {
    return new Shape.Common(
        "values",
        "One quantity for all neurons, or one for each: a list, a distribution, equally spaced"
            + " values, or a column of a file. Draws are made once a run.",
        oneOf(
            anyAmount(Shape.Bound.ANY),
            list(anyAmount(Shape.Bound.ANY)),
            new Shape.Keys(
                distributions(),
                List.of(new Shape.Group("what values the neurons have", DISTRIBUTIONS, true)))));
  }

  /** A weight per synapse: one for all, or drawn for each. */
  static Shape weights() {
    return perSynapse("weights", "weight", anyAmount(Shape.Bound.ANY), Draws.OF_WEIGHTS);
  }

  /** A delay per synapse: one for all, or drawn for each. */
  static Shape delays() {
    return perSynapse("delays", "delay", amount(Dimension.TIME, Shape.Bound.ANY), Draws.OF_DELAYS);
  }

  private static Shape perSynapse(String name, String what, Shape one, Draws draws) {
    return new Shape.Common(
        name,
        "One " + what + " for all synapses of a connection, or one drawn for each, once a run.",
        oneOf(
            one,
            new Shape.Keys(
                draws.fields(),
                List.of(new Shape.Group("from what " + name + " are drawn", DRAWN, true)))));
  }

  /** The fields that a map of values has. */
  static List<Field> distributions() {
    return joined(Draws.OF_ANYTHING.fields(), placed());
  }

  /** Fields and further ones. */
  static List<Field> joined(List<Field> some, List<Field> others) {
    List<Field> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /** The fields of values that are known for each neuron. */
  private static List<Field> placed() {
    return List.of(
        Field.optional(
            "linspace",
            pair(anyAmount(Shape.Bound.ANY)),
            "",
            "equally spaced values: the first neuron has the first, the last the second",
            "[0 pA, 500 pA]"),
        Field.optional(
            "file",
            text(Shape.TextKind.FILE),
            "",
            "a CSV file with a header line and one row per neuron, looked up in the folder of the"
                + " parameter file",
            "cells.csv"),
        Field.optional(
            "column",
            text(Shape.TextKind.COLUMN),
            "the only column, or the one with the parameter's name",
            "which column of the file",
            "t_ref_ms"),
        Field.optional(
            "unit",
            text(Shape.TextKind.UNIT),
            "that of the column's name, as in `t_ref_ms`",
            "unit of the numbers in the file",
            "ms"),
        Field.optional(
            "sha256",
            text(Shape.TextKind.HASH),
            "not checked",
            "hash that the file must have",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
  }

  /** Neurons that an entry is about. */
  static Shape target() {
    Shape neurons = new Shape.Neurons();
    Shape.Named ranges = new Shape.Named("population", oneOf(neurons, list(neurons)), "exc");
    Shape one = oneOf(text(Shape.TextKind.POPULATION), ranges);
    return new Shape.Common(
        "neurons",
        "A population, some of its neurons in ascending order (`{exc: 0..49}`, `{exc: [0..9, 20]}`;"
            + " both ends of `a..b` are included), or a list of such.",
        oneOf(text(Shape.TextKind.POPULATION), list(one), ranges));
  }

  /** Fields of a source of current, with the time in which it acts. */
  static Shape.Keys timed(List<Field> own, List<Shape.Group> groups) {
    List<Field> fields = new ArrayList<>(own);
    fields.add(
        Field.optional(
            "start",
            gridTime(Shape.Bound.NOT_NEGATIVE),
            "0 ms",
            "when it begins; a multiple of dt",
            "10 ms"));
    fields.add(
        Field.optional(
            "stop",
            gridTime(Shape.Bound.POSITIVE),
            "the end of the run",
            "when it ends; a multiple of dt",
            "20 ms"));
    return new Shape.Keys(fields, groups);
  }

  /** The fields of given spikes. */
  static List<Field> spikeTimes() {
    Shape time = gridTime(Shape.Bound.ANY);
    return List.of(
        Field.optional(
            "times",
            list(oneOf(time, new Shape.Items(time, 0, MOST_ITEMS))),
            "",
            "the times, multiples of dt: one list for all neurons, or a list for each",
            "[10 ms, 20 ms]"),
        Field.optional(
            "file",
            text(Shape.TextKind.FILE),
            "",
            "a CSV file with the columns t_ms and neuron (`spikes.csv` as a recorder writes it is"
                + " one), or t_ms alone for all neurons; a NumPy array [spike][2] of time and neuron,"
                + " or [spike] of times for all neurons (`.npy`); or a SONATA spike file (`.h5`)."
                + " Neuron 0 is the first that is meant here; times are rounded to samples",
            "spikes.csv"),
        Field.optional(
            "column",
            text(Shape.TextKind.COLUMN),
            "neuron",
            "which column of a CSV file holds the neurons",
            "input"),
        Field.optional(
            "population",
            text(Shape.TextKind.POPULATION),
            "the only one in the file",
            "whose spikes are read from a CSV or SONATA file that names populations",
            "exc"),
        Field.optional(
            "unit", text(Shape.TextKind.UNIT), "ms", "unit of the times of a NumPy array", "s"),
        Field.optional(
            "sha256",
            text(Shape.TextKind.HASH),
            "not checked",
            "hash that the file must have",
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
  }
}
