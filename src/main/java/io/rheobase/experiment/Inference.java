package io.rheobase.experiment;

import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which of some spike trains are connected to recorded neurons: what is looked at and how it is
 * tested.
 *
 * @param voltage where the voltages are
 * @param trains where the spike trains are
 * @param channel through which the voltages are seen
 * @param window samples that are seen, from the spike on, over which averages are taken
 * @param statistic of an average that is compared
 * @param baseline of its area
 * @param shuffles how many shuffled trains it is compared with
 * @param pValue how a probability is made of them
 * @param alpha up to which probability a train is found connected
 * @param correction of the probabilities over the trains of a neuron
 * @param fewest windows that are worth an average
 * @param truth what is known of the connections
 * @param averages how the averages are written
 * @param seed of the noise and the shuffles; empty for that of the simulation
 */
public record Inference(
    Voltage voltage,
    Trains trains,
    Channel channel,
    int window,
    Statistic statistic,
    Baseline baseline,
    int shuffles,
    PValue pValue,
    double alpha,
    Correction correction,
    int fewest,
    Truth truth,
    Averages averages,
    OptionalLong seed) {

  /** The names of the recorders that it looks at. */
  public List<String> recorders() {
    List<String> names = new ArrayList<>();
    if (voltage instanceof Voltage.Recorded recorded) {
      names.add(recorded.recorder());
    }
    if (trains instanceof Trains.Recorded recorded) {
      names.add(recorded.recorder());
    }
    return names;
  }

  /** Where voltages are. */
  public sealed interface Voltage {

    /** What a recorder of the run has written. */
    record Recorded(String recorder) implements Voltage {}

    /**
     * A recording from elsewhere.
     *
     * @param file a table with a column of times, or a NumPy array {@code [sample][neuron]}
     * @param neurons whose voltages it holds
     * @param start time of its first sample (ms)
     * @param interval from one sample to the next (ms)
     * @param samples their number
     * @param unit of its numbers
     */
    record FromFile(
        DataFile file,
        List<Column> neurons,
        BigDecimal start,
        BigDecimal interval,
        int samples,
        Unit unit)
        implements Voltage {
      public FromFile {
        neurons = List.copyOf(neurons);
      }
    }

    /**
     * Where the voltage of a neuron is.
     *
     * @param name of the column
     * @param index of the column in the file
     * @param population whose neuron it is
     * @param neuron its number
     */
    record Column(String name, int index, String population, int neuron) {}
  }

  /** Where spike trains are. */
  public sealed interface Trains {

    /**
     * What a recorder of the run has written.
     *
     * @param neurons whose trains are tested
     */
    record Recorded(String recorder, List<Target> neurons) implements Trains {
      public Recorded {
        neurons = List.copyOf(neurons);
      }
    }

    /**
     * Trains from elsewhere.
     *
     * @param name of the trains, which are numbered
     * @param spikes their samples, counted from the first of the voltage; some may lie outside
     */
    record FromFile(String name, SpikeTimes spikes) implements Trains {}
  }

  /**
   * A voltage-imaging channel.
   *
   * @param spikeHeight of a spike over rest (mV); NaN where there is no noise
   * @param spikeSnr by which it exceeds the noise's standard deviation; infinity for no noise
   * @param every samples of the recording from one that is seen to the next
   */
  public record Channel(double spikeHeight, double spikeSnr, int every) {

    /** A channel that sees the recording as it is. */
    public static final Channel NONE = new Channel(Double.NaN, Double.POSITIVE_INFINITY, 1);

    /** Standard deviation of the noise (mV). */
    public double noise() {
      return hasNoise() ? spikeHeight / spikeSnr : 0;
    }

    /** Whether there is noise. */
    public boolean hasNoise() {
      return spikeSnr < Double.POSITIVE_INFINITY;
    }
  }

  /** What is known of the connections. */
  public sealed interface Truth {

    /** Nothing. */
    record Unknown() implements Truth {}

    /** The connections of the experiment. */
    record Connections() implements Truth {}

    /**
     * A table.
     *
     * @param kinds {@code [train]}: what each train of this number is
     */
    record FromFile(DataFile file, List<Kind> kinds) implements Truth {
      public FromFile {
        kinds = List.copyOf(kinds);
      }
    }
  }

  /** What a train is to a recorded neuron. */
  public enum Kind {
    /** No synapse leads from it to the neuron. */
    UNCONNECTED("unconnected"),
    /** Its synapses depolarise the neuron. */
    EXCITATORY("excitatory"),
    /** Its synapses hyperpolarise the neuron, or hold it below threshold. */
    INHIBITORY("inhibitory");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Whether there is a synapse. */
    public boolean isConnected() {
      return this != UNCONNECTED;
    }

    /** The word in files. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** What of a spike-triggered average is compared with those of shuffled trains. */
  public enum Statistic {
    /** Its greatest value less its least (mV). A large one speaks for a connection. */
    PEAK_TO_PEAK("peak_to_peak"),
    /** Its mean over the window (mV). One far from that of shuffled trains, on either side. */
    MEAN("mean"),
    /**
     * The area between it and its baseline (mV·ms), positive where it lies above. One far from that
     * of shuffled trains, on either side.
     */
    AREA("area");

    private final String text;

    Statistic(String text) {
      this.text = text;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** From where the area of an average is taken, whose sign tells excitation from inhibition. */
  public enum Baseline {
    /** From what shuffled trains have in the mean. */
    SHUFFLES("shuffles"),
    /** From its own value at the spike, as first published: one sample with all of its noise. */
    SPIKE("spike");

    private final String text;

    Baseline(String text) {
      this.text = text;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** How a probability is made of the statistics of shuffled trains. */
  public enum PValue {
    /**
     * (b + 1)/(m + 1) for b of m shuffles that are as extreme or more: the test that keeps its
     * level (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585).
     */
    CORRECTED("corrected"),
    /** b/m for b of m shuffles that are more extreme, and 1/m where there is none. */
    PUBLISHED("published");

    private final String text;

    PValue(String text) {
      this.text = text;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** What becomes of the probabilities where many trains are tested. */
  public enum Correction {
    /** Each train stands for itself: of the unconnected ones, a share of α is found connected. */
    NONE("none"),
    /**
     * Of those found connected, a share of at most α is expected to be unconnected (Benjamini and
     * Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
     */
    BENJAMINI_HOCHBERG("benjamini_hochberg");

    private final String text;

    Correction(String text) {
      this.text = text;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** How averages are written. */
  public enum Averages {
    CSV("csv"),
    NPY("npy"),
    NONE("none");

    private final String text;

    Averages(String text) {
      this.text = text;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return text;
    }
  }
}
