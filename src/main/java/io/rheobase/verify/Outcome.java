package io.rheobase.verify;

import io.rheobase.analysis.PowerSpectrum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The result of a run, read from its files.
 *
 * @param folder where they are
 */
public record Outcome(Path folder) {

  private static final double MS_PER_S = 1000;

  /**
   * The firing of some neurons as rates.csv has it.
   *
   * @param spikes of each neuron
   * @param rate of each neuron (Hz)
   * @param interval mean interval of each neuron (ms); NaN for fewer than two spikes
   * @param variation coefficient of variation of each neuron's intervals; NaN for fewer than three
   */
  public record Firing(int[] spikes, double[] rate, double[] interval, double[] variation) {

    /** The coefficient of variation of each neuron with so many spikes at least, NaN of others. */
    DoubleStream variationOf(int fewest) {
      return IntStream.range(0, spikes.length)
          .mapToDouble(i -> spikes[i] < fewest ? Double.NaN : variation[i]);
    }
  }

  /** The firing of a population, over the whole run. */
  public Firing firing(String population) {
    List<String[]> rows =
        rows("rates.csv").stream().filter(row -> row[0].equals(population)).toList();
    return new Firing(
        rows.stream().mapToInt(row -> Integer.parseInt(row[2])).toArray(),
        column(rows, 3),
        column(rows, 4),
        column(rows, 5));
  }

  /**
   * The rate of each of the first neurons of a population in a window, from spikes.csv (Hz).
   *
   * @param neurons how many
   * @param from where the window begins (ms), not of it
   * @param to where it ends (ms)
   */
  public double[] rates(String population, int neurons, double from, double to) {
    double[] rates = new double[neurons];
    for (String[] row : rows("spikes.csv")) {
      double time = Double.parseDouble(row[0]);
      if (row[1].equals(population) && time > from && time <= to) {
        rates[Integer.parseInt(row[2])] += MS_PER_S / (to - from);
      }
    }
    return rates;
  }

  /**
   * The values of a column, from a time on.
   *
   * @param file a table whose first column is {@code t_ms}
   * @param column which, by its name
   * @param from the first time taken (ms)
   */
  public double[] series(String file, String column, double from) {
    List<String> lines = lines(file);
    int index = List.of(lines.get(0).split(",")).indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(file + " has no column " + column);
    }
    return lines.stream()
        .skip(1)
        .map(line -> line.split(","))
        .filter(row -> Double.parseDouble(row[0]) >= from)
        .mapToDouble(row -> Double.parseDouble(row[index]))
        .toArray();
  }

  /** A table's columns behind the first, {@code [column][row]}, from a time on (ms). */
  public double[][] columns(String file, double from) {
    List<String[]> rows =
        rows(file).stream().filter(row -> Double.parseDouble(row[0]) >= from).toList();
    return IntStream.range(1, rows.get(0).length)
        .mapToObj(c -> column(rows, c))
        .toArray(double[][]::new);
  }

  /**
   * The frequency within a band at which a signal has most power.
   *
   * @param signal evenly sampled
   * @param everyMs distance of two samples (ms)
   * @param window of the spectrum, a power of two (samples)
   * @param low lower end of the band (Hz)
   * @param high upper end of the band (Hz)
   * @return the frequency (Hz)
   */
  static double peak(double[] signal, double everyMs, int window, double low, double high) {
    PowerSpectrum spectrum = PowerSpectrum.of(signal, everyMs, window);
    double peak = Double.NaN;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < spectrum.frequency().length; i++) {
      double frequency = spectrum.frequency()[i];
      if (frequency >= low && frequency <= high && spectrum.power()[i] > most) {
        most = spectrum.power()[i];
        peak = frequency;
      }
    }
    return peak;
  }

  /**
   * The mean power of a population rate within a band by that of as many independent Poisson
   * neurons of the same rate, which is 2·rate/neurons at every frequency.
   *
   * @param rate of the population (Hz), evenly sampled
   * @param everyMs distance of two samples (ms)
   * @param window of the spectrum, a power of two (samples)
   */
  static double powerByShotNoise(
      double[] rate, double everyMs, int window, int neurons, double low, double high) {
    PowerSpectrum spectrum = PowerSpectrum.of(rate, everyMs, window);
    double power =
        IntStream.range(0, spectrum.frequency().length)
            .filter(i -> spectrum.frequency()[i] >= low && spectrum.frequency()[i] <= high)
            .mapToDouble(i -> spectrum.power()[i])
            .average()
            .orElse(Double.NaN);
    double mean = DoubleStream.of(rate).average().orElse(Double.NaN);
    return power / (2 * mean / neurons);
  }

  private static double[] column(List<String[]> rows, int index) {
    return rows.stream()
        .mapToDouble(
            row ->
                row.length <= index || row[index].isEmpty()
                    ? Double.NaN
                    : Double.parseDouble(row[index]))
        .toArray();
  }

  private List<String[]> rows(String file) {
    return lines(file).stream().skip(1).map(line -> line.split(",")).toList();
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(folder.resolve(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
