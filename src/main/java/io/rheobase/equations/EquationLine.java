package io.rheobase.equations;

import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An equation: {@code dX/dt = body : unit} or {@code name = body : unit}.
 *
 * @param name what it defines
 * @param rate whether it is a differential equation
 * @param nameSpan where the name stands
 * @param stretch the whole equation
 * @param bodyFrom offset of its right side
 * @param bodyTo offset after its right side
 * @param unit its unit, unless that is faulty
 */
record EquationLine(
    String name,
    boolean rate,
    Span nameSpan,
    Stretch stretch,
    int bodyFrom,
    int bodyTo,
    Optional<Unit> unit) {
  private static final Pattern RATE = Pattern.compile("d([A-Za-z_]\\w*)\\s*/\\s*dt\\s*=(?!=)");
  private static final Pattern NAMED = Pattern.compile("([A-Za-z_]\\w*)\\s*=(?!=)");
  private static final String OPERATORS = "+-*/^)<>=,";

  /** The equations of a text; lines that are none become faults. */
  static List<EquationLine> read(SourceText text, UnitReader units, Faults faults) {
    List<EquationLine> lines = new ArrayList<>();
    for (Stretch stretch : Stretch.cut(text.text(), false)) {
      read(text, stretch, units, faults).ifPresent(lines::add);
    }
    return lines;
  }

  private static Optional<EquationLine> read(
      SourceText text, Stretch stretch, UnitReader units, Faults faults) {
    Matcher rate = RATE.matcher(text.text()).region(stretch.from(), stretch.to());
    boolean isRate = rate.lookingAt();
    Matcher head = isRate ? rate : NAMED.matcher(text.text()).region(stretch.from(), stretch.to());
    if (!isRate && !head.lookingAt()) {
      boolean goesOn = OPERATORS.indexOf(text.text().charAt(stretch.from())) >= 0;
      faults.add(
          text.span(stretch.from(), stretch.to()),
          "not an equation",
          goesOn
              ? "an expression goes on in the next line inside parentheses only"
              : "write dX/dt = expression : unit or name = expression : unit");
      return Optional.empty();
    }
    int colon = stretch.colon(text.text());
    Optional<Unit> unit;
    if (colon < 0) {
      faults.add(
          text.span(stretch.to(), stretch.to()),
          "the unit of " + head.group(1) + " is missing",
          "end the equation with its unit, as in : mV");
      unit = Optional.empty();
    } else {
      unit = units.read(text, colon + 1, stretch.to());
    }
    return Optional.of(
        new EquationLine(
            head.group(1),
            isRate,
            text.span(head.start(1), head.end(1)),
            stretch,
            head.end(),
            colon < 0 ? stretch.to() : Math.max(colon, head.end()),
            unit));
  }
}
