package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one receptor of a model whose own equations have been read. */
final class ReceptorChecker {
  private static final int LONGEST_NAME = 32;

  private final ReceptorText receptor;
  private final Scope model;
  private final Scope scope;
  private final EquationReader modelEquations;
  private final Optional<Unit> inputUnit;
  private final Faults faults;
  private final Needs needs;

  /**
   * @param model the names of the model
   * @param modelEquations its equations
   * @param inputUnit the unit of {@code I}, unless that is faulty
   */
  ReceptorChecker(
      ReceptorText receptor,
      Scope model,
      EquationReader modelEquations,
      Optional<Unit> inputUnit,
      Faults faults) {
    this.receptor = receptor;
    this.model = model;
    this.scope = model.ofReceptor(receptor.name());
    this.modelEquations = modelEquations;
    this.inputUnit = inputUnit;
    this.faults = faults;
    this.needs = new Needs(modelEquations.subexpressions());
  }

  /** What a receptor adds to its model. */
  record Checked(List<Parameter> parameters, EquationReader equations, Receptor receptor) {}

  /** All that a receptor's author may have written at any length. */
  static List<SourceText> texts(ReceptorText receptor) {
    return List.of(
        text(receptor, Source.Section.EQUATIONS, receptor.equations()),
        text(receptor, Source.Section.CURRENT, receptor.current()),
        text(receptor, Source.Section.VOLTAGE_DEPENDENCE, receptor.voltageDependence()),
        text(receptor, Source.Section.ARRIVAL, receptor.arrival()));
  }

  /**
   * Reads the receptor; what is wrong becomes a fault, after which the result is worth nothing.
   *
   * @param taken the names within the model of what other receptors declare; it is added to
   * @param driven whether the model has a place for a current
   * @param warnings receives what is doubtful
   */
  Checked check(Set<String> taken, boolean driven, Faults warnings) {
    checkName();
    UnitReader units = UnitReader.ofReceptor(namedUnits(), faults);
    Declarations declarations = new Declarations(scope, units, faults);
    List<Parameter> parameters = declarations.parameters(receptor.parameters());
    SourceText text = text(Source.Section.EQUATIONS, receptor.equations());
    EquationReader equations = new EquationReader(text, scope, units, faults);
    equations.declare(declarations);
    checkClashes(taken);
    if (units.isAnyMissing()) {
      return checked(parameters, equations, Optional.empty(), arrival(equations));
    }
    equations.read();
    equations.states().forEach(state -> refuseDrivers(state.rate()));
    equations.subexpressions().forEach(named -> refuseDrivers(named.value()));
    Optional<Numeric> current = current(driven);
    ArrivalReader arrival = arrival(equations);
    arrival.read();
    if (receptor.arrival().isBlank()) {
      faults.add(
          nameSpan(),
          "the receptor '" + receptor.name() + "' has no arrival",
          "write what a spike adds, as in arrival: g += weight");
    } else if (receptor.current().isBlank() && isIdle(arrival.arrivals())) {
      faults.add(
          nameSpan(),
          "the receptor '" + receptor.name() + "' has no current",
          "write what it adds to I, as in current: g*(E_rev - V)");
    }
    equations.warnOfUnused(receptor.parameters(), warnings);
    return checked(parameters, equations, current, arrival);
  }

  private Checked checked(
      List<Parameter> parameters,
      EquationReader equations,
      Optional<Numeric> current,
      ArrivalReader arrival) {
    return new Checked(
        parameters,
        equations,
        new Receptor(
            receptor.name(),
            arrival.weightUnit().orElse(Unit.ONE),
            equations.states().stream().map(StateVariable::name).toList(),
            parameters.stream().map(Parameter::name).toList(),
            current,
            arrival.arrivals(),
            receptor.decay()));
  }

  private ArrivalReader arrival(EquationReader equations) {
    Map<String, Unit> units = new HashMap<>();
    List<Subexpression> subexpressions = new ArrayList<>(modelEquations.subexpressions());
    subexpressions.addAll(equations.subexpressions());
    modelEquations.states().forEach(state -> units.put(state.name(), state.unit()));
    equations.states().forEach(state -> units.put(state.name(), state.unit()));
    SourceText text = text(Source.Section.ARRIVAL, receptor.arrival());
    return new ArrivalReader(text, scope, units, new Needs(subexpressions), faults);
  }

