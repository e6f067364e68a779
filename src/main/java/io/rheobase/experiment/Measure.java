package io.rheobase.experiment;

import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Something that every point of a sweep is measured by: a number, or some. */
public sealed interface Measure {

  /** What it is called. */
  String name();

  /**
   * The heads of its columns, with units: one for each number that it comes to.
   *
   * <p>These, and what they mean, stay what they are: they are how results are found again.
   */
  List<String> titles();

  /** Whether it counts: its numbers are whole. */
  default boolean isCount() {
    return false;
  }

  /** What it measures, in one text for one meaning; that of a recorder depends on the recorder. */
  String meaning();

  /**
   * The time that is measured: spikes after its start, variables from it on, both up to its stop.
   *
   * @param start ms
   * @param stop ms; nothing for the end of the run
   */
  record Span(BigDecimal start, Optional<BigDecimal> stop) {

    /** The whole run. */
    public static final Span WHOLE = new Span(BigDecimal.ZERO, Optional.empty());

    public Span {
      start = plain(start);
      stop = stop.map(Span::plain);
    }

    private static BigDecimal plain(BigDecimal time) {
      return time.signum() == 0 ? BigDecimal.ZERO : time.stripTrailingZeros();
    }

    String text() {
      return equals(WHOLE)
          ? ""
          : " from "
              + start.toPlainString()
              + " ms"
              + stop.map(time -> " to " + time.toPlainString() + " ms").orElse("");
    }
  }

  /** A number that the spikes of a population come to, without further options. */
  enum Statistic {
    SPIKES(""),
    RATE("Hz"),
    RATE_SD("Hz"),
    CV(""),
    FIRST_SPIKE("ms");

    private final String unit;

    Statistic(String unit) {
      this.unit = unit;
    }

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A number that the spikes of a population come to. */
  record Spiking(String name, String population, Span span, Statistic statistic)
      implements Measure {
    @Override
    public List<String> titles() {
      return List.of(title(name, statistic.unit));
    }

    @Override
    public boolean isCount() {
      return statistic == Statistic.SPIKES;
    }

    @Override
    public String meaning() {
      return statistic + " of " + population + span.text();
    }
  }

  /** Variance by mean of what is counted in equal stretches of time. */
  enum Counting {
    /** Spikes of each neuron; the mean over neurons. */
    FANO,
    /** Spikes of the population. */
    SYNCHRONY;

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Variance by mean of numbers of spikes.
   *
   * @param bin length of a stretch (ms)
   */
  record Dispersion(String name, String population, Span span, Counting counting, BigDecimal bin)
      implements Measure {

    public Dispersion {
      bin = bin.stripTrailingZeros();
    }

    @Override
    public List<String> titles() {
      return List.of(name);
    }

    @Override
    public String meaning() {
      return counting + " of " + population + " in " + bin.toPlainString() + " ms" + span.text();
    }
  }

  /** What is made of many values. */
  enum Reduction {
    MEAN,
    SD,
    MIN,
    MAX,
    LAST;

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Mean or standard deviation of a state variable over neurons and samples. */
  record Level(
      String name, String population, Span span, String variable, Unit unit, Reduction reduction)
      implements Measure {
    @Override
    public List<String> titles() {
      return List.of(title(name, unit.text()));
    }

    @Override
    public String meaning() {
      return reduction + " " + variable + " of " + population + span.text();
    }
  }

  /** What a histogram is made of. */
  enum Subject {
    VARIABLE,
    INTERVAL,
    RATE
  }

  /**
   * How many values fall into each of equal bins.
   *
   * @param variable the state variable, or the word for what else it is made of
   * @param low lower edge of the first bin
   * @param high upper edge of the last, which belongs to it
   * @param unit of the edges
   */
  record Histogram(
      String name,
      String population,
      Span span,
      Subject subject,
      String variable,
      int bins,
      double low,
      double high,
      Unit unit)
      implements Measure {
    @Override
    public List<String> titles() {
      return IntStream.range(0, bins)
          .mapToObj(i -> title(name + "_" + edge(i) + ".." + edge(i + 1), unit.text()))
          .toList();
    }

    @Override
    public boolean isCount() {
      return true;
    }

    private String edge(int i) {
      return unit.number(i == bins ? high : low + i * ((high - low) / bins));
    }

    @Override
    public String meaning() {
      return "histogram of "
          + variable
          + " of "
          + population
          + " in "
          + bins
          + " from "
          + unit.format(low)
          + " to "
          + unit.format(high)
          + span.text();
    }
  }

  /**
   * What a recorder records, reduced over time and neurons.
   *
   * @param recorder its name
   * @param variable the variable, where it records variables, else empty
   * @param unit of the number, empty where it has none
   * @param bins how many numbers it comes to; one but for histograms
   */
  record Recorded(
      String name, String recorder, String variable, String unit, Reduction reduction, int bins)
      implements Measure {
    @Override
    public List<String> titles() {
      return bins == 1
          ? List.of(title(name, unit))
          : IntStream.range(0, bins).mapToObj(bin -> name + "_" + bin).toList();
    }

    @Override
    public String meaning() {
      return reduction
          + " "
          + (variable.isEmpty() ? "" : variable + " ")
          + "of recorder "
          + recorder;
    }
  }

  /** A number that an inference comes to. */
  enum InferredNumber {
    FALSE_POSITIVE_RATE,
    TRUE_POSITIVE_RATE,
    TRUE_POSITIVE_RATE_EXCITATORY,
    TRUE_POSITIVE_RATE_INHIBITORY,
    AUC,
    FOUND_EXCITATORY,
    FOUND_INHIBITORY;

    /** The word in the parameter file. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A number that the inference of the file comes to, over all neurons that it looks at. */
  record Inferred(InferredNumber number) implements Measure {
    @Override
    public String name() {
      return number.toString();
    }

    @Override
    public List<String> titles() {
      return List.of(name());
    }

    @Override
    public boolean isCount() {
      return number == InferredNumber.FOUND_EXCITATORY || number == InferredNumber.FOUND_INHIBITORY;
    }

    @Override
    public String meaning() {
      return "inference " + number;
    }
  }

  private static String title(String name, String unit) {
    return unit.isEmpty() || unit.equals("1") ? name : name + "_" + unit;
  }
}
