package io.rheobase.run;

import io.rheobase.equations.ModelText.ParameterText;
import io.rheobase.equations.ReceptorText;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Receptor;
import io.rheobase.experiment.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The receptors of a population as they stand in a parameter file. */
final class ResolvedReceptors {

  private static final String ENTRY = "      ";
  private static final String KEY = "        ";

  private final Population population;
  private final StringBuilder yaml = new StringBuilder();

  private ResolvedReceptors(Population population) {
    this.population = population;
  }

  /** The entries of the key {@code receptors}, a line or more each. */
  static String yaml(Population population) {
    ResolvedReceptors resolved = new ResolvedReceptors(population);
    population.receptors().forEach(resolved::receptor);
    return resolved.yaml.toString();
  }

  /** The parameters of a population without those of its receptors. */
  static Map<String, Values> parametersWithout(Population population) {
    Map<String, Values> parameters = new LinkedHashMap<>(population.parameters());
    for (Receptor receptor : population.receptors()) {
      receptor.text().parameters().forEach(p -> parameters.remove(receptor.composed(p.name())));
    }
    return parameters;
  }

  private void receptor(Receptor receptor) {
    ReceptorText text = receptor.text();
    yaml.append(ENTRY).append(receptor.name()).append(':');
    if (receptor.kind().isEmpty()) {
      yaml.append('\n');
      own(receptor);
      return;
    }
    List<String> parts = new ArrayList<>();
    parts.add(receptor.kind().get().acts() + ": " + receptor.kind().get().shape());
    for (ParameterText parameter : text.parameters()) {
      parts.add(parameter.name() + ": " + value(receptor, parameter));
    }
    if (!text.voltageDependence().isEmpty()) {
      parts.add("voltage_dependence: " + ResolvedValues.quoted(text.voltageDependence()));
    }
    parts.add("decay: " + text.decay());
    yaml.append(" {").append(String.join(", ", parts)).append("}\n");
  }

  /** Whether lines can stand in a block as they are: printable ASCII, the first not a space. */
  private static boolean arePlainLines(String lines) {
    for (int i = 0; i < lines.length(); i++) {
      char c = lines.charAt(i);
      if ((c < ' ' || c > '~') && (c != '\n' || i == 0)) {
        return false;
      }
    }
    return !lines.isEmpty() && lines.charAt(0) != ' ';
  }

  private void own(Receptor receptor) {
    ReceptorText text = receptor.text();
    if (!arePlainLines(text.equations())) {
      quoted("equations", text.equations());
    } else {
      yaml.append(KEY).append("equations: |\n");
      text.equations()
          .lines()
          .forEach(l -> yaml.append((KEY + "  " + l).stripTrailing()).append('\n'));
    }
    quoted("current", text.current());
    quoted("voltage_dependence", text.voltageDependence());
    quoted("arrival", text.arrival());
    yaml.append(KEY).append("decay: ").append(text.decay()).append('\n');
    if (!text.parameters().isEmpty()) {
      yaml.append(KEY).append("parameters:\n");
      for (ParameterText parameter : text.parameters()) {
        yaml.append(KEY)
            .append("  ")
            .append(parameter.name())
            .append(": {unit: ")
            .append(ResolvedValues.quoted(parameter.unit()))
            .append(", default: ")
            .append(value(receptor, parameter))
            .append(
                parameter.description().isEmpty()
                    ? ""
                    : ", description: " + ResolvedValues.quoted(parameter.description()))
            .append("}\n");
      }
    }
  }

  private String value(Receptor receptor, ParameterText parameter) {
    return ResolvedValues.text(population.parameters().get(receptor.composed(parameter.name())));
  }

  private void quoted(String key, String text) {
    if (!text.isEmpty()) {
      yaml.append(KEY).append(key).append(": ").append(ResolvedValues.quoted(text)).append('\n');
    }
  }
}
