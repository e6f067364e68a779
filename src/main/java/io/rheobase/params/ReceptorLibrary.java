package io.rheobase.params;

import io.rheobase.equations.ModelText.ParameterText;
import io.rheobase.equations.ReceptorText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of receptors that the program brings along. */
public final class ReceptorLibrary {

  private static final String FOLDER = "/io/rheobase/receptors/";

  /** What a receptor is that changes a conductance. */
  public static final String CONDUCTANCE = "conductance";

  /** What a receptor is that adds a current, or, as a delta, a charge. */
  public static final String CURRENT = "current";

  /**
   * A kind of receptor.
   *
   * @param acts {@link #CONDUCTANCE} or {@link #CURRENT}
   * @param shape what follows an arrival, as in {@code exponential}
   * @param description what it is, in a sentence
   * @param source where it was published
   * @param text its equations; without a name, with exact decay
   */
  public record Kind(
      String acts, String shape, String description, String source, ReceptorText text) {

    /**
     * A receptor of this kind.
     *
     * @param name what connections and inputs call it
     * @param decay how its state variables are taken from sample to sample
     * @param voltageDependence a factor of its current, or empty
     */
    public ReceptorText named(String name, ReceptorText.Decay decay, String voltageDependence) {
      return new ReceptorText(
          name,
          text.equations(),
          text.current(),
          voltageDependence,
          text.arrival(),
          decay,
          text.parameters());
    }
  }

  private ReceptorLibrary() {}

  /**
   * The shapes that there are of conductances or of currents, in the order in which to list them.
   */
  public static List<String> shapes(String acts) {
    return switch (acts) {
      case CONDUCTANCE -> List.of("exponential", "alpha", "biexponential");
      case CURRENT -> List.of("exponential", "alpha", "biexponential", "delta");
      default -> List.of();
    };
  }

  /** All kinds, in the order in which to list them. */
  public static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (String acts : List.of(CONDUCTANCE, CURRENT)) {
      shapes(acts).forEach(shape -> kinds.add(kind(acts, shape)));
    }
    return kinds;
  }

  /**
   * A kind.
   *
   * @throws IllegalArgumentException if there is none of this shape
   */
  public static Kind kind(String acts, String shape) {
    if (!shapes(acts).contains(shape)) {
      throw new IllegalArgumentException("no receptor " + acts + ": " + shape);
    }
    String file = acts + "-" + shape + ".yaml";
    try (InputStream in = ReceptorLibrary.class.getResourceAsStream(FOLDER + file)) {
      return read(acts, shape, file, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Kind read(String acts, String shape, String file, byte[] bytes) {
    Faults faults = new Faults();
    String yaml = YamlText.decode(file, bytes, faults);
    YamlNode root = YamlText.compose(Source.of(file, yaml), yaml, faults);
    faults.throwIfAny();
    YamlNode.Mapping keys = (YamlNode.Mapping) root;
    ReceptorText text =
        new ReceptorText(
            "",
            text(keys, "equations"),
            text(keys, "current"),
            "",
            text(keys, "arrival"),
            ReceptorText.Decay.EXACT,
            parameters(keys));
    return new Kind(acts, shape, text(keys, "description"), text(keys, "source"), text);
  }

  private static List<ParameterText> parameters(YamlNode.Mapping keys) {
    List<ParameterText> parameters = new ArrayList<>();
    Optional<Entry> all = keys.find("parameters");
    if (all.isPresent()) {
      for (Entry entry : ((YamlNode.Mapping) all.get().value()).entries()) {
        YamlNode.Mapping parameter = (YamlNode.Mapping) entry.value();
        parameters.add(
            new ParameterText(
                entry.key(), text(parameter, "unit"), "", text(parameter, "description")));
      }
    }
    return parameters;
  }

  private static String text(YamlNode.Mapping keys, String key) {
    return keys.find(key).map(entry -> ((YamlNode.Scalar) entry.value()).text()).orElse("");
  }
}
