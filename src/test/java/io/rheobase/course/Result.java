package io.rheobase.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An output folder as a reader sees it.
 *
 * @param folder where it is
 */
public record Result(Path folder) {
  /**
   * A row of spikes.csv.
   *
   * @param time as written (ms)
   * @param neuron index
   */
  public record Spike(String time, int neuron) {}

  /** The lines of a file. */
  public List<String> lines(String name) {
    return linesOf(folder.resolve(name));
  }

  /** V, {@code [sample][column]} (mV). */
  public double[][] voltages() {
    return columns(folder.resolve("voltages.csv"));
  }

  /** V of one column, {@code [sample]} (mV). */
  public double[] voltage(int column) {
    return Stream.of(voltages()).mapToDouble(row -> row[column]).toArray();
  }

  /** The times of voltages.csv, as written. */
  public List<String> times() {
    return lines("voltages.csv").stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  /** All spikes, in the order of the file. */
  public List<Spike> spikes() {
    return lines("spikes.csv").stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(fields -> new Spike(fields[0], Integer.parseInt(fields[2])))
        .toList();
  }

  /** The spike times of one neuron, as written (ms). */
  public List<String> spikeTimes(int neuron) {
    return spikes().stream().filter(s -> s.neuron() == neuron).map(Spike::time).toList();
  }

  /** SHA-256 by name of the data files: neither manifest nor report, nor figures. */
  public Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    for (String name : names()) {
      if (!name.matches("manifest\\.json|.*\\.(png|svg|html)")) {
        hashes.put(name, sha256(folder.resolve(name)));
      }
    }
    return hashes;
  }

  /** The names of all that is in the folder, sorted. */
  public List<String> names() {
    try (Stream<Path> content = Files.list(folder)) {
      return content.map(path -> path.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of a CSV file behind its header and first column, {@code [row][column]}. */
  public static double[][] columns(Path csv) {
    return linesOf(csv).stream()
        .skip(1)
        .map(line -> Stream.of(line.split(",")).skip(1).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  private static List<String> linesOf(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The SHA-256 of a file, in hexadecimal. */
  public static String sha256(Path path) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
