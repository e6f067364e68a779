package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.Group;
import io.rheobase.params.grammar.Shape.TextKind;
import java.util.List;

/** The block {@code record}. */
final class RecordGrammar {

  private RecordGrammar() {}

  static Shape entry() {
    return new Shape.Keys(
        List.of(
            Field.required(
                "of",
                Shapes.target(),
                "the neurons that are recorded; for connections or weights, the connection or a list"
                    + " of connections",
                "{exc: 0..9}"),
            Field.optional(
                "spikes", Shapes.choice("all"), "", "every spike: time, population, neuron", "all"),
            Field.optional(
                "variables",
                Shapes.list(Shapes.text(TextKind.VARIABLE)),
                "",
                "state variables over time; I is the total current into a neuron",
                "[V]"),
            Field.optional(
                "rate",
                Shapes.keys(
                    Field.required(
                        "bin",
                        Shapes.gridTime(Bound.POSITIVE),
                        "length of a bin; a multiple of dt",
                        "5 ms")),
                "",
                "the mean rate of the neurons in successive bins",
                "{bin: 5 ms}"),
            Field.optional(
                "histogram",
                histogram(),
                "",
                "a distribution over neurons",
                "{variable: V, bins: 50, range: [-80 mV, -50 mV], at: 100 ms}"),
            Field.optional(
                "connections",
                Shapes.choice("all"),
                "",
                "every synapse: source, target, weight and delay, as they are at the beginning",
                "all"),
            Field.optional(
                "weights",
                Shapes.oneOf(
                    Shapes.choice("all"),
                    Shapes.keys(
                        Field.required(
                            "first",
                            new Shape.Whole(1, Integer.MAX_VALUE),
                            "how many synapses of each connection",
                            "100"))),
                "",
                "the weights of plastic synapses over time",
                "{first: 100}"),
            Field.optional(
                "every",
                Shapes.gridTime(Bound.POSITIVE),
                "dt; weights need one",
                "time between two samples of the variables or weights; a multiple of dt",
                "1 ms"),
            Field.optional(
                "start",
                Shapes.gridTime(Bound.NOT_NEGATIVE),
                "0 ms",
                "the first sample of the variables or weights; a multiple of dt",
                "100 ms"),
            Field.optional(
                "stop",
                Shapes.gridTime(Bound.POSITIVE),
                "the end of the run",
                "the last sample of the variables or weights; a multiple of dt",
                "200 ms"),
            Field.optional(
                "format",
                Shapes.choice("csv", "npy", "npz", "csc", "sonata"),
                "csv",
                "how it is written: npy (a NumPy array) is for variables and weights, npz (a NumPy"
                    + " archive of all synapses) and csc (an .npz with the matrix of weights,"
                    + " [target][source], as scipy.sparse.load_npz reads it) for connections, sonata (HDF5) for variables, spikes and"
                    + " connections",
                "npy"),
            Field.optional(
                "trace",
                Shapes.keys(
                    Field.required(
                        "spike",
                        Shapes.choice("V_peak", "reset", "value"),
                        "what is shown at the sample of a spike: V_peak, the value after the reset,"
                            + " or the value that crossed the threshold",
                        "value")),
                "V_peak where the model has it, else value",
                "how a spike looks in the variables; the dynamics do not depend on it",
                "{spike: reset}")),
        List.of(
            new Group(
                "what is recorded",
                List.of("spikes", "variables", "rate", "histogram", "connections", "weights"),
                true)));
  }

  private static Shape histogram() {
    Shape amount = Shapes.anyAmount(Bound.ANY);
    Shape time = Shapes.gridTime(Bound.NOT_NEGATIVE);
    return Shapes.keys(
        Field.required("variable", Shapes.text(TextKind.VARIABLE), "a state variable", "V"),
        Field.required("bins", new Shape.Whole(1, 1_000_000), "number of bins", "50"),
        Field.optional(
            "range",
            Shapes.pair(amount),
            "the range of the values at each time",
            "lower edge of the first bin and upper edge of the last",
            "[-80 mV, -50 mV]"),
        Field.required(
            "at",
            Shapes.oneOf(time, Shapes.list(time)),
            "at which samples; multiples of dt",
            "[100 ms, 200 ms]"));
  }
}
