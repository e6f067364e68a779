package io.rheobase.model;

import io.rheobase.equations.Expression;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.ReferenceKind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which names an expression needs, those behind sub-expressions and {@code I} included. */
final class Mentions {

  private final Map<String, Numeric> subexpressions;
  private final List<Numeric> currents;
  private final Map<String, Set<String>> known = new HashMap<>();

  /**
   * @param currents of the receptors, which {@code I} contains
   */
  Mentions(Map<String, Numeric> subexpressions, List<Numeric> currents) {
    this.subexpressions = subexpressions;
    this.currents = currents;
  }

  /** The names in the order of their first mention, without those of sub-expressions. */
  Set<String> in(Expression expression) {
    Set<String> names = new LinkedHashSet<>();
    for (Numeric.Reference reference : expression.references()) {
      if (reference.kind() == ReferenceKind.SUBEXPRESSION) {
        names.addAll(behind(reference.name()));
      } else {
        names.add(reference.name());
      }
      if (reference.kind() == ReferenceKind.INPUT) {
        currents.forEach(current -> names.addAll(in(current)));
      }
    }
    return names;
  }

  private Set<String> behind(String subexpression) {
    Set<String> names = known.get(subexpression);
    if (names == null) {
      names = in(subexpressions.get(subexpression));
      known.put(subexpression, names);
    }
    return names;
  }
}
