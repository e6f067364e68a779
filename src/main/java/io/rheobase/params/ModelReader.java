package io.rheobase.params;

import io.rheobase.equations.EquationException;
import io.rheobase.equations.EquationFault;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.ModelText;
import io.rheobase.equations.Parameter;
import io.rheobase.equations.Span;
import io.rheobase.equations.StateVariable;
import io.rheobase.experiment.Model;
import io.rheobase.params.grammar.Grammar;
import io.rheobase.units.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a model; faults of its equations are placed where they stand in the YAML file. */
final class ModelReader {

  /** A message that quotes an expression with the input. */
  private static final Pattern OF_INPUT = Pattern.compile("'(?:[^']*\\W)?I(?:\\W[^']*)?' is ");

  private final Faults faults;
  private final Path folder;

  ModelReader(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
  }

  /** A model of the block {@code models}; nothing after a fault. */
  Optional<Model> read(String name, Given.Keys given) {
    if (!given.has("file")) {
      return definition(given).map(definition -> Model.own(name, definition));
    }
    given
        .keys()
        .forEach(
            (key, value) -> {
              if (!key.equals("file")) {
                faults.error(
                    value.at(),
                    name + " is read from a file, so that " + key + " stands there",
                    "move it into the file");
              }
            });
    return given.get("file", Given.Word.class).flatMap(file -> fromFile(name, file));
  }

  private Optional<Model> fromFile(String name, Given.Word file) {
    Optional<byte[]> bytes = new TextFile(file, folder, faults).read();
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Faults own = new Faults();
    Optional<Model.Definition> definition = parse(file.text(), bytes.get(), own);
    faults.addAll(own);
    return definition.map(read -> Model.own(name, read));
  }

  /**
   * Reads a file that holds one model.
   *
   * @param file its name, for messages
   */
  private Optional<Model.Definition> parse(String file, byte[] bytes, Faults own) {
    String text = YamlText.decode(file, bytes, own);
    Source source = Source.of(file, text);
    YamlNode root = own.count() > 0 ? null : YamlText.compose(source, text, own);
    if (root == null) {
      if (own.count() == 0) {
        own.error(source.at(1, 1), "this file is empty", "write `equations: …`");
      }
      return Optional.empty();
    }
    Given given = new ShapeReader(own, new Places(source.at(1, 1))).read(root, Grammar.MODEL);
    ModelReader reader = new ModelReader(folder, own);
    if (!(given instanceof Given.Keys keys)) {
      return Optional.empty();
    }
    if (keys.has("file")) {
      own.error(keys.keyAt("file"), "a model's file cannot name another", "write the model here");
      return Optional.empty();
    }
    Optional<Model.Definition> definition = reader.definition(keys);
    return own.count() > 0 ? Optional.empty() : definition;
  }

  /** A model that the program brings along. */
  static Model.Definition shipped(String name, byte[] bytes) {
    Faults faults = new Faults();
    Optional<Model.Definition> definition =
        new ModelReader(Path.of(""), faults).parse(name + ".yaml", bytes, faults);
    faults.throwIfAny();
    return definition.orElseThrow();
  }

  private Optional<Model.Definition> definition(Given.Keys given) {
    List<ModelText.ParameterText> parameters = new ArrayList<>();
    given
        .get("parameters", Given.Keys.class)
        .ifPresent(all -> all.keys().forEach((key, value) -> parameters.add(text(key, value))));
    if (parameters.contains(null)
        || !given.has("equations")
        || given.keys().values().stream().anyMatch(key -> key.value() instanceof Given.Faulty)) {
      return Optional.empty();
    }
    ModelText text =
        new ModelText(
            text(given, "equations"),
            text(given, "threshold"),
            text(given, "reset"),
            text(given, "refractory"),
            text(given, "input_unit"),
            parameters);
    try {
      ModelEquations equations = ModelEquations.of(text);
      for (EquationFault warning : equations.warnings()) {
        faults.warn(place(warning.span(), given), warning.what(), fix(warning));
      }
      return initial(equations, given)
          .map(
              initial ->
                  new Model.Definition(
                      text(given, "description"), text(given, "source"), text, equations, initial));
    } catch (EquationException e) {
      for (EquationFault fault : e.faults()) {
        boolean ofInput = !given.has("input_unit") && OF_INPUT.matcher(fault.what()).find();
        faults.error(
            place(fault.span(), given),
            fault.what(),
            ofInput
                ? fix(fault) + "; I is in pA unless the model gives an `input_unit`"
                : fix(fault));
      }
      return Optional.empty();
    }
  }

