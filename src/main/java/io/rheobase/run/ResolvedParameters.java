package io.rheobase.run;

import io.rheobase.equations.ModelText;
import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Model;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An experiment as text: the full form of the parameter file, every value with its unit, nothing
 * left to a default. It is the text whose hash identifies the parameters, and itself a parameter
 * file that gives the same bytes.
 */
public final class ResolvedParameters {

  private static final String SQUARE_CENTIMETRE = "100000000 um^2";

  private final Experiment experiment;
  private final Memory memory;
  private final Clock clock;
  private final StringBuilder yaml = new StringBuilder();

  /**
   * Texts of populations and inputs that several experiments have in common: as the same objects,
   * in experiments of equal time and sizes. One thread at a time may use it.
   */
  public static final class Memory {

    private static final int MOST = 1 << 12;

    private final Map<Object, String> texts = new IdentityHashMap<>();

    private void keep(Object entry, String text) {
      if (texts.size() == MOST) {
        texts.clear();
      }
      texts.put(entry, text);
    }
  }

  private ResolvedParameters(Experiment experiment, Memory memory) {
    this.experiment = experiment;
    this.memory = memory;
    this.clock = experiment.clock();
  }

  /** The text. */
  public static String yaml(Experiment experiment) {
    return yaml(experiment, new Memory());
  }

  /** The text, with what is in memory already. */
  static String yaml(Experiment experiment, Memory memory) {
    ResolvedParameters resolved = new ResolvedParameters(experiment, memory);
    resolved.write();
    return resolved.yaml.toString();
  }

  /** An inference from recordings in files, as text: a parameter file that gives the same bytes. */
  public static String yaml(Inference inference) {
    StringBuilder yaml = new StringBuilder("infer:\n");
    BigDecimal interval = ((Inference.Voltage.FromFile) inference.voltage()).interval();
    new ResolvedInference(inference, interval, target -> false)
        .lines()
        .forEach(
            (key, value) -> yaml.append("  ").append(key).append(": ").append(value).append('\n'));
    return yaml.toString();
  }

  private void write() {
    line(0, "simulation", "");
    line(1, "dt", time(1));
    line(1, "duration", time(clock.steps()));
    line(1, "seed", String.valueOf(experiment.seed()));
    line(1, "method", experiment.method().toString());
    Map<String, Model> models = new LinkedHashMap<>();
    experiment.populations().stream()
        .map(Population::model)
        .filter(model -> !model.shipped())
        .forEach(model -> models.put(model.name(), model));
    if (!models.isEmpty()) {
      block("models");
      models.values().forEach(this::model);
    }
    block("populations");
    experiment.populations().forEach(p -> remembered(p, this::population));
    if (!experiment.inputs().isEmpty()) {
      block("inputs");
      experiment.inputs().forEach(input -> remembered(input, this::input));
    }
    if (!experiment.connections().isEmpty()) {
      block("connections");
      ResolvedConnections connections = new ResolvedConnections(experiment);
      for (String name : connections.names()) {
        line(1, name, "");
        connections.entry(name, (key, value) -> line(2, key, value));
      }
    }
    if (!experiment.recorders().isEmpty()) {
      block("record");
      experiment.recorders().forEach(this::recorder);
    }
    experiment
        .inference()
        .ifPresent(
            inference -> {
              block("infer");
              new ResolvedInference(inference, interval(inference), experiment::isWhole)
                  .lines()
                  .forEach((key, value) -> line(1, key, value));
            });
  }

  private <T> void remembered(T entry, Consumer<T> writing) {
    String known = memory.texts.get(entry);
    if (known == null) {
      int begin = yaml.length();
      writing.accept(entry);
      memory.keep(entry, yaml.substring(begin));
    } else {
      yaml.append(known);
    }
  }

  private void input(Input input) {
    ResolvedInputs inputs = new ResolvedInputs(experiment);
    line(1, input.name(), "");
    line(2, "to", ResolvedValues.targets(input.to(), experiment::isWhole));
    if (input instanceof Input.Arriving arriving) {
      line(2, "receptor", arriving.receptor());
    }
    line(2, inputs.kind(input), inputs.text(input));
  }

  /** From one sample of the recorded voltage to the next (ms). */
  private BigDecimal interval(Inference inference) {
    String name = ((Inference.Voltage.Recorded) inference.voltage()).recorder();
    return experiment.recorders().stream()
        .filter(recorder -> recorder.name().equals(name))
        .map(Recorder.Variables.class::cast)
        .map(recorder -> clock.at(recorder.every()))
        .findFirst()
        .orElseThrow();
  }

