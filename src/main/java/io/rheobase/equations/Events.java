package io.rheobase.equations;

import io.rheobase.units.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what happens at a spike: threshold, reset, refractory time. */
final class Events {
  private final ModelText model;
  private final Scope scope;
  private final Dependencies dependencies;
  private final Faults faults;

  Events(ModelText model, Scope scope, Dependencies dependencies, Faults faults) {
    this.model = model;
    this.scope = scope;
    this.dependencies = dependencies;
    this.faults = faults;
  }

  Optional<Threshold> threshold() {
    if (model.threshold().isBlank()) {
      return Optional.empty();
    }
    SourceText text = source(Source.Section.THRESHOLD, model.threshold());
    return parse(text, 0, model.threshold().length(), "the threshold")
        .flatMap(syntax -> new ExpressionChecker(text, scope, faults).condition(syntax))
        .map(Threshold::of);
  }

  List<Assignment> reset() {
    SourceText text = source(Source.Section.RESET, model.reset());
    List<Stretch> statements = Stretch.cut(model.reset(), true);
    if (!statements.isEmpty()) {
      requireThreshold(text, "a reset");
    }
    List<Assignment> assignments = new ArrayList<>();
    for (Stretch statement : statements) {
      assignment(text, statement).ifPresent(assignments::add);
    }
    return assignments;
  }

  private void requireThreshold(SourceText text, String what) {
    if (model.threshold().isBlank()) {
      faults.add(
          text.whole(), what + " needs a threshold", "write one, as in threshold: V >= V_th");
    }
  }

  private Optional<Assignment> assignment(SourceText text, Stretch statement) {
    Optional<StatementHead> read =
        StatementHead.read(
            text,
            statement,
            scope,
            faults,
            "a reset",
            "write X = expression, X += expression, X -= expression or X *= expression");
    if (read.isEmpty()) {
      return Optional.empty();
    }
    StatementHead head = read.get();
    Optional<Syntax> body = parse(text, head.end(), statement.to(), "the reset");
    if (body.isEmpty()) {
      return Optional.empty();
    }
    ExpressionChecker checker = new ExpressionChecker(text, scope, faults);
    if (head.operator().isEmpty() || head.dimension().isEmpty()) {
      checker.numeric(body.get());
      return Optional.empty();
    }
    boolean factor = head.operator().get() == Assignment.Operator.MULTIPLY;
    String variable = head.variable();
    return checker
        .numeric(
            body.get(),
            factor ? Dimension.NONE : head.dimension().get(),
            factor ? "the factor of " + variable : "the value for " + variable)
        .map(
            value ->
                new Assignment(
                    variable,
                    head.operator().get(),
                    value,
                    text.span(statement.from(), statement.to())));
  }

  Optional<Numeric> refractory() {
    if (model.refractory().isBlank()) {
      return Optional.empty();
    }
    SourceText text = source(Source.Section.REFRACTORY, model.refractory());
    requireThreshold(text, "a refractory time");
    Optional<Numeric> time =
        parse(text, 0, model.refractory().length(), "the refractory time")
            .flatMap(
                syntax ->
                    new ExpressionChecker(text, scope, faults)
                        .numeric(syntax, Dimension.TIME, "the refractory time"));
    boolean parameter =
        time.isPresent()
            && time.get() instanceof Numeric.Reference reference
            && reference.kind() == ReferenceKind.PARAMETER;
    if (time.isPresent() && !parameter && !(time.get() instanceof Numeric.Literal)) {
      faults.add(
          text.whole(),
          "the refractory time is neither a parameter nor a time",
          "write a parameter's name or a time, as in 2 ms");
      return Optional.empty();
    }
    return time;
  }

  private Optional<Syntax> parse(SourceText text, int from, int to, String where) {
    try {
      Syntax syntax = ExpressionParser.parse(text.text(), from, to, scope::isDeclared);
      for (Syntax.Name name : EquationReader.names(syntax)) {
        refuse(text, name, "I", where);
        refuse(text, name, "xi", where);
      }
      return Optional.of(syntax);
    } catch (SyntaxException e) {
      faults.add(text, e);
      return Optional.empty();
    }
  }

  /** What drives the step is not defined at its end, where spikes are found. */
  private void refuse(SourceText text, Syntax.Name name, String driver, String where) {
    if (dependencies.reaches(name.name(), driver)) {
      String what =
          name.name().equals(driver)
              ? "'" + driver + "' cannot be used in " + where
              : "'" + name.name() + "' needs " + driver + ", which cannot be used in " + where;
      faults.add(
          text.span(name.from(), name.to()), what, "use state variables, parameters, t and dt");
    }
  }

  private static SourceText source(Source.Section section, String text) {
    return new SourceText(Source.of(section), text);
  }
}
