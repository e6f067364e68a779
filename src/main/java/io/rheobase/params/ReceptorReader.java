package io.rheobase.params;

import io.rheobase.equations.ModelText.ParameterText;
import io.rheobase.equations.ReceptorText;
import io.rheobase.equations.ReceptorText.Decay;
import io.rheobase.equations.Span;
import io.rheobase.experiment.Receptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one receptor: one of the program's kinds, or equations of the user's own. */
final class ReceptorReader {

  private static final String CONDUCTANCE = ReceptorLibrary.CONDUCTANCE;
  private static final String CURRENT = ReceptorLibrary.CURRENT;
  private static final List<String> VALUES = List.of("tau", "tau_rise", "tau_decay", "E_rev");
  private static final List<String> OWN = List.of("equations", "arrival", "parameters");

  /** What no line means, and what depends on how a text is quoted. */
  private static final Pattern TRAILING = Pattern.compile("\\s+$|[ \\t]+(?=\n)");

  private final String name;
  private final Position at;
  private final Given.Keys given;
  private final Faults faults;

  /**
   * @param at where its name stands
   */
  ReceptorReader(String name, Position at, Given.Keys given, Faults faults) {
    this.name = name;
    this.at = at;
    this.given = given;
    this.faults = faults;
  }

  /** The receptor; nothing after a fault. */
  Optional<Receptor> read() {
    if (given.keys().values().stream().anyMatch(key -> key.value() instanceof Given.Faulty)) {
      return Optional.empty();
    }
    boolean own = given.has("equations") || given.has("arrival");
    if (given.has(CONDUCTANCE)) {
      return ofKind(CONDUCTANCE);
    }
    if (own) {
      return ofOwn();
    }
    if (given.has(CURRENT)) {
      return ofKind(CURRENT);
    }
    faults.error(
        at,
        name + " does not say what it is",
        "one of conductance, current and equations does, as in `conductance: exponential`");
    return Optional.empty();
  }

  private Optional<Receptor> ofKind(String acts) {
    String shape = text(acts);
    List<String> shapes = ReceptorLibrary.shapes(acts);
    if (!shapes.contains(shape)) {
      faults.error(
          given.get(acts).orElseThrow().at(),
          acts + " is " + Wording.list(shapes, "or") + ", found " + Wording.shown(shape),
          Wording.nearestAmong(shape, shapes)
              .orElse("an expression needs `arrival`, which says what a spike adds"));
      return Optional.empty();
    }
    ReceptorLibrary.Kind kind = ReceptorLibrary.kind(acts, shape);
    Receptor.Kind named = new Receptor.Kind(acts, shape);
    List<String> parameters = kind.text().parameters().stream().map(ParameterText::name).toList();
    boolean sound = true;
    if (acts.equals(CONDUCTANCE) && given.has(CURRENT)) {
      sound = excess(CURRENT, name + " is a conductance, and also a current", "delete one of them");
    }
    for (String key : OWN) {
      if (given.has(key)) {
        sound =
            excess(
                key,
                Wording.withArticle(named.toString()) + " has equations already",
                "delete " + key + ", or delete " + acts + " to give it equations of its own");
      }
    }
    for (String key : VALUES) {
      if (given.has(key) && !parameters.contains(key)) {
        sound =
            excess(
                key,
                Wording.withArticle(named.toString()) + " has no " + key,
                parameters.isEmpty() ? "delete it" : "it has " + Wording.list(parameters, "and"));
      }
    }
    for (ParameterText parameter : kind.text().parameters()) {
      if (!given.has(parameter.name())) {
        String example = parameter.name().startsWith("tau") ? "5 ms" : "0 mV";
        faults.error(
            at,
            name + " has no " + parameter.name() + " (" + parameter.description() + ")",
            "add `" + parameter.name() + ": " + example + "`");
        sound = false;
      }
    }
    return sound
        ? Optional.of(
            new Receptor(kind.named(name, decay(), text("voltage_dependence")), Optional.of(named)))
        : Optional.empty();
  }

