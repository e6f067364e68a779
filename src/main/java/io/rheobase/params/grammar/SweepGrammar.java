package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.Group;
import io.rheobase.params.grammar.Shape.TextKind;
import java.util.ArrayList;
import java.util.List;

/** The block {@code sweep}. */
final class SweepGrammar {

  /** More points than anybody computes. */
  private static final int MOST_REPEATS = 1_000_000;

  private static final int MOST_SAMPLES = 10_000_000;

  private SweepGrammar() {}

  static Shape.Keys block() {
    return Shapes.keys(
        Field.optional(
            "grid",
            new Shape.ByAddress(axis()),
            "",
            "every combination of these values, in the order in which they are written, the last"
                + " address changing fastest",
            "{populations.exc.parameters.tau_m: [10 ms, 20 ms]}"),
        Field.optional(
            "zip",
            new Shape.ByAddress(axis()),
            "",
            "values side by side, equally many of each address",
            "{populations.exc.size: [80, 160], populations.inh.size: [20, 40]}"),
        Field.optional(
            "points",
            Shapes.list(new Shape.ByAddress(new Shape.Anything())),
            "",
            "points one by one; an address that a point leaves out is as in the file",
            "[{populations.exc.size: 80}, {populations.exc.size: 160}]"),
        Field.optional("random", random(), "", "values drawn at random", RANDOM),
        Field.optional(
            "repeats",
            new Shape.Whole(1, MOST_REPEATS),
            "1",
            "how often each point is run, each time with another seed",
            "10"),
        Field.optional(
            "seed",
            new Shape.Whole(0, Long.MAX_VALUE),
            "that of the simulation",
            "from it, the values of a point and the repeat follows the point's own seed, and from"
                + " it random values are drawn; values of the block infer change no seed: points"
                + " that differ in them alone look at one and the same simulation",
            "1"),
        Field.optional(
            "common_noise",
            Shapes.flag(),
            "false",
            "whether all points of a repeat have the same seed",
            "true"),
        Field.optional(
            "measure",
            Shapes.list(measure()),
            "`[spikes, rate]`",
            "what is measured at every point, of each population unless one is named (`exc.rate`):"
                + " spikes, rate, rate_sd, cv, fano, synchrony, first_spike, or mean and SD of a"
                + " state variable, such as V_mean and V_sd; in its long form with options. With a block"
                + " infer also inference, which stands for false_positive_rate, true_positive_rate,"
                + " true_positive_rate_excitatory, true_positive_rate_inhibitory, auc,"
                + " found_excitatory and found_inhibitory",
            "[rate, cv, {fano: {window: 50 ms}}]"),
        Field.optional(
            "store",
            Shapes.list(Shapes.text(TextKind.RECORDER)),
            "nothing but the measures",
            "recordings that are kept of every point, in a folder of its own: recorders of the"
                + " block record by name, spikes (every spike), or a state variable (of all neurons"
                + " that have it, at every sample)",
            "[spikes, V]"),
        Field.optional(
            "table",
            Shapes.oneOf(table(), Shapes.list(table())),
            "",
            "a measure over one or two addresses, the mean over all else",
            "{rows: populations.exc.size, value: rate}"));
  }

  private static final String RANDOM =
      "{samples: 100, of: {populations.exc.parameters.tau_m: {uniform: [5 ms, 20 ms]}}}";

  private static Shape axis() {
    Shape three = new Shape.Items(Shapes.anyAmount(Bound.ANY), 3, 3);
    Shape generated =
        new Shape.Keys(
            List.of(
                Field.optional(
                    "linspace",
                    three,
                    "",
                    "first value, last value and how many, equally spaced",
                    "[0 pA, 500 pA, 21]"),
                Field.optional(
                    "logspace",
                    three,
                    "",
                    "first value, last value and how many, each the same multiple of the one before",
                    "[1 nS, 100 nS, 9]"),
                Field.optional(
                    "range",
                    three,
                    "",
                    "first value, last value and the step between them; the last belongs to them"
                        + " where a step reaches it",
                    "[0 pA, 500 pA, 25 pA]")),
            List.of(
                new Group("what its values are", List.of("linspace", "logspace", "range"), true)));
    return new Shape.Common(
        "axis",
        "The values of an address: a list of what may stand there, maps and models included, or"
            + " quantities that follow from the first and the last.",
        Shapes.oneOf(Shapes.list(new Shape.Anything()), generated));
  }

  private static Shape random() {
    Shape pair = Shapes.pair(Shapes.anyAmount(Bound.ANY));
    Shape drawn =
        new Shape.Keys(
            List.of(
                Field.optional(
                    "uniform",
                    pair,
                    "",
                    "equally probable from the first value to the second",
                    "[5 ms, 20 ms]"),
                Field.optional(
                    "log_uniform",
                    pair,
                    "",
                    "values whose logarithm is equally probable from that of the first to that of"
                        + " the second",
                    "[1 nS, 100 nS]")),
            List.of(new Group("how it is drawn", List.of("uniform", "log_uniform"), true)));
    return Shapes.keys(
        Field.required(
            "samples", new Shape.Whole(1, MOST_SAMPLES), "how many points are drawn", "100"),
        Field.required(
            "of",
            new Shape.ByAddress(drawn),
            "what is drawn, each address independently",
            "{populations.exc.parameters.tau_m: {uniform: [5 ms, 20 ms]}}"),
        Field.optional(
            "latin_hypercube",
            Shapes.flag(),
            "false",
            "whether each of as many equal parts of every range as there are samples holds one of"
                + " them; further samples then change all, else they change none",
            "true"));
  }

