package io.rheobase.params;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keys that stand twice in the flat form, as in the notebook's own file: the last one holds. */
final class FlatDuplicates {
  private FlatDuplicates() {}

  static void warn(YamlNode.Mapping mapping, Faults faults) {
    Map<String, List<Entry>> byKey = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      byKey.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry);
    }
    byKey.values().stream().filter(given -> given.size() > 1).forEach(given -> warn(given, faults));
  }

  private static void warn(List<Entry> given, Faults faults) {
    Entry last = given.get(given.size() - 1);
    String value = last.value() instanceof YamlNode.Scalar scalar ? ", " + scalar.text() + "," : "";
    faults.warn(
        last.keyAt(),
        last.key()
            + " is given in lines "
            + Wording.list(
                given.stream().map(entry -> String.valueOf(entry.keyAt().line())).toList(), "and")
            + "; the last one"
            + value
            + " holds",
        "delete the others");
  }
}
