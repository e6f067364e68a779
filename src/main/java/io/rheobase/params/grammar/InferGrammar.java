package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.Group;
import io.rheobase.params.grammar.Shape.TextKind;
import io.rheobase.units.Dimension;
import java.util.ArrayList;
import java.util.List;

/** The block {@code infer}. */
final class InferGrammar {

  private InferGrammar() {}

  static Shape block() {
    return Shapes.keys(
        Field.required(
            "voltage",
            Shapes.oneOf(Shapes.text(TextKind.RECORDER), voltageFile()),
            "the recorder that holds V of the neurons whose connections are sought, as csv or npy;"
                + " or, in a file without a simulation, the file that does",
            "voltages"),
        Field.required(
            "trains", trains(), "the spike trains that may be connected", "{spikes: sources}"),
        Field.optional(
            "imaging",
            Shapes.keys(
                Field.optional(
                    "spike_SNR",
                    Shapes.amount(Dimension.NONE, Bound.POSITIVE),
                    "no noise",
                    "height of a spike over the standard deviation of the white noise on each"
                        + " sample",
                    "20"),
                Field.optional(
                    "spike_height",
                    Shapes.amount(Dimension.VOLTAGE, Bound.POSITIVE),
                    "V_peak − V_r, or V_peak − E_L, of the recorded neurons",
                    "height of a spike over rest",
                    "95 mV"),
                Field.optional(
                    "sampling_rate",
                    Shapes.amount(Dimension.FREQUENCY, Bound.POSITIVE),
                    "every sample of the recorder",
                    "samples that are seen in a second; the recorder's own are a multiple of them",
                    "1 kHz")),
            "the recording as it is",
            "a voltage-imaging channel through which the voltages are seen",
            "{spike_SNR: 20}"),
        Field.optional(
            "window",
            Shapes.amount(Dimension.TIME, Bound.POSITIVE),
            "100 ms",
            "how long behind a spike the voltage is averaged; a multiple of the time from one"
                + " sample that is seen to the next",
            "100 ms"),
        Field.optional(
            "statistic",
            Shapes.choice("peak_to_peak", "mean", "area"),
            "peak_to_peak",
            "what of an average is compared: its greatest value less its least; its mean; or the"
                + " area between it and its baseline, the last two on either side",
            "mean"),
        Field.optional(
            "baseline",
            Shapes.choice("shuffles", "spike"),
            "shuffles",
            "from where the area of an average is taken, whose sign tells excitation from"
                + " inhibition: from what shuffled trains have in the mean; or from its own value"
                + " at the spike, as first published",
            "spike"),
        Field.optional(
            "shuffles",
            new Shape.Whole(1, 1_000_000),
            "100",
            "how many trains with shuffled intervals each train is compared with",
            "1000"),
        Field.optional(
            "p_value",
            Shapes.choice("corrected", "published"),
            "corrected",
            "probability for b of m shuffles that exceed the train: (b + 1)/(m + 1); or b/m and 1/m"
                + " where there is none, as first published",
            "published"),
        Field.optional(
            "alpha",
            Shapes.amount(Dimension.NONE, Bound.POSITIVE),
            "0.05",
            "up to which probability a train is found connected; at most 1",
            "0.01"),
        Field.optional(
            "correction",
            Shapes.choice("none", "benjamini_hochberg"),
            "none",
            "correction of the probabilities over the trains of a neuron: none, so that of the"
                + " unconnected ones a share of alpha is found; or Benjamini and Hochberg's, so that"
                + " of those found a share of alpha is unconnected",
            "benjamini_hochberg"),
        Field.optional(
            "fewest_spikes",
            new Shape.Whole(1, Integer.MAX_VALUE),
            "10",
            "a train with fewer windows within the recording is not tested",
            "100"),
        Field.optional(
            "truth",
            Shapes.oneOf(
                Shapes.choice("connections", "unknown"),
                Shapes.keys(
                    Field.required(
                        "file",
                        Shapes.text(TextKind.FILE),
                        "a CSV file with a row for each train, in order: its number, its kind"
                            + " (excitatory, inhibitory or unconnected) and, in a column connected,"
                            + " 0 where it is not connected after all",
                        "inputs.csv"),
                    Shapes.hash())),
            "connections where the file has them",
            "what the result is held against: the connections of the file, a table, or nothing",
            "unknown"),
        Field.optional(
            "averages",
            Shapes.choice("csv", "npy", "none"),
            "csv",
            "how the averages with the spread of the shuffled ones are written",
            "npy"),
        Field.optional(
            "seed",
            new Shape.Whole(0, Long.MAX_VALUE),
            "that of the simulation",
            "seed of the noise and the shuffles",
            "1"));
  }

  private static Shape trains() {
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.optional(
            "spikes",
            Shapes.target(),
            "",
            "neurons whose recorded spikes are the trains",
            "{sources: 0..29}"));
    Shapes.spikeTimes().stream()
        .filter(field -> !field.key().equals("times") && !field.key().equals("file"))
        .forEach(fields::add);
    fields.add(
        1,
        Field.optional(
            "file",
            Shapes.text(TextKind.FILE),
            "",
            "a CSV file with the columns t_ms and neuron, a NumPy array [spike][2] of time and"
                + " neuron (`.npy`), or a SONATA spike file (`.h5`)",
            "spikes.csv"));
    return new Shape.Keys(
        fields, List.of(new Group("where the trains are", List.of("spikes", "file"), true)));
  }

  private static Shape voltageFile() {
    return Shapes.keys(
        Field.required(
            "file",
            Shapes.text(TextKind.FILE),
            "a CSV file with the column t_ms, equally spaced, and a column for each neuron; or a"
                + " NumPy array [sample][neuron] or [sample] (`.npy`)",
            "voltage.csv"),
        Field.optional(
            "column",
            Shapes.text(TextKind.COLUMN),
            "all of them",
            "the only column of a CSV file that is looked at",
            "V_0"),
        Field.optional(
            "interval",
            Shapes.amount(Dimension.TIME, Bound.POSITIVE),
            "that of the column t_ms",
            "time between two samples, which an array does not tell",
            "0.1 ms"),
        Field.optional("unit", Shapes.text(TextKind.UNIT), "mV", "unit of the voltages", "V"),
        Shapes.hash());
  }
}
