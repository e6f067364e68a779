package io.rheobase.model;

import io.rheobase.equations.Expression;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.ReferenceKind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which names an expression needs, those behind sub-expressions included. */
final class Mentions {

  private final Map<String, Numeric> subexpressions;
  private final Map<String, Set<String>> known = new HashMap<>();

  Mentions(Map<String, Numeric> subexpressions) {
    this.subexpressions = subexpressions;
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
