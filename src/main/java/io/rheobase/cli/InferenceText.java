package io.rheobase.cli;

import io.rheobase.experiment.Inference.Kind;
import io.rheobase.infer.InferenceRun;
import io.rheobase.infer.Performance;
import io.rheobase.infer.TrainResult;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an inference came to, in a few lines. */
final class InferenceText {

  private final InferenceRun inference;

  InferenceText(InferenceRun inference) {
    this.inference = inference;
  }

  void print(PrintWriter out) {
    List<TrainResult> trains =
        inference.results().stream().flatMap(neuron -> neuron.trains().stream()).toList();
    long tested = trains.stream().filter(train -> train.test().isTested()).count();
    out.printf(
        Locale.ROOT,
        "%-11s %,d train%s in %.2f s, %.2f s of it to read: %s%s%n",
        "inferred",
        trains.size(),
        trains.size() == 1 ? "" : "s",
        inference.seconds(),
        inference.readingSeconds(),
        Arrays.stream(Kind.values())
            .map(kind -> count(trains, kind) + " " + kind)
            .collect(Collectors.joining(", ")),
        tested == trains.size() ? "" : ", " + (trains.size() - tested) + " not tested");
    inference.performance().ifPresent(performance -> print(performance, out));
  }

  private static long count(List<TrainResult> trains, Kind kind) {
    return trains.stream().filter(t -> t.test().isTested() && t.found() == kind).count();
  }

  private void print(Performance performance, PrintWriter out) {
    Performance.Rates rates = performance.rates(inference.alpha());
    out.printf(
        Locale.ROOT,
        "%-11s %s of the excitatory and %s of the inhibitory ones found, %s of the unconnected;"
            + " AUC %s%n",
        "truth",
        share(rates.excitatory()),
        share(rates.inhibitory()),
        share(rates.falsePositive()),
        number(performance.areaUnderCurve(Kind.UNCONNECTED)).orElse("unknown"));
  }

  private static String share(double rate) {
    return Double.isNaN(rate) ? "none" : String.format(Locale.ROOT, "%.1f %%", 100 * rate);
  }

  private static Optional<String> number(double value) {
    return Double.isNaN(value)
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT, "%.3f", value));
  }
}
