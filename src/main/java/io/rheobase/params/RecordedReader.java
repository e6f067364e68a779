package io.rheobase.params;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.StateVariable;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.Measure.Reduction;
import io.rheobase.experiment.Recorder;
import java.util.Locale;
import java.util.Optional;

/** Reads the measure that reduces a recorder over time. */
final class RecordedReader {

  private final Experiment experiment;
  private final Faults faults;

  RecordedReader(Experiment experiment, Faults faults) {
    this.experiment = experiment;
    this.faults = faults;
  }

  /**
   * The measure; nothing after a fault.
   *
   * @param as what it is called, where that is given
   */
  Optional<Measure> read(Given.Keys options, Optional<String> as) {
    Optional<Given.Word> word = options.get("name", Given.Word.class);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Recorder> found =
        experiment.recorders().stream()
            .filter(recorder -> recorder.name().equals(word.get().text()))
            .findFirst();
    if (found.isEmpty()) {
      faults.error(
          word.get().at(),
          "there is no recorder " + Wording.shown(word.get().text()),
          Wording.nearest(
              word.get().text(),
              experiment.recorders().stream().map(Recorder::name).toList(),
              "the recorders"));
      return Optional.empty();
    }
    Recorder recorder = found.get();
    Reduction reduction =
        options
            .get("reduce", Given.Word.class)
            .map(reduce -> Reduction.valueOf(reduce.text().toUpperCase(Locale.ROOT)))
            .orElse(Reduction.MEAN);
    String name = recorder.name() + "_" + reduction;
    if (recorder instanceof Recorder.Variables variables) {
      return variable(variables, options)
          .map(
              variable ->
                  new Measure.Recorded(
                      as.orElse(options.has("variable") ? named(name, variable) : name),
                      recorder.name(),
                      variable,
                      unit(variables, variable),
                      reduction,
                      1));
    }
    if (options.has("variable")) {
      faults.error(
          options.keyAt("variable"), recorder.name() + " records no variables", "delete it");
      return Optional.empty();
    }
    if (recorder instanceof Recorder.PopulationRate rate) {
      if (rate.of().size() > 1) {
        faults.error(
            word.get().at(),
            recorder.name() + " records the rates of several populations",
            "make a recorder for each");
        return Optional.empty();
      }
      return Optional.of(
          new Measure.Recorded(as.orElse(name), recorder.name(), "", "Hz", reduction, 1));
    }
    if (recorder instanceof Recorder.Histogram histogram) {
      return Optional.of(
          new Measure.Recorded(
              as.orElse(name), recorder.name(), "", "", reduction, histogram.bins()));
    }
    if (!(recorder instanceof Recorder.Spikes)) {
      faults.error(
          word.get().at(),
          recorder.name() + " records connections, which cannot be reduced",
          "name a recorder of variables, rates, spikes or a histogram");
      return Optional.empty();
    }
    if (options.has("reduce")) {
      faults.error(
          options.keyAt("reduce"),
          recorder.name() + " records spikes, which are counted",
          "delete it");
      return Optional.empty();
    }
    return Optional.of(
        new Measure.Recorded(
            as.orElse(recorder.name() + "_count"), recorder.name(), "", "", reduction, 1));
  }

  private static String named(String name, String variable) {
    int end = name.lastIndexOf('_');
    return name.substring(0, end) + "_" + variable + name.substring(end);
  }

  private Optional<String> variable(Recorder.Variables recorder, Given.Keys options) {
    Optional<Given.Word> asked = options.get("variable", Given.Word.class);
    if (asked.isEmpty() && recorder.variables().size() == 1) {
      return Optional.of(recorder.variables().get(0));
    }
    if (asked.isPresent() && recorder.variables().contains(asked.get().text())) {
      return Optional.of(asked.get().text());
    }
    faults.error(
        asked.map(Given.Word::at).orElse(options.at()),
        asked.isPresent()
            ? recorder.name() + " does not record " + Wording.shown(asked.get().text())
            : recorder.name()
                + " records "
                + Wording.list(recorder.variables(), "and")
                + ": which of them is measured?",
        "add `variable: " + recorder.variables().get(0) + "`");
    return Optional.empty();
  }

  private String unit(Recorder.Variables recorder, String variable) {
    ModelEquations equations =
        experiment.population(recorder.of().get(0).population()).orElseThrow().model().equations();
    return equations.states().stream()
        .filter(state -> state.name().equals(variable))
        .map(StateVariable::unit)
        .findFirst()
        .orElse(equations.inputUnit())
        .text();
  }
}
