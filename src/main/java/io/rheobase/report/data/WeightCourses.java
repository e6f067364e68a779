package io.rheobase.report.data;

import io.rheobase.experiment.Recorder;
import io.rheobase.npy.NpyRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a recording over time: some of them, and mean and standard deviation of all.
 *
 * @param t times (ms)
 * @param mean of all synapses, {@code [t]}
 * @param deviation of all synapses, {@code [t]}
 * @param some synapses' weights, {@code [synapse][t]}
 * @param first weights of all synapses at the first time
 * @param last weights of all synapses at the last time
 * @param unit of a weight
 */
public record WeightCourses(
    double[] t,
    double[] mean,
    double[] deviation,
    List<double[]> some,
    double[] first,
    double[] last,
    String unit) {

  private static final int SHOWN = 12;

  public WeightCourses {
    some = List.copyOf(some);
  }

  /** What is gathered row by row. */
  private static final class Gathered {
    private final Doubles t = new Doubles();
    private final Doubles mean = new Doubles();
    private final Doubles deviation = new Doubles();
    private final List<Doubles> some = new ArrayList<>();
    private double[] first = new double[0];
    private double[] last = new double[0];

    void row(double time, double[] weights) {
      if (t.size() == 0) {
        first = weights.clone();
        for (int i = 0; i < Math.min(SHOWN, weights.length); i++) {
          some.add(new Doubles());
        }
      }
      last = weights.clone();
      double sum = 0;
      double squares = 0;
      for (double weight : weights) {
        sum += weight;
        squares += weight * weight;
      }
      double average = sum / weights.length;
      t.add(time);
      mean.add(average);
      deviation.add(Math.sqrt(Math.max(0, squares / weights.length - average * average)));
      for (int i = 0; i < some.size(); i++) {
        some.get(i).add(weights[(int) ((long) i * weights.length / some.size())]);
      }
    }

    WeightCourses courses(String unit) {
      return new WeightCourses(
          t.array(),
          mean.array(),
          deviation.array(),
          some.stream().map(Doubles::array).toList(),
          first,
          last,
          unit);
    }
  }

  /** Reads a recording. */
  public static WeightCourses read(Run run, Recorder.Weights recorder) throws IOException {
    return recorder.format() == Recorder.Format.NPY ? npy(run, recorder) : csv(run, recorder);
  }

  private static WeightCourses csv(Run run, Recorder.Weights recorder) throws IOException {
    Gathered gathered = new Gathered();
    String unit = "";
    try (Bytes table = new Bytes(run.folder().resolve(recorder.name() + ".csv"))) {
      int columns = 0;
      if (table.hasRow()) {
        table.skip();
        while (!table.rowEnded()) {
          unit = table.text().replaceFirst("^.*](_|$)", "");
          columns++;
        }
      }
      double[] weights = new double[columns];
      while (columns > 0 && table.hasRow()) {
        double t = table.number();
        for (int i = 0; i < columns; i++) {
          weights[i] = table.number();
        }
        gathered.row(t, weights);
      }
    }
    return gathered.courses(unit);
  }

  private static WeightCourses npy(Run run, Recorder.Weights recorder) throws IOException {
    String name = recorder.name();
    Gathered gathered = new Gathered();
    String unit = "";
    try (Bytes table = new Bytes(run.folder().resolve(name + ".columns.csv"))) {
      table.hasRow();
      table.skipRow();
      if (table.hasRow()) {
        while (!table.rowEnded()) {
          unit = table.text();
        }
      }
    }
    try (NpyRows rows = new NpyRows(name + ".npy", run.folder().resolve(name + ".npy"));
        NpyRows times = new NpyRows(name + ".t_ms.npy", run.folder().resolve(name + ".t_ms.npy"))) {
      double[] weights = new double[rows.columns()];
      double[] t = new double[1];
      while (weights.length > 0 && times.next(t, 0) && rows.next(weights, 0)) {
        gathered.row(t[0], weights);
      }
    }
    return gathered.courses(unit);
  }
}
