package io.rheobase.equations;

import java.util.Optional;

/**
 * Something wrong, or doubtful, in the text of a model.
 *
 * @param span where it stands
 * @param what what is wrong
 * @param expected what was expected there, or how to mend it; may be empty
 * @param nearest the known name nearest to an unknown one
 */
public record EquationFault(Span span, String what, String expected, Optional<String> nearest) {
  /** What is wrong, what was expected and the nearest name, in one line. */
  public String message() {
    return what
        + (expected.isEmpty() ? "" : "; " + expected)
        + nearest.map(name -> "; did you mean '" + name + "'?").orElse("");
  }
}