  private void model(Model model) {
    ModelText text = model.text();
    line(1, model.name(), "");
    quotedLine("description", model.description());
    quotedLine("source", model.source());
    line(2, "equations", "|");
    text.equations().lines().forEach(l -> yaml.append(("      " + l).stripTrailing()).append('\n'));
    quotedLine("threshold", text.threshold());
    quotedLine("reset", text.reset());
    quotedLine("refractory", text.refractory());
    quotedLine("input_unit", text.inputUnit());
    if (!text.parameters().isEmpty()) {
      line(2, "parameters", "");
      for (ModelText.ParameterText parameter : text.parameters()) {
        line(
            3,
            parameter.name(),
            "{unit: "
                + ResolvedValues.quoted(parameter.unit())
                + (parameter.defaultValue().isEmpty()
                    ? ""
                    : ", default: " + parameter.defaultValue())
                + (parameter.description().isEmpty()
                    ? ""
                    : ", description: " + ResolvedValues.quoted(parameter.description()))
                + "}");
      }
    }
    if (!model.initial().isEmpty()) {
      line(2, "initial", "");
      model.initial().forEach((state, value) -> line(3, state, value));
    }
  }

  private void quotedLine(String key, String text) {
    if (!text.isEmpty()) {
      line(2, key, ResolvedValues.quoted(text));
    }
  }

  private void population(Population population) {
    line(1, population.name(), "");
    line(2, "model", population.model().name());
    line(2, "size", String.valueOf(population.size()));
    if (hasColumnPerArea(population)) {
      line(
          2,
          "area",
          population.area().isPresent()
              ? Unit.parse("um^2").format(population.area().getAsDouble())
              : SQUARE_CENTIMETRE);
    }
    values("parameters", ResolvedReceptors.parametersWithout(population));
    values("initial", population.initial());
    population
        .spikes()
        .ifPresent(
            times ->
                line(
                    2, "spikes", "{" + String.join(", ", ResolvedSpikes.keys(times, clock)) + "}"));
    if (!population.receptors().isEmpty()) {
      line(2, "receptors", "");
      yaml.append(ResolvedReceptors.yaml(population));
    }
  }

  /** Everything else has been multiplied by the area already. */
  private static boolean hasColumnPerArea(Population population) {
    return Stream.concat(
            population.parameters().values().stream(), population.initial().values().stream())
        .anyMatch(
            values ->
                values instanceof Values.FromFile from
                    && !from.columnUnit().dimension().equals(from.unit().dimension()));
  }

  private void values(String key, Map<String, Values> values) {
    if (!values.isEmpty()) {
      line(2, key, "");
      values.forEach((name, value) -> line(3, name, ResolvedValues.text(value)));
    }
  }

  private void recorder(Recorder recorder) {
    line(1, recorder.name(), "");
    if (recorder instanceof Recorder.Connections synapses) {
      line(2, "of", names(synapses.connections()));
      line(2, "connections", "all");
      line(2, "format", synapses.format().toString());
      return;
    }
    if (recorder instanceof Recorder.Weights weights) {
      line(2, "of", names(weights.connections()));
      line(
          2,
          "weights",
          weights.first() == Long.MAX_VALUE ? "all" : "{first: " + weights.first() + "}");
      line(2, "every", time(weights.every()));
      window(weights.window());
      line(2, "format", weights.format().toString());
      return;
    }
    line(2, "of", ResolvedValues.targets(recorder.of(), experiment::isWhole));
    if (recorder instanceof Recorder.Spikes spikes) {
      line(2, "spikes", "all");
      if (spikes.format() != Recorder.Format.CSV) {
        line(2, "format", spikes.format().toString());
      }
    } else if (recorder instanceof Recorder.PopulationRate rate) {
      line(2, "rate", "{bin: " + time(rate.bin()) + "}");
    } else if (recorder instanceof Recorder.Histogram histogram) {
      line(
          2,
          "histogram",
          "{variable: "
              + histogram.variable()
              + ", bins: "
              + histogram.bins()
              + range(histogram)
              + ", at: "
              + histogram.at().stream().map(this::time).collect(Collectors.joining(", ", "[", "]"))
              + "}");
    } else if (recorder instanceof Recorder.Variables variables) {
      line(2, "variables", "[" + String.join(", ", variables.variables()) + "]");
      line(2, "every", time(variables.every()));
      window(variables.window());
      line(2, "format", variables.format().toString());
      line(2, "trace", "{spike: " + variables.spike() + "}");
    }
  }

  private void window(Window window) {
    if (window.start() > 0) {
      line(2, "start", time(window.start()));
    }
    if (window.stop() < clock.steps()) {
      line(2, "stop", time(window.stop()));
    }
  }

  private static String names(List<String> names) {
    return names.size() == 1 ? names.get(0) : "[" + String.join(", ", names) + "]";
  }

  private static String range(Recorder.Histogram histogram) {
    return Double.isNaN(histogram.low())
        ? ""
        : ", range: ["
            + histogram.unit().format(histogram.low())
            + ", "
            + histogram.unit().format(histogram.high())
            + "]";
  }

  private String time(long steps) {
    return ResolvedInputs.ms(clock.at(steps));
  }

  private void block(String name) {
    yaml.append('\n');
    line(0, name, "");
  }

  private void line(int depth, String key, String value) {
    yaml.append("  ".repeat(depth)).append(key).append(':');
    if (!value.isEmpty()) {
      yaml.append(' ').append(value);
    }
    yaml.append('\n');
  }
}
