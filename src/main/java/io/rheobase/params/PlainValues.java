package io.rheobase.params;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The single values of a parameter file as they are written, by address. */
public final class PlainValues {

  /** What no result of a point depends on. */
  private static final List<String> WITHOUT_EFFECT =
      List.of("sweep", "output", "infer", "record", "comment", "simulation.threads", "threads");

  private PlainValues() {}

  /**
   * Reads the values; anything longer than one value, such as a list, is one text.
   *
   * @param name for messages
   * @param overrides values given on the command line
   * @return by address, but for what no result depends on
   * @throws ParameterFileException where it is no YAML
   */
  public static Map<String, String> of(
      String name, byte[] bytes, List<ParameterFile.Override> overrides) {
    Faults faults = new Faults();
    String text = YamlText.decode(name, bytes, faults);
    faults.throwIfAny();
    Source source = Source.of(name, text);
    YamlNode root = YamlText.compose(source, text, faults);
    faults.throwIfAny();
    Map<String, String> values = new LinkedHashMap<>();
    if (root instanceof YamlNode.Mapping mapping) {
      YamlNode.Mapping overridden = mapping;
      for (ParameterFile.Override override : overrides) {
        overridden = Overriding.in(overridden, override, faults);
      }
      faults.throwIfAny();
      collect(overridden, "", values);
    }
    return values;
  }

  private static void collect(
      YamlNode.Mapping mapping, String address, Map<String, String> values) {
    for (Entry entry : mapping.entries()) {
      String inner = address.isEmpty() ? entry.key() : address + "." + entry.key();
      if (WITHOUT_EFFECT.contains(inner) || entry.key().equals("comment")) {
        continue;
      }
      if (entry.value() instanceof YamlNode.Mapping map) {
        collect(map, inner, values);
      } else {
        values.put(
            inner,
            entry.value() instanceof YamlNode.Scalar scalar
                ? scalar.text()
                : FlowText.of(entry.value()));
      }
    }
  }
}