  private boolean excess(String key, String what, String fix) {
    faults.error(given.keyAt(key), what, fix);
    return false;
  }

  private Optional<Receptor> ofOwn() {
    boolean sound = true;
    for (String key : VALUES) {
      if (given.has(key)) {
        sound =
            excess(
                key,
                key + " is a key of the program's receptors, and " + name + " has equations",
                "write it among its parameters: `parameters: {" + key + ": …}`");
      }
    }
    List<ParameterText> parameters = new ArrayList<>();
    for (Map.Entry<String, Given.Key> entry : declared().entrySet()) {
      Optional<ParameterText> parameter = declaration(entry.getKey(), entry.getValue().value());
      parameter.ifPresent(parameters::add);
      sound &= parameter.isPresent();
    }
    ReceptorText text =
        new ReceptorText(
            name,
            text("equations"),
            text(CURRENT),
            text("voltage_dependence"),
            text("arrival"),
            decay(),
            parameters);
    return sound ? Optional.of(new Receptor(text, Optional.empty())) : Optional.empty();
  }

  private Map<String, Given.Key> declared() {
    return given.get("parameters", Given.Keys.class).map(Given.Keys::keys).orElse(Map.of());
  }

  private static Optional<ParameterText> declaration(String name, Given value) {
    if (value instanceof Given.Amount amount) {
      return Optional.of(new ParameterText(name, amount.quantity().unit().text(), "", ""));
    }
    if (!(value instanceof Given.Keys keys)
        || keys.keys().values().stream().anyMatch(key -> key.value() instanceof Given.Faulty)) {
      return Optional.empty();
    }
    return keys.get("unit", Given.Word.class)
        .filter(unit -> keys.has("default"))
        .map(unit -> new ParameterText(name, unit.text(), "", text(keys, "description")));
  }

  /** By parameter, what stands for its value. */
  Map<String, Given> values() {
    Map<String, Given> values = new LinkedHashMap<>();
    for (String key : VALUES) {
      given.get(key).ifPresent(value -> values.put(key, value));
    }
    declared()
        .forEach(
            (key, declaration) ->
                values.put(
                    key,
                    declaration.value() instanceof Given.Keys keys && keys.has("default")
                        ? keys.get("default").orElseThrow()
                        : declaration.value()));
    return values;
  }

  private Decay decay() {
    return given.has("decay") ? Decay.valueOf(text("decay").toUpperCase(Locale.ROOT)) : Decay.EXACT;
  }

  private String text(String key) {
    return text(given, key);
  }

  private static String text(Given.Keys keys, String key) {
    return keys.get(key, Given.Word.class)
        .map(word -> TRAILING.matcher(word.text()).replaceAll(""))
        .orElse("");
  }

  /** Where something in the receptor's texts is written; those of a kind stand in no file. */
  Position place(Span span) {
    return switch (span.source().section()) {
      case EQUATIONS -> in("equations", span);
      case CURRENT -> given.has("arrival") ? in(CURRENT, span) : at;
      case VOLTAGE_DEPENDENCE -> in("voltage_dependence", span);
      case ARRIVAL -> in("arrival", span);
      case PARAMETER_NAME, PARAMETER_UNIT -> ofParameter(span);
      default -> at;
    };
  }

  private Position in(String key, Span span) {
    return given
        .get(key, Given.Word.class)
        .map(word -> new ScalarPlaces(word.scalar()).at(span.line(), span.column()))
        .orElse(at);
  }

  private Position ofParameter(Span span) {
    Given.Key parameter = declared().get(span.source().parameter());
    if (parameter == null) {
      return at;
    }
    boolean unit = span.source().section() == io.rheobase.equations.Source.Section.PARAMETER_UNIT;
    return unit && parameter.value() instanceof Given.Keys keys
        ? keys.get("unit").map(Given::at).orElse(parameter.at())
        : parameter.at();
  }
}
