package io.rheobase.report.data;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.rheobase.npy.NpyRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an inference of connections left: the averages behind the spikes of each train, and how well
 * it found what is known.
 *
 * @param t time behind a spike (ms)
 * @param trains that were tested
 * @param falsePositive rates of the characteristic; empty where the truth is not known
 * @param truePositive as many
 */
public record InferenceResult(
    double[] t, List<Train> trains, double[] falsePositive, double[] truePositive) {

  private static final String AVERAGES = "inference.averages";
  private static final String TRAINS = "inference.csv";
  private static final String CHARACTERISTIC = "inference.roc.csv";
  private static final String MEAN = ".shuffled_mean";
  private static final String SD = ".shuffled_sd";

  public InferenceResult {
    trains = List.copyOf(trains);
  }

  /**
   * A train.
   *
   * @param name population and number
   * @param found what it was found to be
   * @param average of the voltage behind its spikes (mV), {@code [t]}
   * @param shuffledMean mean of the averages of shuffled trains; empty where there were none
   * @param shuffledSd their standard deviation; as many
   */
  public record Train(
      String name, String found, double[] average, double[] shuffledMean, double[] shuffledSd) {}

  /** Whether a folder holds one. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(TRAINS));
  }

  /** Reads it. */
  public static InferenceResult read(Path folder) throws IOException {
    Map<String, double[]> columns = new LinkedHashMap<>();
    if (Files.isRegularFile(folder.resolve(AVERAGES + ".csv"))) {
      table(folder.resolve(AVERAGES + ".csv"), columns);
    } else if (Files.isRegularFile(folder.resolve(AVERAGES + ".npy"))) {
      array(folder, columns);
    }
    Map<String, String> found = found(folder.resolve(TRAINS));
    List<Train> trains = new ArrayList<>();
    double[] none = new double[0];
    columns.forEach(
        (name, values) -> {
          if (!name.equals("t_ms") && !name.endsWith(MEAN) && !name.endsWith(SD)) {
            trains.add(
                new Train(
                    name,
                    found.getOrDefault(name, ""),
                    values,
                    columns.getOrDefault(name + MEAN, none),
                    columns.getOrDefault(name + SD, none)));
          }
        });
    Map<String, double[]> characteristic = new LinkedHashMap<>();
    if (Files.isRegularFile(folder.resolve(CHARACTERISTIC))) {
      table(folder.resolve(CHARACTERISTIC), characteristic);
    }
    return new InferenceResult(
        columns.getOrDefault("t_ms", none),
        trains,
        characteristic.getOrDefault("false_positive_rate", none),
        characteristic.getOrDefault("true_positive_rate", none));
  }

  private static void table(Path file, Map<String, double[]> columns) throws IOException {
    try (Bytes table = new Bytes(file)) {
      List<String> names = new ArrayList<>();
      List<Doubles> values = new ArrayList<>();
      if (table.hasRow()) {
        do {
          names.add(table.text());
          values.add(new Doubles());
        } while (!table.rowEnded());
      }
      while (table.hasRow()) {
        for (Doubles column : values) {
          column.add(table.number());
        }
      }
      for (int i = 0; i < names.size(); i++) {
        columns.put(names.get(i), values.get(i).array());
      }
    }
  }

  private static void array(Path folder, Map<String, double[]> columns) throws IOException {
    List<String> names = new ArrayList<>();
    try (Bytes table = new Bytes(folder.resolve(AVERAGES + ".columns.csv"))) {
      table.hasRow();
      table.skipRow();
      while (table.hasRow()) {
        table.skip();
        names.add(table.text());
      }
    }
    String array = AVERAGES + ".npy";
    String times = AVERAGES + ".t_ms.npy";
    try (NpyRows rows = new NpyRows(array, folder.resolve(array));
        NpyRows t = new NpyRows(times, folder.resolve(times))) {
      int count = (int) rows.rows();
      double[] row = new double[rows.columns()];
      double[] time = new double[1];
      columns.put("t_ms", new double[count]);
      names.forEach(name -> columns.put(name, new double[count]));
      for (int i = 0; i < count && rows.next(row, 0) && t.next(time, 0); i++) {
        columns.get("t_ms")[i] = time[0];
        for (int column = 0; column < row.length; column++) {
          columns.get(names.get(column))[i] = row[column];
        }
      }
    }
  }

  /** What each train was found to be, by its name, and by that with the neuron's before it. */
  private static Map<String, String> found(Path file) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        String train = row.getField("train_population") + "[" + row.getField("train_neuron") + "]";
        String neuron = row.getField("population") + "[" + row.getField("neuron") + "]";
        found.put(train, row.getField("found"));
        found.put(neuron + ":" + train, row.getField("found"));
      }
    }
    return found;
  }
}
