package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.TextKind;
import io.rheobase.params.grammar.Shape.WholeOr;
import io.rheobase.units.Dimension;
import java.util.List;

/** The full form of the parameter file: block, name, entry. */
public final class Grammar {

  /** The block {@code sweep}. */
  public static final Shape.Keys SWEEP = SweepGrammar.block();

  /** The figures that can be asked for. */
  private static final String[] FIGURES = {
    "traces",
    "raster",
    "rate",
    "histogram",
    "parameters",
    "intervals",
    "rates",
    "f-I",
    "I-O",
    "sta",
    "phase",
    "spectrum",
    "matrix",
    "weights",
    "p-values",
    "roc",
    "heatmap",
    "lines"
  };

  /** The whole file. */
  public static final Shape.Keys FILE =
      Shapes.keys(
          Field.required(
              "simulation",
              simulation(),
              "The time grid, the seed and the method.",
              "{dt: 0.1 ms, duration: 1 s}"),
          Field.optional(
              "models",
              new Shape.Named("model", ModelGrammar.entry(), "MyModel"),
              "the program's models",
              "Models of one's own, as equations.",
              "{MyModel: {file: my-model.yaml}}"),
          Field.required(
              "populations",
              new Shape.Named("population", PopulationGrammar.entry(), "exc"),
              "Groups of neurons of one model.",
              "{exc: {model: LIF, size: 1000}}"),
          Field.optional(
              "inputs",
              new Shape.Named("input", InputGrammar.entry(), "drive"),
              "no input",
              "What drives the neurons from outside.",
              "{drive: {to: exc, constant: 200 pA}}"),
          Field.optional(
              "connections",
              new Shape.Named("connection", ConnectionGrammar.entry(), "excitation"),
              "no connection",
              "Synapses between and within populations.",
              "{excitation: {from: exc, to: [exc, inh], rule: {pairwise_bernoulli: 0.1},"
                  + " receptor: ampa, weight: 6 nS, delay: 1.5 ms}}"),
          Field.optional(
              "record",
              new Shape.Named("recorder", RecordGrammar.entry(), "spikes"),
              "every spike, in `spikes.csv`",
              "What is recorded; the name of a recorder is the name of its file.",
              "{spikes: {of: exc, spikes: all}}"),
          Field.optional(
              "sweep",
              SWEEP,
              "one run",
              "Runs over a range of values: each point is computed once and kept.",
              "{grid: {populations.exc.size: [10, 100]}, measure: [rate]}"),
          inference(),
          output());

  /** A file without a simulation: an inference from recordings in files. */
  public static final Shape.Keys INFERENCE = Shapes.keys(inference(), output());

  /** The key that every map with fixed keys may have besides, and what it is. */
  public static final Field COMMENT =
      Field.optional(
          "comment",
          new Shape.Common(
              "comment",
              "A remark, which the manifest carries along; no result depends on it.",
              Shapes.text(TextKind.PROSE)),
          "",
          "a remark",
          "after a pilot experiment");

  /** The keys of a file that holds one model. */
  public static final Shape.Keys MODEL = (Shape.Keys) ModelGrammar.entry();

  private Grammar() {}

  private static Field inference() {
    return Field.optional(
        "infer",
        InferGrammar.block(),
        "nothing is inferred",
        "Which of many spike trains are connected to a recorded neuron, by averages of its voltage"
            + " behind their spikes. A file that has nothing else but output infers from"
            + " recordings in files.",
        "{voltage: voltages, trains: {spikes: sources}}");
  }

  private static Field output() {
    return Field.optional(
        "output",
        Shapes.keys(
            Field.optional(
                "folder",
                Shapes.text(TextKind.FOLDER),
                "`out/` and the name of the parameter file",
                "the output folder; the option --out takes precedence",
                "out/first"),
            Field.optional(
                "plots",
                Shapes.oneOf(Shapes.flag(), Shapes.list(Shapes.choice(FIGURES))),
                "true where the run takes half a second or more",
                "figures of the results: all that there is something for, or these; `sim plot`"
                    + " draws them later",
                "[raster, traces]"),
            Field.optional(
                "plot_format",
                Shapes.choice("png", "svg"),
                "png",
                "the format of the figures; png has 300 dots an inch",
                "svg"),
            Field.optional(
                "report",
                Shapes.flag(),
                "true where the run takes half a second or more",
                "a page about the run, `report.html`; `sim report` makes it later",
                "true"),
            Field.optional(
                "checkpoint",
                Shapes.text(TextKind.WALL_TIME),
                "none",
                "wall time from one checkpoint of the run to the next; a run that was interrupted or"
                    + " killed goes on from the last with `sim run --resume`, to the same bytes",
                "10 min"),
            Field.optional(
                "final_state",
                Shapes.flag(),
                "false",
                "keeps the state at the end, `final_state.bin`, so that `sim run --continue` can make"
                    + " the run longer",
                "true")),
        "",
        "Where the results go.",
        "{folder: out/first}");
  }

  /** The figures that can be asked for. */
  public static List<String> figures() {
    return List.of(FIGURES);
  }

  private static Shape simulation() {
    return Shapes.keys(
        Field.required("dt", Shapes.amount(Dimension.TIME, Bound.POSITIVE), "time step", "0.1 ms"),
        Field.required(
            "duration", Shapes.gridTime(Bound.POSITIVE), "simulated time; a multiple of dt", "1 s"),
        Field.optional(
            "seed",
            new Shape.Whole(0, Long.MAX_VALUE),
            "0",
            "seed of every random draw: the same seed, the same bytes",
            "1"),
        Field.optional(
            "threads",
            new WholeOr(new Shape.Whole(1, 4096), List.of("auto", "all")),
            "auto",
            "number of threads; auto and all mean all cores; no result depends on it",
            "2"),
        Field.optional(
            "method",
            Shapes.choice("euler", "rk2", "rk4", "exponential_euler", "exact"),
            "euler",
            "how a step is made: forward Euler; Runge-Kutta of second or fourth order (smooth"
                + " models); each variable exactly while the others stand still (equations linear"
                + " in their own variable); or exactly (linear subthreshold models)",
            "exact"));
  }
}
