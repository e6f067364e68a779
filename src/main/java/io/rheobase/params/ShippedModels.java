package io.rheobase.params;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.ModelText;
import io.rheobase.model.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The models that the program brings along. */
public final class ShippedModels {
  private ShippedModels() {}

  /**
   * A model by its name.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Model get(String name) {
    try (InputStream in =
        ShippedModels.class.getResourceAsStream("/io/rheobase/models/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("no model " + name);
      }
      Map<?, ?> keys = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      ModelText text =
          new ModelText(
              text(keys, "equations"),
              text(keys, "threshold"),
              text(keys, "reset"),
              text(keys, "refractory"),
              text(keys, "input_unit"),
              parameters((Map<?, ?>) keys.get("parameters")));
      return new Model(
          name, text(keys, "description"), text(keys, "source"), ModelEquations.of(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ModelText.ParameterText> parameters(Map<?, ?> parameters) {
    List<ModelText.ParameterText> texts = new ArrayList<>();
    parameters.forEach(
        (name, value) -> {
          Map<?, ?> keys = (Map<?, ?>) value;
          texts.add(
              new ModelText.ParameterText(
                  (String) name,
                  text(keys, "unit"),
                  text(keys, "default"),
                  text(keys, "description")));
        });
    return texts;
  }

  private static String text(Map<?, ?> keys, String key) {
    return keys.containsKey(key) ? keys.get(key).toString() : "";
  }
}