  /** Whether nothing that arrives reaches the model's own variables. */
  private boolean isIdle(List<Receptor.Arrival> arrivals) {
    return !arrivals.isEmpty()
        && arrivals.stream().noneMatch(arrival -> model.isDeclared(arrival.variable()));
  }

  private void checkName() {
    if (!Declarations.isName(receptor.name(), LONGEST_NAME)) {
      faults.add(nameSpan(), "not a name", Declarations.form(LONGEST_NAME));
    }
  }

  private Map<String, Unit> namedUnits() {
    Map<String, Unit> units = new HashMap<>();
    for (EquationLine line : modelEquations.lines()) {
      if (line.rate()) {
        units.put(line.name(), line.unit().orElse(Unit.ONE));
      }
    }
    units.put("I", inputUnit.orElse(Unit.ONE));
    return units;
  }

  private void checkClashes(Set<String> taken) {
    for (Symbol own : scope.own()) {
      if (model.isDeclared(own.name()) || !taken.add(own.name())) {
        faults.add(
            nameSpan(),
            "the receptor '" + receptor.name() + "' makes a second '" + own.name() + "'",
            "choose another name for the receptor");
      }
    }
  }

  private Optional<Numeric> current(boolean driven) {
    if (receptor.current().isBlank()) {
      if (!receptor.voltageDependence().isBlank()) {
        faults.add(
            text(Source.Section.VOLTAGE_DEPENDENCE, receptor.voltageDependence()).whole(),
            "a voltage dependence without a current",
            "give the receptor a current, as in current: g*(E_rev - V)");
      }
      return Optional.empty();
    }
    if (!driven) {
      faults.add(
          nameSpan(),
          "the current of the receptor '" + receptor.name() + "' has no effect",
          "write I into an equation of the model");
    }
    Optional<Numeric> current =
        expression(
            text(Source.Section.CURRENT, receptor.current()),
            inputUnit.map(Unit::dimension),
            "the current");
    if (receptor.voltageDependence().isBlank()) {
      return current;
    }
    Optional<Numeric> dependence =
        expression(
            text(Source.Section.VOLTAGE_DEPENDENCE, receptor.voltageDependence()),
            Optional.of(Dimension.NONE),
            "the voltage dependence");
    return current.flatMap(
        c ->
            dependence.map(
                d ->
                    new Numeric.Arithmetic(
                        ArithmeticOperator.TIMES, d, c, c.dimension(), c.span())));
  }

  private Optional<Numeric> expression(
      SourceText text, Optional<Dimension> dimension, String role) {
    try {
      Syntax syntax =
          ExpressionParser.parse(text.text(), 0, text.text().length(), scope::isDeclared);
      ExpressionChecker checker = new ExpressionChecker(text, scope, faults);
      Optional<Numeric> value =
          dimension.isPresent()
              ? checker.numeric(syntax, dimension.get(), role)
              : checker.numeric(syntax);
      value.ifPresent(this::refuseDrivers);
      return value;
    } catch (SyntaxException e) {
      faults.add(text, e);
      return Optional.empty();
    }
  }

  /** {@code I} contains the current of the receptor, and noise drives the model alone. */
  private void refuseDrivers(Numeric expression) {
    for (Numeric.Reference reference : expression.references()) {
      boolean input = needs.any(reference, kind -> kind == ReferenceKind.INPUT);
      if (input || needs.any(reference, kind -> kind == ReferenceKind.NOISE)) {
        String driver = input ? "I" : "xi";
        faults.add(
            reference.span(),
            reference.name().equals(driver)
                ? "'" + driver + "' cannot be used in a receptor"
                : "'" + reference.name() + "' needs " + driver + ", which a receptor cannot use",
            "use state variables, parameters, t and dt");
      }
    }
  }

  /** Where the name of the receptor stands. */
  Span nameSpan() {
    return text(Source.Section.RECEPTOR_NAME, receptor.name()).whole();
  }

  private SourceText text(Source.Section section, String text) {
    return text(receptor, section, text);
  }

  private static SourceText text(ReceptorText receptor, Source.Section section, String text) {
    return new SourceText(new Source(section, "", receptor.name()), text);
  }
}
