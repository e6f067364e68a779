package io.rheobase.infer;

import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Averages;
import io.rheobase.record.ResultFile;
import io.rheobase.record.StepTime;
import io.rheobase.record.TextChunk;
import io.rheobase.run.Analysis;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of an inference: a row for each train, the averages, the characteristic, the summary.
 */
final class InferenceFiles {

  private static final String TRAINS = "inference.csv";
  private static final String AVERAGES = "inference.averages";
  private static final String CHARACTERISTIC = "inference.roc.csv";
  private static final String SUMMARY = "inference.json";

  private final Inference inference;
  private final BigDecimal interval;
  private final long seed;

  /**
   * @param interval from one sample that is seen to the next (ms)
   * @param seed of the noise and the shuffles
   */
  InferenceFiles(Inference inference, BigDecimal interval, long seed) {
    this.inference = inference;
    this.seed = seed;
    this.interval = interval;
  }

  /** Their names. */
  static List<String> names(Inference inference) {
    List<String> names = new ArrayList<>(List.of(TRAINS));
    if (inference.averages() != Averages.NONE) {
      names.addAll(AverageTable.names(AVERAGES, inference.averages()));
    }
    if (isKnown(inference)) {
      names.add(CHARACTERISTIC);
    }
    names.add(SUMMARY);
    return names;
  }

  private static boolean isKnown(Inference inference) {
    return !(inference.truth() instanceof Inference.Truth.Unknown);
  }

  void write(List<NeuronResult> results, Analysis.Files files) throws IOException {
    trains(results, files.create(TRAINS));
    if (inference.averages() != Averages.NONE) {
      new AverageTable(results, inference.window(), new StepTime(interval))
          .write(AVERAGES, inference.averages(), files);
    }
    if (isKnown(inference)) {
      characteristic(results, files.create(CHARACTERISTIC));
    }
    files
        .create(SUMMARY)
        .write(new InferenceSummary(inference, interval.doubleValue(), seed, results).json());
  }

  private static void characteristic(List<NeuronResult> results, ResultFile file)
      throws IOException {
    file.write(
        "alpha,false_positive_rate,true_positive_rate,true_positive_rate_excitatory,"
            + "true_positive_rate_inhibitory\n");
    TextChunk rows = new TextChunk();
    List<TrainResult> trains = results.stream().flatMap(n -> n.trains().stream()).toList();
    for (Performance.Point point : Evaluation.of(trains).characteristic()) {
      rows.decimal(point.alpha());
      optional(rows, point.rates().falsePositive());
      optional(rows, point.rates().truePositive());
      optional(rows, point.rates().excitatory());
      optional(rows, point.rates().inhibitory());
      rows.character('\n');
    }
    file.write(rows);
  }

  private void trains(List<NeuronResult> results, ResultFile file) throws IOException {
    file.write(
        "population,neuron,train_population,train_neuron,spikes,windows,statistic,"
            + "shuffled_statistic,p,p_adjusted,area_mV_ms,found,truth,note\n");
    TextChunk rows = new TextChunk();
    for (NeuronResult neuron : results) {
      for (TrainResult train : neuron.trains()) {
        row(rows, neuron, train);
      }
    }
    file.write(rows);
  }

  private static void row(TextChunk row, NeuronResult neuron, TrainResult result) {
    row.text(neuron.population()).character(',').integer(neuron.neuron());
    row.character(',').text(result.train().population());
    row.character(',').integer(result.train().neuron());
    row.character(',').integer(result.train().spikes());
    row.character(',').integer(result.test().windows());
    optional(row, result.test().statistic());
    optional(row, result.test().shuffledStatistic());
    optional(row, result.test().p());
    optional(row, result.adjusted());
    optional(row, result.test().area());
    row.character(',').text(result.test().isTested() ? result.found().toString() : "");
    row.character(',').text(result.truth().map(Inference.Kind::toString).orElse(""));
    row.character(',').text(result.note()).character('\n');
  }

  private static void optional(TextChunk row, double value) {
    row.character(',');
    if (!Double.isNaN(value)) {
      row.decimal(value);
    }
  }
}
