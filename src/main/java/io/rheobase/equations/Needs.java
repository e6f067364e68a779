package io.rheobase.equations;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What expressions need, that behind some sub-expressions included. */
final class Needs {
  private final Map<String, Numeric> subexpressions = new HashMap<>();

  /** Looks through these sub-expressions; any others count as they are. */
  Needs(List<Subexpression> subexpressions) {
    subexpressions.forEach(s -> this.subexpressions.put(s.name(), s.value()));
  }

  /** Whether an expression needs a name of the kind sought. */
  boolean any(Expression expression, Predicate<ReferenceKind> sought) {
    Set<String> seen = new HashSet<>();
    Deque<Expression> open = new ArrayDeque<>();
    open.push(expression);
    while (!open.isEmpty()) {
      for (Numeric.Reference reference : open.pop().references()) {
        if (sought.test(reference.kind())) {
          return true;
        }
        boolean subexpression = reference.kind() == ReferenceKind.SUBEXPRESSION;
        Numeric behind = subexpression ? subexpressions.get(reference.name()) : null;
        if (behind != null && seen.add(reference.name())) {
          open.push(behind);
        }
      }
    }
    return false;
  }
}