  private static Shape measure() {
    List<Field> kinds =
        List.of(
            kind("spikes", "number of spikes of all neurons", "{of: exc}"),
            kind("rate", "mean rate of the neurons (Hz)", "{of: exc, start: 200 ms}"),
            kind("rate_sd", "standard deviation of the rate over neurons (Hz)", "{of: exc}"),
            kind(
                "cv",
                "coefficient of variation of the intervals between spikes, the mean over neurons"
                    + " with three spikes or more",
                "{of: exc}"),
            kind("first_spike", "time of the first spike of any neuron (ms)", "{of: exc}"),
            kind(
                "fano",
                "Fano factor: variance by mean of a neuron's number of spikes in successive"
                    + " windows, the mean over neurons that spike",
                "{window: 50 ms}",
                Field.optional(
                    "window",
                    Shapes.gridTime(Bound.POSITIVE),
                    "100 ms",
                    "length of a window",
                    "50 ms")),
            kind(
                "synchrony",
                "variance by mean of the population's number of spikes in successive bins"
                    + " (Potjans and Diesmann 2014, doi:10.1093/cercor/bhs358): about 1 where"
                    + " neurons spike independently",
                "{bin: 5 ms}",
                Field.optional(
                    "bin", Shapes.gridTime(Bound.POSITIVE), "3 ms", "length of a bin", "5 ms")),
            kind(
                "mean",
                "mean of a state variable over neurons and time",
                "{variable: V}",
                variable()),
            kind(
                "sd",
                "standard deviation of a state variable over neurons and time",
                "{variable: V}",
                variable()),
            kind(
                "histogram",
                "how many values fall into each of equal bins: one number for each bin",
                "{variable: V, bins: 20, range: [-80 mV, -50 mV]}",
                Field.required(
                    "variable",
                    Shapes.text(TextKind.VARIABLE),
                    "a state variable at every sample, `interval` for the intervals between spikes"
                        + " (ms), or `rate` for the rates of the neurons (Hz)",
                    "interval"),
                Field.required("bins", new Shape.Whole(1, 10_000), "number of bins", "20"),
                Field.required(
                    "range",
                    Shapes.pair(Shapes.anyAmount(Bound.ANY)),
                    "lower edge of the first bin and upper edge of the last, which belongs to it",
                    "[0 ms, 100 ms]")),
            Field.optional(
                "recorder",
                Shapes.keys(
                    Field.required(
                        "name",
                        Shapes.text(TextKind.RECORDER),
                        "a recorder of the block record",
                        "trace"),
                    Field.optional(
                        "reduce",
                        Shapes.choice("mean", "sd", "min", "max", "last"),
                        "mean",
                        "what is made of its values over time and neurons; of a histogram's counts"
                            + " over time, bin by bin; spikes are counted",
                        "max"),
                    Field.optional(
                        "variable",
                        Shapes.text(TextKind.VARIABLE),
                        "the only one that it records",
                        "which variable, where it records several",
                        "V"),
                    as()),
                "",
                "what a recorder records, reduced over time",
                "{name: trace, reduce: max}"));
    return Shapes.oneOf(
        Shapes.text(TextKind.MEASURE),
        new Shape.Keys(
            kinds,
            List.of(new Group("what is measured", kinds.stream().map(Field::key).toList(), true))));
  }

  private static Field variable() {
    return Field.required(
        "variable", Shapes.text(TextKind.VARIABLE), "a state variable of the population", "V");
  }

  private static Field as() {
    return Field.optional(
        "as",
        Shapes.text(TextKind.NAME),
        "by what it measures",
        "what it is called in tables",
        "late_rate");
  }

  /** A measure that has no options but those that all have. */
  private static Field kind(String key, String doc, String example) {
    Shape options =
        new Shape.Common(
            "measured",
            "Which population a measure is of, when, and what it is called.",
            new Shape.Keys(common(), List.of()));
    return Field.optional(key, options, "", doc, example);
  }

  private static Field kind(String key, String doc, String example, Field... own) {
    List<Field> fields = new ArrayList<>(List.of(own));
    fields.addAll(common());
    return Field.optional(key, new Shape.Keys(fields, List.of()), "", doc, example);
  }

  private static List<Field> common() {
    return List.of(
        Field.optional(
            "of",
            Shapes.text(TextKind.POPULATION),
            "each population, a measure for each",
            "the population that is measured",
            "exc"),
        Field.optional(
            "start",
            Shapes.gridTime(Bound.NOT_NEGATIVE),
            "0 ms",
            "spikes after it count, variables from it on",
            "200 ms"),
        Field.optional(
            "stop",
            Shapes.gridTime(Bound.POSITIVE),
            "the end of the run",
            "what comes after it does not count",
            "1 s"),
        as());
  }

  private static Shape table() {
    return Shapes.keys(
        Field.required(
            "rows",
            Shapes.text(TextKind.ADDRESS),
            "the address whose values make the rows",
            "inputs.drive.constant"),
        Field.optional(
            "columns",
            Shapes.text(TextKind.ADDRESS),
            "mean, standard deviation, standard error and number of points",
            "the address whose values make the columns",
            "populations.exc.parameters.t_ref"),
        Field.required("value", Shapes.text(TextKind.MEASURE), "the measure in its cells", "rate"),
        Field.optional(
            "name",
            Shapes.text(TextKind.NAME),
            "that of the measure; `firing-rate` for rate",
            "the name of its file",
            "f-I"));
  }
}
