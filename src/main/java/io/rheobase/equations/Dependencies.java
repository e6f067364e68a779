package io.rheobase.equations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which sub-expression needs which. */
final class Dependencies {
  /** Per sub-expression, in the order of the text, the names in it. */
  private final Map<String, Set<String>> names = new LinkedHashMap<>();

  /**
   * @param order the sub-expressions, each after those that it needs unless that is in a cycle
   * @param cycles the cycles, each beginning with the member that was met first
   */
  record Sorted(List<String> order, List<List<String>> cycles) {}

  private record Visit(String name, Iterator<String> needs) {}

  void add(String subexpression, Set<String> namesInIt) {
    names.put(subexpression, namesInIt);
  }

  /** Sorts by depth-first search with a stack of its own, since chains may be long. */
  Sorted sorted() {
    Set<String> done = new LinkedHashSet<>();
    List<List<String>> cycles = new ArrayList<>();
    for (String start : names.keySet()) {
      Deque<Visit> open = new ArrayDeque<>();
      LinkedHashSet<String> path = new LinkedHashSet<>();
      enter(start, open, path, done);
      while (!open.isEmpty()) {
        Visit visit = open.peek();
        if (!visit.needs().hasNext()) {
          open.pop();
          path.remove(visit.name());
          done.add(visit.name());
          continue;
        }
        String next = visit.needs().next();
        if (path.contains(next)) {
          List<String> members = new ArrayList<>(path);
          cycles.add(List.copyOf(members.subList(members.indexOf(next), members.size())));
        } else {
          enter(next, open, path, done);
        }
      }
    }
    return new Sorted(List.copyOf(done), List.copyOf(cycles));
  }

  private void enter(String name, Deque<Visit> open, Set<String> path, Set<String> done) {
    if (names.containsKey(name) && !done.contains(name)) {
      open.push(new Visit(name, names.get(name).iterator()));
      path.add(name);
    }
  }

  /** Whether a name, or any sub-expression behind it, is the sought name. */
  boolean reaches(String name, String sought) {
    Set<String> reached = new HashSet<>(Set.of(name));
    Deque<String> open = new ArrayDeque<>();
    open.push(name);
    while (!open.isEmpty()) {
      for (String next : names.getOrDefault(open.pop(), Set.of())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
    return reached.contains(sought);
  }
}
