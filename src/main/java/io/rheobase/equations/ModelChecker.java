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

/** Reads a model in one pass that finds every fault: declarations first, then what uses them. */
final class ModelChecker {
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_PARAMETERS = 1_000;

  private final ModelText model;
  private final Faults faults = new Faults();
  private final Dependencies dependencies = new Dependencies();

  ModelChecker(ModelText model) {
    this.model = model;
  }

  ModelEquations check() {
    refuseHostileSizes();
    SourceText inputText = source(Source.Section.INPUT_UNIT, model.inputUnit());
    Optional<Unit> inputUnit =
        model.inputUnit().isBlank()
            ? Optional.of(Unit.coherent(Dimension.CURRENT))
            : Declarations.unit(inputText, 0, model.inputUnit().length(), faults);
    Scope scope = new Scope(inputUnit.map(Unit::dimension));
    Declarations declarations = new Declarations(scope, faults);
    List<Parameter> parameters = declarations.parameters(model.parameters());

    SourceText equations = source(Source.Section.EQUATIONS, model.equations());
    List<EquationLine> lines = EquationLine.read(equations, faults);
    declare(lines, equations, declarations);
    List<StateVariable> states = new ArrayList<>();
    Map<String, Subexpression> subexpressions = new HashMap<>();
    for (EquationLine line : lines) {
      Optional<Numeric> body = body(equations, scope, line);
      if (body.isPresent() && line.unit().isPresent()) {
        Span span = equations.span(line.stretch().from(), line.stretch().to());
        Unit unit = line.unit().get();
        if (line.rate()) {
          states.add(new StateVariable(line.name(), unit, body.get(), span));
        } else {
          subexpressions.put(line.name(), new Subexpression(line.name(), unit, body.get(), span));
        }
      }
    }
    Dependencies.Sorted sorted = dependencies.sorted();
    reportCycles(sorted.cycles(), lines);

    Events events = new Events(model, scope, dependencies, faults);
    Optional<Threshold> threshold = events.threshold();
    List<Assignment> reset = events.reset();
    Optional<Numeric> refractory = events.refractory();
    if (!faults.list().isEmpty()) {
      throw new EquationException(faults.list());
    }
    return new ModelEquations(
        states,
        sorted.order().stream().map(subexpressions::get).toList(),
        parameters,
        inputUnit.orElseThrow(),
        threshold,
        reset,
        refractory,
        unused(scope, lines));
  }

  private void declare(List<EquationLine> lines, SourceText equations, Declarations declarations) {
    for (EquationLine line : lines) {
      declarations.declare(
          line.nameSpan(),
          line.name(),
          line.rate() ? ReferenceKind.STATE : ReferenceKind.SUBEXPRESSION,
          line.unit().map(Unit::dimension));
    }
    if (lines.stream().noneMatch(EquationLine::rate)) {
      faults.add(
          equations.span(0, 0),
          "the model has no state variable",
          "write at least one dX/dt = expression : unit");
    }
  }

  private void refuseHostileSizes() {
    refuseLong(Source.Section.EQUATIONS, model.equations());
    refuseLong(Source.Section.THRESHOLD, model.threshold());
    refuseLong(Source.Section.RESET, model.reset());
    refuseLong(Source.Section.REFRACTORY, model.refractory());
    if (model.parameters().size() > MOST_PARAMETERS) {
      ModelText.ParameterText first = model.parameters().get(MOST_PARAMETERS);
      faults.add(
          new Span(new Source(Source.Section.PARAMETER_NAME, first.name()), 1, 1, 1),
          "more than " + MOST_PARAMETERS + " parameters",
          "");
    }
    if (!faults.list().isEmpty()) {
      throw new EquationException(faults.list());
    }
  }

  private void refuseLong(Source.Section section, String text) {
    if (text.length() > LONGEST_TEXT) {
      faults.add(
          source(section, text).span(LONGEST_TEXT, LONGEST_TEXT + 1),
          "more than " + LONGEST_TEXT + " characters",
          "");
    }
  }

  private static SourceText source(Source.Section section, String text) {
    return new SourceText(Source.of(section), text);
  }

  private Optional<Numeric> body(SourceText text, Scope scope, EquationLine line) {
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

  private void reportCycles(List<List<String>> cycles, List<EquationLine> lines) {
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

  private List<EquationFault> unused(Scope scope, List<EquationLine> lines) {
    Faults warnings = new Faults();
    for (ModelText.ParameterText parameter : model.parameters()) {
      if (!scope.isUsed(parameter.name())) {
        Source source = new Source(Source.Section.PARAMETER_NAME, parameter.name());
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
    return warnings.list();
  }
}
