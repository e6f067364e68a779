package io.rheobase.equations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A checked expression: a number with its dimension, or a condition. Immutable. */
public sealed interface Expression permits Numeric, Condition {
  /** Where it stands in the text of the model. */
  Span span();

  /** Its operands in the order of the text. */
  List<? extends Expression> children();

  /** Every reference to a name in it, in the order of the text. */
  default List<Numeric.Reference> references() {
    List<Numeric.Reference> found = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      Expression expression = open.pop();
      if (expression instanceof Numeric.Reference reference) {
        found.add(reference);
      }
      List<? extends Expression> children = expression.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        open.push(children.get(i));
      }
    }
    return found;
  }
}
