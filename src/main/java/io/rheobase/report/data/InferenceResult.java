package io.rheobase.report.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.rheobase.npy.NpyRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an inference of connections left: the averages behind the spikes of each train, and how well
 * it found what is known.
 *
 * @param t time behind a spike (ms); empty where no averages were kept
 * @param trains that were tested
 * @param alpha below which a probability counts as low; NaN where it is not told
 * @param characteristic where the truth is known
 */
public record InferenceResult(
    double[] t, List<Train> trains, double alpha, Optional<Characteristic> characteristic) {

  private static final String AVERAGES = "inference.averages";
  private static final String TRAINS = "inference.csv";
  private static final String CHARACTERISTIC = "inference.roc.csv";
  private static final String SUMMARY = "inference.json";
  private static final String FALSE_POSITIVE = "false_positive_rate";
  private static final String TRUE_POSITIVE = "true_positive_rate";
  private static final String MEAN = ".shuffled_mean";
  private static final String SD = ".shuffled_sd";

  public InferenceResult {
    trains = List.copyOf(trains);
  }

  /**
   * A train.
   *
   * @param name population and number; that of the neuron before it where there are several
   * @param p its probability, corrected where that was asked for; NaN where it was not tested
   * @param found what it was found to be; empty where it was not tested
   * @param truth what it is; empty where that is not known
   * @param average of the voltage behind its spikes (mV), {@code [t]}; empty where it is not kept
   * @param shuffledMean mean of the averages of shuffled trains; empty where there were none
   * @param shuffledSd their standard deviation; as many
   */
  public record Train(
      String name,
      double p,
      String found,
      String truth,
      double[] average,
      double[] shuffledMean,
      double[] shuffledSd) {}

  /**
   * The receiver operating characteristic.
   *
   * @param falsePositive rates, {@code [point]}
   * @param curves that of all connected trains, then those of each kind that occurs
   */
  public record Characteristic(double[] falsePositive, List<Detection> curves) {}

  /**
   * A curve of the characteristic.
   *
   * @param kind of the trains
   * @param truePositive rates among them, {@code [point]}
   * @param area below the curve; NaN where it is not told
   */
  public record Detection(String kind, double[] truePositive, double area) {}

  /** Whether a folder holds one. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(TRAINS))
        && Files.isRegularFile(folder.resolve(SUMMARY));
  }

  /** Reads it. */
  public static InferenceResult read(Path folder) throws IOException {
    Map<String, double[]> columns = new LinkedHashMap<>();
    if (Files.isRegularFile(folder.resolve(AVERAGES + ".csv"))) {
      table(folder.resolve(AVERAGES + ".csv"), columns);
    } else if (Files.isRegularFile(folder.resolve(AVERAGES + ".npy"))) {
      array(folder, columns);
    }
    Map<String, Double> summary = numbers(folder.resolve(SUMMARY));
    Map<String, double[]> curve = new LinkedHashMap<>();
    if (Files.isRegularFile(folder.resolve(CHARACTERISTIC))) {
      table(folder.resolve(CHARACTERISTIC), curve);
    }
    return new InferenceResult(
        columns.getOrDefault("t_ms", new double[0]),
        trains(folder.resolve(TRAINS), columns),
        summary.getOrDefault("alpha", Double.NaN),
        curve.containsKey(FALSE_POSITIVE)
            ? Optional.of(characteristic(curve, summary))
            : Optional.empty());
  }

  private static Characteristic characteristic(
      Map<String, double[]> curve, Map<String, Double> summary) {
    List<Detection> curves = new ArrayList<>();
    for (String kind : List.of("connected", "excitatory", "inhibitory")) {
      String ending = kind.equals("connected") ? "" : "_" + kind;
      double[] rates = curve.getOrDefault(TRUE_POSITIVE + ending, new double[0]);
      if (Arrays.stream(rates).anyMatch(rate -> !Double.isNaN(rate))) {
        curves.add(new Detection(kind, rates, summary.getOrDefault("auc" + ending, Double.NaN)));
      }
    }
    return new Characteristic(curve.get(FALSE_POSITIVE), curves);
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

  private static List<Train> trains(Path file, Map<String, double[]> averages) throws IOException {
    double[] none = new double[0];
    List<NamedCsvRecord> rows = new ArrayList<>();
    Set<String> neurons = new HashSet<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : csv) {
        rows.add(row);
        neurons.add(neuron(row));
      }
    }
    List<Train> trains = new ArrayList<>();
    for (NamedCsvRecord row : rows) {
      String train = row.getField("train_population") + "[" + row.getField("train_neuron") + "]";
      String name = neurons.size() > 1 ? neuron(row) + ":" + train : train;
      String p = row.getField("p_adjusted");
      trains.add(
          new Train(
              name,
              p.isEmpty() ? Double.NaN : Double.parseDouble(p),
              row.getField("found"),
              row.getField("truth"),
              averages.getOrDefault(name, none),
              averages.getOrDefault(name + MEAN, none),
              averages.getOrDefault(name + SD, none)));
    }
    return trains;
  }

  private static String neuron(NamedCsvRecord row) {
    return row.getField("population") + "[" + row.getField("neuron") + "]";
  }

  /** The numbers that a summary tells, by their names. */
  private static Map<String, Double> numbers(Path file) throws IOException {
    Map<String, Double> numbers = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken().isNumeric()) {
          numbers.put(name, json.getDoubleValue());
        }
        json.skipChildren();
      }
    }
    return numbers;
  }
}
