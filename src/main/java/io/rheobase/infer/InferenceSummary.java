package io.rheobase.infer;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Kind;
import io.rheobase.run.Json;
import java.io.IOException;
import java.util.List;

/** What an inference comes to, in numbers. */
final class InferenceSummary {

  private final Inference inference;
  private final double interval;
  private final long seed;
  private final List<TrainResult> trains;

  /**
   * @param interval from one sample that is seen to the next (ms)
   * @param seed of the noise and the shuffles
   * @param results of all recorded neurons
   */
  InferenceSummary(Inference inference, double interval, long seed, List<NeuronResult> results) {
    this.inference = inference;
    this.interval = interval;
    this.seed = seed;
    this.trains = results.stream().flatMap(neuron -> neuron.trains().stream()).toList();
  }

  String json() {
    return Json.text(
        json -> {
          json.writeStartObject();
          settings(json);
          json.writeNumberField("trains", trains.size());
          json.writeNumberField("tested", tested());
          json.writeObjectFieldStart("found");
          for (Kind kind : Kind.values()) {
            json.writeNumberField(
                kind.toString(),
                trains.stream().filter(t -> t.test().isTested() && t.found() == kind).count());
          }
          json.writeEndObject();
          if (!trains.isEmpty() && trains.get(0).truth().isPresent()) {
            performance(json, Evaluation.of(trains));
          }
          json.writeEndObject();
        });
  }

  private long tested() {
    return trains.stream().filter(train -> train.test().isTested()).count();
  }

  private void settings(JsonGenerator json) throws IOException {
    json.writeStringField("statistic", inference.statistic().toString());
    json.writeStringField("baseline", inference.baseline().toString());
    json.writeNumberField("sample_interval_ms", interval);
    json.writeNumberField("window_samples", inference.window());
    json.writeNumberField("noise_sd_mV", inference.channel().noise());
    json.writeNumberField("shuffles", inference.shuffles());
    json.writeStringField("p_value", inference.pValue().toString());
    json.writeNumberField("alpha", inference.alpha());
    json.writeStringField("correction", inference.correction().toString());
    json.writeNumberField("seed", seed);
  }

  private void performance(JsonGenerator json, Performance performance) throws IOException {
    Performance.Rates rates = performance.rates(inference.alpha());
    number(json, "false_positive_rate", rates.falsePositive());
    number(json, "true_positive_rate", rates.truePositive());
    number(json, "true_positive_rate_excitatory", rates.excitatory());
    number(json, "true_positive_rate_inhibitory", rates.inhibitory());
    number(json, "auc", performance.areaUnderCurve(Kind.UNCONNECTED));
    number(json, "auc_excitatory", performance.areaUnderCurve(Kind.EXCITATORY));
    number(json, "auc_inhibitory", performance.areaUnderCurve(Kind.INHIBITORY));
    int[][] table =
        performance.confusion(trains.stream().map(TrainResult::found).toArray(Kind[]::new));
    json.writeObjectFieldStart("confusion");
    for (Kind truth : Kind.values()) {
      json.writeObjectFieldStart(truth.toString());
      for (Kind found : Kind.values()) {
        json.writeNumberField(found.toString(), table[truth.ordinal()][found.ordinal()]);
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, value);
    }
  }
}
