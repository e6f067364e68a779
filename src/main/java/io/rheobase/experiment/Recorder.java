package io.rheobase.experiment;

import io.rheobase.units.Unit;
import java.util.List;

/** Something that is recorded; its name is the name of its file. */
public sealed interface Recorder {

  /** Its name in the file. */
  String name();

  /** The neurons that are recorded; none where connections are. */
  List<Target> of();

  /**
   * Every spike: time, population, neuron.
   *
   * @param format csv or sonata
   */
  record Spikes(String name, List<Target> of, Format format) implements Recorder {
    public Spikes {
      of = List.copyOf(of);
    }
  }

  /**
   * State variables over time.
   *
   * @param variables their names
   * @param every steps between two samples
   * @param window samples from its start to its stop, both included
   * @param format of the file
   * @param spike what is shown at the sample of a spike
   */
  record Variables(
      String name,
      List<Target> of,
      List<String> variables,
      long every,
      Window window,
      Format format,
      SpikeSample spike)
      implements Recorder {

    /** The name of the total current into a neuron, which is recorded like a variable. */
    public static final String INPUT = "I";

    public Variables {
      of = List.copyOf(of);
      variables = List.copyOf(variables);
    }

    /** Samples that are recorded. */
    public long samples() {
      return window.steps() / every + 1;
    }
  }

  /**
   * The mean rate of all recorded neurons in successive bins (Hz).
   *
   * @param bin steps of a bin
   */
  record PopulationRate(String name, List<Target> of, long bin) implements Recorder {
    public PopulationRate {
      of = List.copyOf(of);
    }
  }

  /**
   * How a state variable is distributed over neurons at some samples.
   *
   * @param variable its name
   * @param bins number of bins
   * @param low the lower edge of the first bin; NaN, with high, for the range of the values
   * @param high the upper edge of the last
   * @param at the samples
   * @param unit of the edges
   */
  record Histogram(
      String name,
      List<Target> of,
      String variable,
      int bins,
      double low,
      double high,
      List<Long> at,
      Unit unit)
      implements Recorder {
    public Histogram {
      of = List.copyOf(of);
      at = List.copyOf(at);
    }
  }

  /**
   * All synapses, with their weights and delays, as they are at the beginning.
   *
   * @param connections their names
   * @param format csv, npz, csc or sonata
   */
  record Connections(String name, List<String> connections, Format format) implements Recorder {
    public Connections {
      connections = List.copyOf(connections);
    }

    /** The name of its file. */
    public String fileName() {
      return switch (format) {
        case SONATA -> name + ".h5";
        case CSC -> name + ".npz";
        default -> name + "." + format;
      };
    }

    @Override
    public List<Target> of() {
      return List.of();
    }
  }

  /**
   * The weights of synapses over time.
   *
   * @param connections their names
   * @param first how many synapses of each are recorded; {@link Long#MAX_VALUE} for all
   * @param every steps between two samples
   * @param window samples from its start to its stop, both included
   * @param format csv or npy
   */
  record Weights(
      String name, List<String> connections, long first, long every, Window window, Format format)
      implements Recorder {

    public Weights {
      connections = List.copyOf(connections);
    }

    @Override
    public List<Target> of() {
      return List.of();
    }

    /** Samples that are recorded. */
    public long samples() {
      return window.steps() / every + 1;
    }
  }

  /** How a recording is written. */
  enum Format {
    CSV("csv"),
    NPY("npy"),
    NPZ("npz"),
    /** A sparse matrix by columns. */
    CSC("csc"),
    SONATA("sonata");

    private final String text;

    Format(String text) {
      this.text = text;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** What a trace shows at the sample of a spike; the dynamics do not depend on it. */
  enum SpikeSample {
    /** The model's V_peak. */
    V_PEAK("V_peak"),
    /** The value after the reset. */
    RESET("reset"),
    /** The value that crossed the threshold. */
    VALUE("value");

    private final String text;

    SpikeSample(String text) {
      this.text = text;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return text;
    }
  }
}
