package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the arrival of a spike adds to state variables, and what unit its weight has. */
final class ArrivalReader {
  private static final String FORM = "write X += expression, as in g += weight";

  private final SourceText text;
  private final Scope scope;
  private final Map<String, Unit> units;
  private final Needs needs;
  private final Faults faults;
  private final List<Receptor.Arrival> arrivals = new ArrayList<>();
  private Optional<Unit> weightUnit = Optional.empty();

  /**
   * @param scope of the receptor
   * @param units of the state variables, by their names within the model
   * @param needs through the sub-expressions of receptor and model
   */
  ArrivalReader(SourceText text, Scope scope, Map<String, Unit> units, Needs needs, Faults faults) {
    this.text = text;
    this.scope = scope.ofArrival();
    this.units = units;
    this.needs = needs;
    this.faults = faults;
  }

  void read() {
    for (Stretch statement : Stretch.cut(text.text(), true)) {
      read(statement);
    }
  }

  /** The statements, as far as they are sound. */
  List<Receptor.Arrival> arrivals() {
    return arrivals;
  }

  /** The unit of a weight, if a statement shows it. */
  Optional<Unit> weightUnit() {
    return weightUnit;
  }

  private void read(Stretch statement) {
    Optional<StatementHead> head =
        StatementHead.read(text, statement, scope, faults, "an arrival", FORM);
    if (head.isEmpty()) {
      return;
    }
    Optional<Numeric> value = value(head.get().end(), statement.to());
    Span span = text.span(statement.from(), statement.to());
    if (head.get().operator().isPresent()
        && head.get().operator().get() != Assignment.Operator.ADD) {
      faults.add(span, "an arrival adds to its variables", FORM);
      return;
    }
    Optional<Numeric> factor = value.flatMap(v -> factor(v, statement));
    if (factor.isPresent() && head.get().dimension().isPresent()) {
      String variable = head.get().symbol().orElseThrow().name();
      weighs(variable, head.get().dimension().get(), factor.get(), span);
      arrivals.add(new Receptor.Arrival(variable, factor.get(), span));
    }
  }

  private Optional<Numeric> value(int from, int to) {
    try {
      Syntax syntax = ExpressionParser.parse(text.text(), from, to, scope::isDeclared);
      return new ExpressionChecker(text, scope, faults).numeric(syntax);
    } catch (SyntaxException e) {
      faults.add(text, e);
      return Optional.empty();
    }
  }

  /** Whatever else an arrival depended on, weights that arrive together could not be summed. */
  private Optional<Numeric> factor(Numeric value, Stretch statement) {
    Optional<Numeric> factor = WeightFactor.of(value);
    if (factor.isEmpty()) {
      faults.add(
          value.span(),
          text.quote(statement.from(), statement.to()) + " is not proportional to weight",
          "write X += factor*weight");
    }
    for (Numeric.Reference reference : value.references()) {
      if (needs.any(reference, ArrivalReader::varies)) {
        faults.add(
            reference.span(),
            "the arrival depends on '" + scope.written(reference.name()) + "'",
            "the factor of weight is made of parameters and numbers");
        return Optional.empty();
      }
    }
    return factor;
  }

  private static boolean varies(ReferenceKind kind) {
    return switch (kind) {
      case STATE, TIME, INPUT, NOISE -> true;
      case PARAMETER, SUBEXPRESSION, STEP -> false;
    };
  }

  private void weighs(String variable, Dimension dimension, Numeric factor, Span span) {
    Dimension weight;
    try {
      weight = dimension.per(factor.dimension());
    } catch (ArithmeticException e) {
      faults.add(span, e.getMessage(), "");
      return;
    }
    if (weightUnit.isPresent() && !weightUnit.get().dimension().equals(weight)) {
      faults.add(
          span,
          "weight is "
              + weight
              + " here but "
              + weightUnit.get().dimension()
              + " in another statement",
          "");
    } else if (weightUnit.isEmpty()) {
      Unit unit = units.getOrDefault(variable, Unit.coherent(dimension));
      weightUnit = Optional.of(factor.dimension().isNone() ? unit : Unit.coherent(weight));
    }
  }
}
