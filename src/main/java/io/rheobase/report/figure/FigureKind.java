package io.rheobase.report.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of figures. */
public enum FigureKind {
  TRACES("traces", "recorded variables over time, spikes marked"),
  RASTER("raster", "every spike: time against neuron"),
  RATE("rate", "the mean rate of populations over time"),
  HISTOGRAM("histogram", "a variable over neurons at given times"),
  PARAMETERS("parameters", "refractory periods and other values that differ between neurons"),
  INTERVALS("intervals", "the intervals between spikes, and their CV"),
  RATES("rates", "the rates of neurons"),
  F_I("f-I", "rate against constant current"),
  I_O("I-O", "rate against the mean of a noisy current, with error bars"),
  STA("sta", "the average around spikes: of a recorded current, or of the voltage of an inference"),
  PHASE("phase", "the phase plane of a model of two variables, with nullclines"),
  SPECTRUM("spectrum", "the power spectrum of the population rate"),
  MATRIX("matrix", "the weights of recorded connections, source against target"),
  WEIGHTS("weights", "recorded weights over time"),
  P_VALUES("p-values", "how likely each train of an inference is without a connection"),
  ROC("roc", "how well an inference finds what is known"),
  HEATMAP("heatmap", "a sweep's measure over two addresses, as colours"),
  LINES("lines", "a sweep's measure over an address, a line for each value of another");

  private final String text;
  private final String description;

  FigureKind(String text, String description) {
    this.text = text;
    this.description = description;
  }

  /** Its name. */
  public String text() {
    return text;
  }

  /** What it shows, in a few words. */
  public String description() {
    return description;
  }

  /** The names of all. */
  public static List<String> names() {
    return Arrays.stream(values()).map(FigureKind::text).toList();
  }

  /** A kind by its name, upper or lower case. */
  public static Optional<FigureKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.text.equalsIgnoreCase(name)).findFirst();
  }
}
