package io.rheobase.verify;

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

  /** The spikes of each of the first neurons of a population in the order of time (ms). */
  public double[][] spikes(String population, int neurons) {
    List<DoubleStream.Builder> trains =
        IntStream.range(0, neurons).mapToObj(i -> DoubleStream.builder()).toList();
    for (String[] row : rows("spikes.csv")) {
      if (row[1].equals(population)) {
        trains.get(Integer.parseInt(row[2])).add(Double.parseDouble(row[0]));
      }
    }
    return trains.stream().map(train -> train.build().toArray()).toArray(double[][]::new);
  }

  /** Source and target of every synapse in a file of connections. */
  public int[][] synapses(String file) {
    return rows(file).stream()
        .map(row -> new int[] {Integer.parseInt(row[1]), Integer.parseInt(row[3])})
        .toArray(int[][]::new);
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