  private static String fix(EquationFault fault) {
    return fault.nearest().map(name -> "did you mean " + name + "?").orElse(fault.expected());
  }

  private static String text(Given.Keys given, String key) {
    return given.get(key, Given.Word.class).map(Given.Word::text).orElse("");
  }

  private static ModelText.ParameterText text(String name, Given.Key key) {
    if (key.value() instanceof Given.Amount amount) {
      return new ModelText.ParameterText(name, amount.quantity().unit().text(), amount.text(), "");
    }
    if (!(key.value() instanceof Given.Keys keys)
        || keys.get("unit", Given.Word.class).isEmpty()
        || keys.get("default").filter(Given.Faulty.class::isInstance).isPresent()) {
      return null;
    }
    return new ModelText.ParameterText(
        name,
        text(keys, "unit"),
        keys.get("default", Given.Amount.class).map(Given.Amount::text).orElse(""),
        text(keys, "description"));
  }

  private static Position place(Span span, Given.Keys given) {
    String key =
        switch (span.source().section()) {
          case EQUATIONS -> "equations";
          case THRESHOLD -> "threshold";
          case RESET -> "reset";
          case REFRACTORY -> "refractory";
          case INPUT_UNIT -> "input_unit";
          case PARAMETER_NAME, PARAMETER_UNIT, PARAMETER_DEFAULT -> "parameters";
          case RECEPTOR_NAME, CURRENT, VOLTAGE_DEPENDENCE, ARRIVAL ->
              throw new IllegalArgumentException("of a receptor: " + span.source());
        };
    if (!key.equals("parameters")) {
      return given
          .get(key, Given.Word.class)
          .map(word -> new ScalarPlaces(word.scalar()).at(span.line(), span.column()))
          .orElse(given.keyAt(key));
    }
    Given.Key parameter =
        given
            .get("parameters", Given.Keys.class)
            .map(all -> all.keys().get(span.source().parameter()))
            .orElseThrow();
    if (!(parameter.value() instanceof Given.Keys keys)) {
      return parameter.value().at();
    }
    return switch (span.source().section()) {
      case PARAMETER_UNIT -> keys.get("unit").map(Given::at).orElse(parameter.at());
      case PARAMETER_DEFAULT -> keys.get("default").map(Given::at).orElse(parameter.at());
      default -> parameter.at();
    };
  }

  private Optional<Map<String, String>> initial(ModelEquations equations, Given.Keys given) {
    Map<String, String> initial = new LinkedHashMap<>();
    Given.Keys all = given.get("initial", Given.Keys.class).orElse(null);
    if (all == null) {
      return Optional.of(initial);
    }
    List<String> states = equations.states().stream().map(StateVariable::name).toList();
    all.keys()
        .forEach(
            (name, key) -> {
              int state = states.indexOf(name);
              if (state < 0) {
                faults.error(
                    key.at(),
                    "the model has no state variable " + Wording.shown(name),
                    Wording.nearest(name, states, "the state variables"));
              } else if (key.value() instanceof Given.Word word) {
                if (isInitialOf(equations.states().get(state).unit(), name, word, equations)) {
                  initial.put(name, word.text().strip());
                }
              }
            });
    return initial.keySet().equals(all.keys().keySet()) ? Optional.of(initial) : Optional.empty();
  }

  private boolean isInitialOf(Unit unit, String state, Given.Word word, ModelEquations equations) {
    String text = word.text().strip();
    List<String> names = equations.parameters().stream().map(Parameter::name).toList();
    if (names.contains(text)) {
      Unit own = equations.parameters().get(names.indexOf(text)).unit();
      if (!own.dimension().equals(unit.dimension())) {
        faults.error(
            word.at(),
            state
                + " is "
                + Amounts.described(unit.dimension())
                + ", "
                + text
                + " is "
                + Amounts.described(own.dimension()),
            "");
      }
      return own.dimension().equals(unit.dimension());
    }
    if (text.matches("[A-Za-z_]\\w*")) {
      faults.error(
          word.at(),
          "the model has no parameter " + Wording.shown(text),
          Wording.nearest(text, names, "the parameters"));
      return false;
    }
    Amounts amounts = new Amounts(faults);
    Optional<Given.Amount> amount = amounts.read(word.scalar(), state, "0 " + unit);
    return amount.isPresent() && amounts.isOf(unit.dimension(), unit, amount.get(), state);
  }
}
