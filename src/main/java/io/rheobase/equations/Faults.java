package io.rheobase.equations;

import io.rheobase.units.UnitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects faults, up to a number that nobody reads beyond. */
final class Faults {
  private static final int MOST = 100;

  private final List<EquationFault> list = new ArrayList<>();

  void add(Span span, String what, String expected) {
    add(span, what, expected, Optional.empty());
  }

  void add(Span span, String what, String expected, Optional<String> nearest) {
    if (list.size() < MOST) {
      list.add(new EquationFault(span, what, expected, nearest));
    } else if (list.size() == MOST) {
      list.add(new EquationFault(span, "further faults are not listed", "", Optional.empty()));
    }
  }

  void add(SourceText text, SyntaxException e) {
    add(text.span(e.from, e.to), e.getMessage(), e.expected, e.nearest);
  }

  /** A fault in a unit or quantity whose text begins at {@code start}. */
  void add(SourceText text, int start, UnitException e) {
    int from = Math.min(start + e.offset(), text.text().length());
    int to = Math.min(from + e.length(), text.text().length());
    add(text.span(from, to), e.getMessage(), "", e.nearest());
  }

  List<EquationFault> list() {
    return list;
  }
}
