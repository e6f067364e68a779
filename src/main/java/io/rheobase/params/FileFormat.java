package io.rheobase.params;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.ReceptorText;
import io.rheobase.experiment.Model;
import io.rheobase.params.grammar.JsonSchema;
import io.rheobase.params.grammar.ReferencePage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The format of the parameter file, described for people and for editors. */
public final class FileFormat {
  private FileFormat() {}

  /** The JSON schema (draft 2020-12). */
  public static String schema() {
    Map<String, String> flat = new LinkedHashMap<>();
    Set<String> numbers = new HashSet<>();
    for (FlatKey key : FlatKey.values()) {
      flat.put(key.key(), description(key));
      key.aliases().forEach(alias -> flat.put(alias, "The same as " + key.key() + "."));
      if (key.isNumber()) {
        numbers.add(key.key());
        numbers.addAll(key.aliases());
      }
    }
    return JsonSchema.text(ModelLibrary.NAMES, flat, numbers);
  }

  private static String description(FlatKey key) {
    String unit = key.unit().isEmpty() ? "" : " (" + key.unit() + ")";
    return key.meaning() + unit + ". Example: " + key.key() + ": " + key.example();
  }

  /** The reference page, in Markdown. */
  public static String referencePage() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # The parameter file

        This page is made from the definitions that also validate files; do not edit it. A test
        fails where it has drifted, and
        `mvn test -Dtest=FileFormatTest -Dregenerate=true` writes it and `schema.json` anew.

        A parameter file is YAML. It has the grammar block, name, entry: names are yours (letters,
        digits and `_`, a letter first), become names of files and stand in messages. Every value
        with a dimension carries its unit: `20 ms`, `0.7 nS/mV`, `0.03 /ms`. `--set a.b.c=value`
        replaces any value, or adds one: `--set populations.exc.parameters.tau_m="15 ms"`. A single
        value that has a long form with `value` is reached by either address. Every map with fixed
        keys may have a `comment`, a text that the manifest carries along.

        Times that are given as constants must be multiples of dt; refractory periods, values that
        are drawn and values from files are rounded to the nearest step, halves up. `a..b` includes
        both ends. The same key twice in a map is an error. YAML's anchors, aliases and merges
        (`<<`) may be used. Words and numbers mean what they say: `off` is a text, and `012` and
        `1:30` are no numbers.

        For Visual Studio Code with the YAML extension, put this line first in a file:

        ```yaml
        # yaml-language-server: $schema=path/to/schema.json
        ```

        `sim check --schema` prints that schema, `sim check FILE` checks a file and shows what it
        means, `sim init FILE` writes one to start from.

        """);
    page.append(ReferencePage.sections());
    models(page);
    receptors(page);
    flat(page);
    return page.toString();
  }

  private static void models(StringBuilder page) {
    page.append(
        """
        ## Models of the program

        `sim models NAME` shows the equations and the parameters with units and defaults. Of a model
        that has two of `C_m`, `g_L`, `R_m` and `tau_m`, any two of the three quantities may be
        given: `tau_m = C_m/g_L`, `R_m = 1/g_L`. Values per area (`uF/cm^2`, `mS/cm^2`, `uA/cm^2`,
        `Ohm*cm^2`) are multiplied by the area of the population; without one, all must be per area,
        inputs included.

        | model | what it is | state variables | parameters |
        |---|---|---|---|
        """);
    for (String name : ModelLibrary.NAMES) {
      Model model = ModelLibrary.get(name);
      page.append("| `")
          .append(name)
          .append("` | ")
          .append(model.description())
          .append(" | ")
          .append(
              String.join(", ", model.equations().states().stream().map(s -> s.name()).toList()))
          .append(" | ")
          .append(
              String.join(
                  ", ", model.equations().parameters().stream().map(p -> p.name()).toList()))
          .append(" |\n");
    }
    page.append('\n');
  }

  private static void receptors(StringBuilder page) {
    page.append(
        """
        ## Receptors and spikes from outside

        A receptor's variables and parameters have its name behind theirs: `g_ampa` in `initial` and
        in the `variables` of a recorder, `tau_ampa` in messages. What all receptors add is part of
        the model's `I`. A weight is in the unit of the conductance, of the current or, for `delta`,
        of V. What arrives at a sample t is added after the step that leads to t, and acts from t on;
        a jump of V is added before the threshold is looked at, and is lost while the neuron is
        held.

        | receptor | what follows a spike | variables | parameters |
        |---|---|---|---|
        """);
    for (ReceptorLibrary.Kind kind : ReceptorLibrary.kinds()) {
      ModelEquations together =
          ModelEquations.of(
              ModelLibrary.get("LIF").text(),
              List.of(kind.named("NAME", ReceptorText.Decay.EXACT, "")));
      page.append("| `")
          .append(kind.acts())
          .append(": ")
          .append(kind.shape())
          .append("` | ")
          .append(kind.description())
          .append(" | ")
          .append(String.join(", ", together.receptors().get(0).states()))
          .append(" | ")
          .append(String.join(", ", kind.text().parameters().stream().map(p -> p.name()).toList()))
          .append(" |\n");
    }
    page.append(
        """

        A receptor of one's own gives `equations`, its `current`, what an `arrival` adds, in terms of
        `weight`, and `parameters`. Its names are its own; it also knows those of the model.

        The spikes of an input arrive at their own times, from the first step on: there are none at
        t = 0. A window takes those with start ≤ t < stop. `poisson` draws for every neuron and step
        how many spikes arrive, exactly, for up to 1000 a step. Of given spikes, neuron 0 is the
        first neuron of each target. Populations of the models `poisson` and `spike_generator` emit
        spikes in the same way; connections take them to others.

        """);
  }

  private static void flat(StringBuilder page) {
    page.append(
        """
        ## The flat form

        A file without blocks is in the notebook's form: top-level keys, bare numbers in the units
        below. It means one population named `population`, driven by an input named `current`; all
        spikes are recorded, and V of the first ten neurons. Of a key that stands twice the last one
        holds, with a warning. Besides these keys it may have a `comment` and the block `sweep`, whose
        addresses are then these keys.

        | key | unit | meaning | example |
        |---|---|---|---|
        """);
    for (FlatKey key : FlatKey.values()) {
      page.append("| `")
          .append(key.key())
          .append("`")
          .append(key.aliases().isEmpty() ? "" : ", `" + String.join("`, `", key.aliases()) + "`")
          .append(" | ")
          .append(key.unit())
          .append(" | ")
          .append(key.meaning())
          .append(" | `")
          .append(key.key())
          .append(": ")
          .append(key.example())
          .append("` |\n");
    }
  }
}
