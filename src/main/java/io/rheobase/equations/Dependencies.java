package io.rheobase.equations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which sub-expression needs which. */
final class Dependencies {
  /** Per sub-expression, in the order of the text, the names in it. */
  private final Map<String, Set<String>> names = new LinkedHashMap<>();

  void add(String subexpression, Set<String> namesInIt) {
    names.put(subexpression, namesInIt);
  }

  /**
   * The sub-expressions, each after those that it needs; those in or behind cycles are left out.
   */
  List<String> order() {
    Set<String> ordered = new LinkedHashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map.Entry<String, Set<String>> entry : names.entrySet()) {
        boolean ready =
            entry.getValue().stream().allMatch(n -> !names.containsKey(n) || ordered.contains(n));
        if (ready && ordered.add(entry.getKey())) {
          grows = true;
        }
      }
    }
    return new ArrayList<>(ordered);
  }

  /** The cycles, none of which shares a name with another; each begins with its first name. */
  List<List<String>> cycles() {
    Set<String> open = new LinkedHashSet<>(names.keySet());
    order().forEach(open::remove);
    List<List<String>> cycles = new ArrayList<>();
    while (!open.isEmpty()) {
      List<String> path = new ArrayList<>();
      String at = open.iterator().next();
      while (at != null && !path.contains(at)) {
        path.add(at);
        at = names.get(at).stream().filter(open::contains).findFirst().orElse(null);
      }
      if (at != null) {
        cycles.add(List.copyOf(path.subList(path.indexOf(at), path.size())));
      }
      path.forEach(open::remove);
    }
    return cycles;
  }

  /** Whether a name, or any sub-expression behind it, is one of the sought names. */
  boolean reaches(String name, String sought) {
    Set<String> reached = new LinkedHashSet<>(Set.of(name));
    List<String> open = new ArrayList<>(reached);
    while (!open.isEmpty()) {
      for (String next : names.getOrDefault(open.remove(open.size() - 1), Set.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached.contains(sought);
  }
}
