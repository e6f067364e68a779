package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.Group;
import io.rheobase.params.grammar.Shape.TextKind;
import java.util.ArrayList;
import java.util.List;

/** The block {@code inputs}. */
final class InputGrammar {

  private static final Shape VALUES = Shapes.values();

  private InputGrammar() {}

  static Shape entry() {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.required(
            "to",
            Shapes.target(),
            "the neurons that it drives; values per neuron run over each target anew",
            "exc"));
    List<Field> sources = sources();
    fields.addAll(sources);
    fields.add(
        Field.optional(
            "receptor",
            Shapes.text(TextKind.RECEPTOR),
            "",
            "the receptor at which the spikes of poisson or spikes arrive; a current has none",
            "ampa"));
    fields.add(
        Field.optional(
            "poisson",
            poisson(),
            "",
            "spikes at random times, an independent train for each neuron",
            "{rate: 300 Hz, weight: 6 nS}"));
    fields.add(
        Field.optional(
            "spikes",
            Shapes.timed(
                Shapes.joined(Shapes.spikeTimes(), List.of(weight())), List.of(Shapes.SPIKE_TIMES)),
            "",
            "spikes at given times",
            "{times: [10 ms, 20 ms], weight: 6 nS}"));
    List<String> kinds = new ArrayList<>(sources.stream().map(Field::key).toList());
    kinds.addAll(List.of("poisson", "spikes"));
    return new Shape.Keys(fields, List.of(new Group("what drives the neurons", kinds, true)));
  }

  private static List<Field> sources() {
    return List.of(
        Field.optional("constant", constant(), "", "the same current throughout", "200 pA"),
        Field.optional(
            "step",
            Shapes.timed(List.of(amplitude("current of the step")), List.of()),
            "",
            "one rectangular pulse from start to stop",
            "{amplitude: 200 pA, start: 10 ms, stop: 60 ms}"),
        Field.optional(
            "pulses",
            Shapes.timed(
                List.of(
                    amplitude("current of a pulse"),
                    Field.required(
                        "width", Shapes.gridTime(Bound.POSITIVE), "length of a pulse", "2 ms"),
                    Field.required(
                        "interval",
                        Shapes.gridTime(Bound.POSITIVE),
                        "time from the beginning of a pulse to that of the next",
                        "20 ms")),
                List.of()),
            "",
            "a train of rectangular pulses, the first at start",
            "{amplitude: 1 nA, width: 2 ms, interval: 20 ms}"),
        Field.optional(
            "ramp",
            Shapes.timed(
                List.of(
                    Field.required("from", VALUES, "current at start", "0 pA"),
                    Field.required("to", VALUES, "current at stop", "500 pA")),
                List.of()),
            "",
            "a current that changes linearly from start to stop",
            "{from: 0 pA, to: 500 pA}"),
        Field.optional(
            "sine",
            Shapes.timed(
                List.of(
                    amplitude("amplitude"),
                    Field.required("frequency", VALUES, "frequency", "10 Hz"),
                    Field.optional("phase", VALUES, "0", "phase at start, in radians", "1.5708"),
                    Field.optional("offset", VALUES, "0 pA", "mean current", "100 pA")),
                List.of()),
            "",
            "offset + amplitude · sin(2π · frequency · (t − start) + phase)",
            "{amplitude: 100 pA, frequency: 10 Hz}"),
        Field.optional(
            "gaussian",
            Shapes.timed(
                List.of(
                    Field.optional("mean", VALUES, "0 pA", "mean", "300 pA"),
                    Field.required("std", VALUES, "standard deviation", "50 pA"),
                    interval()),
                List.of()),
            "",
            "a normally distributed current, drawn for each neuron",
            "{mean: 300 pA, std: 50 pA}"),
        Field.optional("white", white(), "", "white noise", "{std: 5 mV}"),
        Field.optional(
            "uniform",
            Shapes.oneOf(
                Shapes.pair(Shapes.anyAmount(Bound.ANY)),
                Shapes.timed(
                    List.of(
                        Field.required("low", VALUES, "least current", "0 pA"),
                        Field.required(
                            "high", VALUES, "bound that the current stays below", "100 pA"),
                        interval()),
                    List.of())),
            "",
            "a uniformly distributed current, drawn for each neuron; `[low, high]` is its short"
                + " form",
            "[0 pA, 100 pA]"),
        Field.optional(
            "ou",
            Shapes.timed(
                List.of(
                    Field.optional("mean", VALUES, "0 pA", "mean", "200 pA"),
                    Field.required(
                        "std", VALUES, "standard deviation of the stationary process", "50 pA"),
                    Field.required("tau", VALUES, "correlation time", "5 ms")),
                List.of()),
            "",
            "an Ornstein-Uhlenbeck process, stationary from the beginning",
            "{mean: 200 pA, std: 50 pA, tau: 5 ms}"),
        Field.optional("file", file(), "", "a current read from a file", "current.csv"));
  }

  private static Shape poisson() {
    return Shapes.timed(
        List.of(
            Field.required("rate", VALUES, "mean rate of each neuron's train", "300 Hz"), weight()),
        List.of());
  }

  private static Field weight() {
    return Field.required(
        "weight",
        VALUES,
        "what a spike weighs: a conductance, current or voltage, as the receptor asks for",
        "6 nS");
  }

  private static Field amplitude(String doc) {
    return Field.required("amplitude", VALUES, doc, "200 pA");
  }

  private static Field interval() {
    return Field.optional(
        "interval",
        Shapes.gridTime(Bound.POSITIVE),
        "dt",
        "how long a draw holds; given, the physics does not depend on dt",
        "1 ms");
  }

  private static Shape constant() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.optional("value", VALUES, "", "the current", "200 pA"));
    fields.addAll(Shapes.distributions());
    List<String> kinds = new ArrayList<>(List.of("value"));
    kinds.addAll(Shapes.DISTRIBUTIONS);
    return Shapes.oneOf(
        Shapes.anyAmount(Bound.ANY),
        Shapes.list(Shapes.anyAmount(Bound.ANY)),
        Shapes.timed(fields, List.of(new Group("what current it is", kinds, true))));
  }

  private static Shape white() {
    return Shapes.timed(
        List.of(
            Field.optional("mean", VALUES, "0 pA", "mean", "200 pA"),
            Field.optional(
                "std",
                VALUES,
                "",
                "σ of τ_m dV = (μ − V) dt + σ √τ_m dW: √2 times the SD of the free membrane",
                "5 mV"),
            Field.optional(
                "intensity",
                VALUES,
                "",
                "the SD of each step's current is intensity / √dt",
                "100 pA*ms^0.5")),
        List.of(new Group("how strong the noise is", List.of("std", "intensity"), true)));
  }

  private static Shape file() {
    return Shapes.oneOf(
        Shapes.text(TextKind.FILE),
        Shapes.timed(
            List.of(
                Field.required(
                    "file",
                    Shapes.text(TextKind.FILE),
                    "a CSV file with a header line, the column t_ms and one column of current per"
                        + " neuron, or a NumPy array [step][neuron] (`.npy`); one column alone"
                        + " drives all neurons",
                    "current.csv"),
                Field.optional(
                    "unit", Shapes.text(TextKind.UNIT), "pA", "unit of its numbers", "nA"),
                Field.optional(
                    "interpolation",
                    Shapes.choice("none", "hold", "linear"),
                    "none",
                    "between rows: none wants a row for every step, hold keeps the row before,"
                        + " linear joins the two",
                    "linear"),
                Field.optional(
                    "sha256",
                    Shapes.text(TextKind.HASH),
                    "not checked",
                    "hash that the file must have",
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")),
            List.of()));
  }
}
