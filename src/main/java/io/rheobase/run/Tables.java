package io.rheobase.run;

import io.rheobase.analysis.SpikeTrains;
import io.rheobase.params.Experiment;
import io.rheobase.params.PopulationSpec;
import io.rheobase.record.ResultFile;
import io.rheobase.record.TextChunk;
import java.io.IOException;
import java.util.List;

/** The files that are written once, at the end: rates.csv and summary.json. */
final class Tables {

  private static final int ROWS_A_WRITE = 1024;

  private final Experiment experiment;
  private final List<SpikeTrains> trains;
  private final double durationMs;

  /**
   * @param trains one per population
   * @param durationMs what was simulated (ms)
   */
  Tables(Experiment experiment, List<SpikeTrains> trains, double durationMs) {
    this.experiment = experiment;
    this.trains = List.copyOf(trains);
    this.durationMs = durationMs;
  }

  /** A row per neuron; what a neuron with too few spikes has not is left empty. */
  void rates(ResultFile file) throws IOException {
    file.write("population,neuron,spikes,rate_Hz,mean_interval_ms,cv_interval\n");
    TextChunk rows = new TextChunk();
    for (int p = 0; p < trains.size(); p++) {
      String population = experiment.populations().get(p).name();
      SpikeTrains train = trains.get(p);
      for (int neuron = 0; neuron < train.size(); neuron++) {
        rows.text(population)
            .character(',')
            .integer(neuron)
            .character(',')
            .integer(train.count(neuron))
            .character(',')
            .decimal(1000.0 * train.count(neuron) / durationMs);
        optional(rows, train.meanInterval(neuron, experiment.dt()));
        optional(rows, train.intervalVariation(neuron));
        rows.character('\n');
        if (neuron % ROWS_A_WRITE == ROWS_A_WRITE - 1) {
          file.write(rows);
          rows.clear();
        }
      }
    }
    file.write(rows);
  }

  private static void optional(TextChunk row, double value) {
    row.character(',');
    if (!Double.isNaN(value)) {
      row.decimal(value);
    }
  }

  /** What the run comes to, in numbers. */
  void summary(ResultFile file, long steps) throws IOException {
    file.write(
        Json.text(
            json -> {
              json.writeStartObject();
              json.writeNumberField("dt_ms", experiment.dt().doubleValue());
              json.writeNumberField("steps", steps);
              json.writeNumberField("duration_ms", durationMs);
              json.writeNumberField("seed", experiment.seed());
              json.writeArrayFieldStart("populations");
              for (int p = 0; p < trains.size(); p++) {
                PopulationSpec population = experiment.populations().get(p);
                RateSummary rates = RateSummary.of(trains.get(p), durationMs);
                json.writeStartObject();
                json.writeStringField("name", population.name());
                json.writeStringField("model", population.model().toString());
                json.writeNumberField("neurons", population.size());
                json.writeNumberField("spikes", rates.spikes());
                json.writeNumberField("mean_rate_Hz", rates.mean());
                json.writeNumberField("sd_rate_Hz", rates.sd());
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }
}
