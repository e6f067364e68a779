package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the equations of a text: first declares what they define, then reads what they say. */
final class EquationReader {
  private final SourceText text;
  private final Scope scope;
  private final Faults faults;
  private final List<EquationLine> lines;
  private final Dependencies dependencies = new Dependencies();
  private final List<StateVariable> states = new ArrayList<>();
  private final List<Subexpression> subexpressions = new ArrayList<>();

  EquationReader(SourceText text, Scope scope, UnitReader units, Faults faults) {
    this.text = text;
    this.scope = scope;
    this.faults = faults;
    this.lines = EquationLine.read(text, units, faults);
  }

  /** The equations, as far as they are any. */
  List<EquationLine> lines() {
    return lines;
  }

  void declare(Declarations declarations) {
    for (EquationLine line : lines) {
      declarations.declare(
          line.nameSpan(),
          line.name(),
          line.rate() ? ReferenceKind.STATE : ReferenceKind.SUBEXPRESSION,
          line.unit().map(Unit::dimension));
    }
  }

  void read() {
    Map<String, Subexpression> named = new HashMap<>();
    for (EquationLine line : lines) {
      Optional<Numeric> body = body(line);
      if (body.isPresent() && line.unit().isPresent()) {
        String name = scope.composed(line.name());
        Span span = text.span(line.stretch().from(), line.stretch().to());
        Unit unit = line.unit().get();
        if (line.rate()) {
          states.add(new StateVariable(name, unit, body.get(), span));
        } else {
          named.put(line.name(), new Subexpression(name, unit, body.get(), span));
        }
      }
    }
    Dependencies.Sorted sorted = dependencies.sorted();
    reportCycles(sorted.cycles());
    for (String name : sorted.order()) {
      if (named.containsKey(name)) {
        subexpressions.add(named.get(name));
      }
    }
  }

  /** The state variables, in the order of the text. */
  List<StateVariable> states() {
    return states;
  }

  /** The named sub-expressions, each after those that it needs. */
  List<Subexpression> subexpressions() {
    return subexpressions;
  }

  /** Which sub-expression needs which names. */
  Dependencies dependencies() {
    return dependencies;
  }

  private Optional<Numeric> body(EquationLine line) {
    Syntax syntax;
    try {
      syntax =
          ExpressionParser.parse(text.text(), line.bodyFrom(), line.bodyTo(), scope::isDeclared);
    } catch (SyntaxException e) {
      faults.add(text, e);
      return Optional.empty();
    }
    if (!line.rate()) {
      Set<String> names = new LinkedHashSet<>();
      names(syntax).forEach(name -> names.add(name.name()));
      dependencies.add(line.name(), names);
    }
    ExpressionChecker checker = new ExpressionChecker(text, scope, faults);
    if (line.unit().isEmpty()) {
      return checker.numeric(syntax);
    }
    Dimension declared = line.unit().get().dimension();
    return line.rate()
        ? checker.numeric(syntax, declared.per(Dimension.TIME), "the rate of " + line.name())
        : checker.numeric(syntax, declared, line.name());
  }

  /** The names in an expression, in the order of the text. */
  static List<Syntax.Name> names(Syntax syntax) {
    List<Syntax.Name> names = new ArrayList<>();
    Deque<Syntax> open = new ArrayDeque<>();
    open.push(syntax);
    while (!open.isEmpty()) {
      Syntax next = open.pop();
      if (next instanceof Syntax.Name name) {
        names.add(name);
      }
      for (int i = next.children().size() - 1; i >= 0; i--) {
        open.push(next.children().get(i));
      }
    }
    return names;
  }

  private void reportCycles(List<List<String>> cycles) {
    for (List<String> cycle : cycles) {
      String first = cycle.get(0);
      for (EquationLine line : lines) {
        if (line.name().equals(first)) {
          faults.add(
              line.nameSpan(),
              "sub-expressions need each other: " + String.join(" -> ", cycle) + " -> " + first,
              "make one of them a state variable or a parameter");
          break;
        }
      }
    }
  }

  /**
   * Warns of parameters and sub-expressions that nothing used.
   *
   * @param parameters those that the same author declared
   */
  void warnOfUnused(List<ModelText.ParameterText> parameters, Faults warnings) {
    for (ModelText.ParameterText parameter : parameters) {
      if (!scope.isUsed(parameter.name())) {
        Source source =
            new Source(Source.Section.PARAMETER_NAME, parameter.name(), scope.receptor());
        warnings.add(
            new SourceText(source, parameter.name()).whole(),
            "parameter '" + parameter.name() + "' is not used",
            "remove it or use it");
      }
    }
    for (EquationLine line : lines) {
      if (!line.rate() && !scope.isUsed(line.name())) {
        warnings.add(
            line.nameSpan(),
            "sub-expression '" + line.name() + "' is not used",
            "remove it or use it");
      }
    }
  }
}
