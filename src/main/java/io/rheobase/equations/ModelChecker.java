package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a model in one pass that finds every fault: declarations first, then what uses them. */
final class ModelChecker {
  private static final int LONGEST_TEXT = 20_000;
  private static final int MOST_PARAMETERS = 1_000;

  private final ModelText model;
  private final List<ReceptorText> receptors;
  private final Faults faults = new Faults();

  ModelChecker(ModelText model, List<ReceptorText> receptors) {
    this.model = model;
    this.receptors = receptors;
  }

  ModelEquations check() {
    refuseHostileSizes();
    UnitReader units = UnitReader.ofModel(faults);
    SourceText inputText = source(Source.Section.INPUT_UNIT, model.inputUnit());
    Optional<Unit> inputUnit =
        model.inputUnit().isBlank()
            ? Optional.of(Unit.coherent(Dimension.CURRENT))
            : units.read(inputText, 0, model.inputUnit().length());
    Scope scope = new Scope(inputUnit.map(Unit::dimension));
    Declarations declarations = new Declarations(scope, units, faults);
    List<Parameter> parameters = new ArrayList<>(declarations.parameters(model.parameters()));

    SourceText text = source(Source.Section.EQUATIONS, model.equations());
    EquationReader equations = new EquationReader(text, scope, units, faults);
    equations.declare(declarations);
    if (equations.lines().stream().noneMatch(EquationLine::rate)) {
      faults.add(
          text.span(0, 0),
          "the model has no state variable",
          "write at least one dX/dt = expression : unit");
    }
    equations.read();

    Events events = new Events(model, scope, equations.dependencies(), faults);
    Optional<Threshold> threshold = events.threshold();
    List<Assignment> reset = events.reset();
    Optional<Numeric> refractory = events.refractory();
    Faults warnings = new Faults();
    List<ReceptorChecker.Checked> checked = receptors(scope, equations, inputUnit, warnings);
    equations.warnOfUnused(model.parameters(), warnings);
    if (!faults.list().isEmpty()) {
      throw new EquationException(faults.list());
    }
    List<StateVariable> states = new ArrayList<>(equations.states());
    List<Subexpression> subexpressions = new ArrayList<>(equations.subexpressions());
    for (ReceptorChecker.Checked receptor : checked) {
      parameters.addAll(receptor.parameters());
      states.addAll(receptor.equations().states());
      subexpressions.addAll(receptor.equations().subexpressions());
    }
    return new ModelEquations(
        states,
        subexpressions,
        parameters,
        inputUnit.orElseThrow(),
        threshold,
        reset,
        refractory,
        checked.stream().map(ReceptorChecker.Checked::receptor).toList(),
        warnings.list());
  }

  private List<ReceptorChecker.Checked> receptors(
      Scope scope, EquationReader equations, Optional<Unit> inputUnit, Faults warnings) {
    boolean driven = scope.isUsed("I");
    Set<String> names = new HashSet<>();
    Set<String> taken = new HashSet<>();
    List<ReceptorChecker.Checked> checked = new ArrayList<>();
    for (ReceptorText text : receptors) {
      ReceptorChecker checker = new ReceptorChecker(text, scope, equations, inputUnit, faults);
      if (names.add(text.name())) {
        checked.add(checker.check(taken, driven, warnings));
      } else {
        faults.add(
            checker.nameSpan(),
            "'" + text.name() + "' is declared twice",
            "choose another name for one of them");
      }
    }
    return checked;
  }

  private void refuseHostileSizes() {
    refuseLong(source(Source.Section.EQUATIONS, model.equations()));
    refuseLong(source(Source.Section.THRESHOLD, model.threshold()));
    refuseLong(source(Source.Section.RESET, model.reset()));
    refuseLong(source(Source.Section.REFRACTORY, model.refractory()));
    refuseMany(model.parameters(), "");
    for (ReceptorText receptor : receptors) {
      for (SourceText text : ReceptorChecker.texts(receptor)) {
        refuseLong(text);
      }
      refuseMany(receptor.parameters(), receptor.name());
    }
    if (!faults.list().isEmpty()) {
      throw new EquationException(faults.list());
    }
  }

  private void refuseMany(List<ModelText.ParameterText> parameters, String receptor) {
    if (parameters.size() > MOST_PARAMETERS) {
      String first = parameters.get(MOST_PARAMETERS).name();
      faults.add(
          new Span(new Source(Source.Section.PARAMETER_NAME, first, receptor), 1, 1, 1),
          "more than " + MOST_PARAMETERS + " parameters",
          "");
    }
  }

  private void refuseLong(SourceText text) {
    if (text.text().length() > LONGEST_TEXT) {
      faults.add(
          text.span(LONGEST_TEXT, LONGEST_TEXT + 1),
          "more than " + LONGEST_TEXT + " characters",
          "");
    }
  }

  private static SourceText source(Source.Section section, String text) {
    return new SourceText(Source.of(section), text);
  }
}
