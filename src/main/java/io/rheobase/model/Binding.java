package io.rheobase.model;

import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.Program;
import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Slots;
import io.rheobase.compiler.Value;
import io.rheobase.equations.Assignment;
import io.rheobase.equations.Expression;
import io.rheobase.equations.ExpressionPrinter;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.Parameter;
import io.rheobase.equations.Receptor;
import io.rheobase.equations.ReceptorText;
import io.rheobase.equations.StateVariable;
import io.rheobase.random.StreamKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the programs of a run out of a model's equations: what is the same for all neurons is
 * folded into constants, what differs between them becomes a slot.
 *
 * <p>{@code xi} is {@code z / sqrt(dt)} with a standard normal z for each neuron and step, draw 0
 * of the noise key. Forward Euler multiplies rates by dt, so that a term {@code s * xi} contributes
 * {@code s * sqrt(dt) * z} (Maruyama 1955, doi:10.1007/BF02846028).
 */
final class Binding {

  private final ModelEquations equations;
  private final double dt;
  private final Method method;
  private final Map<String, PerNeuron> parameters;
  private final StreamKey noise;
  private final InputUse use;
  private final Mentions mentions;
  private final Firing firing;

  Binding(
      ModelEquations equations,
      double dt,
      Method method,
      Map<String, PerNeuron> parameters,
      StreamKey noise,
      InputUse use) {
    this.equations = equations;
    this.dt = dt;
    this.method = method;
    this.parameters = parameters;
    this.noise = noise;
    this.use = use;
    this.mentions = new Mentions(Scope.subexpressions(equations), Scope.currents(equations));
    this.firing = new Firing(equations, mentions);
  }

  BoundModel bind() {
    boolean noisy = isNoisy();
    Plan plan = method == Method.EXACT ? exactPlan() : plan();
    Arrivals arrivals = new Arrivals(equations, dt, factor -> among(List.of(factor)));
    Map<String, PerNeuron> used = new LinkedHashMap<>(plan.used());
    used.putAll(arrivals.factors());
    List<String> names = new ArrayList<>();
    Map<Integer, PerNeuron> values = new LinkedHashMap<>();
    for (Map.Entry<String, PerNeuron> entry : used.entrySet()) {
      if (!entry.getValue().isUniform()) {
        names.add(entry.getKey());
        values.put(equations.states().size() + names.size(), entry.getValue());
      }
    }
    if (noisy) {
      names.add(Step.NOISE);
    }
    names.addAll(arrivals.slots());
    Slots slots = new Slots(equations.states().stream().map(StateVariable::name).toList(), names);
    ProgramBuilder b = new ProgramBuilder(slots);
    Scope scope = Scope.of(b, dt, equations, used);
    Step step =
        new Step(
            scope,
            equations.states(),
            plan.variables(),
            plan.receptors(),
            firing,
            noisy,
            use.driven());
    Program advance = advance(b, step, plan.integrator(), arrivals, noisy);
    Program reset = reset(slots, used);
    return new BoundModel(
        backend -> KernelCompiler.compile(advance, reset, backend),
        slots.states(),
        slots.input(),
        showsCurrent(),
        Math.max(advance.slotCount(), reset.slotCount()),
        slots.index(firing.variable()),
        values,
        noisy
            ? Optional.of(new BoundModel.Noise(slots.index(Step.NOISE), noise))
            : Optional.empty(),
        equations.receptors().stream().map(r -> arrivals.receptor(r.name(), slots)).toList(),
        dt,
        refractory(),
        firing.hasPeak() ? Optional.of(parameters.get(Firing.PEAK)) : Optional.empty(),
        List.of(advance, reset));
  }

  /**
   * Who advances what.
   *
   * @param integrator the method
   * @param variables what it advances
   * @param receptors what advances the other state variables
   * @param used what the step and the reset read, by name
   */
  private record Plan(
      Integrator integrator,
      List<StateVariable> variables,
      List<ReceptorStep> receptors,
      Map<String, PerNeuron> used) {}

  private Plan plan() {
    List<StateVariable> variables = new ArrayList<>(equations.states());
    List<ReceptorStep> receptors = new ArrayList<>();
    Map<String, PerNeuron> coefficients = new LinkedHashMap<>();
    List<Expression> read = new ArrayList<>(events());
    read.addAll(Scope.currents(equations));
    for (Receptor receptor : equations.receptors()) {
      List<StateVariable> own = statesOf(receptor);
      if (receptor.decay() == ReceptorText.Decay.EULER) {
        receptors.add(new EulerReceptorStep(own));
        variables.removeAll(own);
        read.addAll(rates(own));
      } else if (!own.isEmpty()) {
        Optional<LinearSystem> system = linear(own);
        if (system.isPresent()) {
          ExactReceptorStep exact = new ExactReceptorStep(system.get(), dt, method.stages());
          receptors.add(exact);
          variables.removeAll(own);
          coefficients.putAll(exact.coefficients());
        }
      }
    }
    read.addAll(rates(variables));
    Map<String, PerNeuron> used = among(read);
    used.putAll(coefficients);
    return new Plan(integrator(), variables, receptors, used);
  }

  /** The receptors take part in the solution of the whole. */
  private Plan exactPlan() {
    for (Receptor receptor : equations.receptors()) {
      for (StateVariable state : statesOf(receptor)) {
        if (receptor.decay() == ReceptorText.Decay.EULER) {
          throw new MethodException(
              method, state.name(), state.span(), "its receptor asks for decay: euler");
        }
      }
    }
    Exact exact =
        new Exact(equations, dt, among(rates(equations.states())), mentions, firing.held());
    List<Expression> read = new ArrayList<>(events());
    read.addAll(Scope.currents(equations));
    Map<String, PerNeuron> used = among(read);
    used.putAll(exact.coefficients());
    return new Plan(exact, equations.states(), List.of(), used);
  }

  private List<StateVariable> statesOf(Receptor receptor) {
    return equations.states().stream().filter(s -> receptor.states().contains(s.name())).toList();
  }

  /** Equations as a system of their own, if they are linear with constant coefficients. */
  private Optional<LinearSystem> linear(List<StateVariable> own) {
    Set<String> known = new HashSet<>(Set.of("dt"));
    own.forEach(state -> known.add(state.name()));
    equations.parameters().forEach(parameter -> known.add(parameter.name()));
    for (StateVariable state : own) {
      if (!known.containsAll(mentions.in(state.rate()))) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new LinearSystem(own, equations, dt, among(rates(own)), mentions));
    } catch (MethodException e) {
      return Optional.empty();
    }
  }

  private Program advance(
      ProgramBuilder b, Step step, Integrator integrator, Arrivals arrivals, boolean noisy) {
    if (noisy) {
      checkNoise(step);
    }
    Map<String, Value> after = step.end(integrator.after(step), arrivals);
    after.forEach(b::next);
    if (showsCurrent()) {
      b.next(Slots.INPUT, step.instant(step.old(), 0).total());
    }
    firing.candidates(step, after);
    return b.build();
  }

  private Program reset(Slots slots, Map<String, PerNeuron> used) {
    ProgramBuilder b = new ProgramBuilder(slots);
    firing.reset(Scope.of(b, dt, equations, used));
    return b.build();
  }

  private boolean showsCurrent() {
    return use.shown() && !equations.receptors().isEmpty();
  }

  private Integrator integrator() {
    return switch (method) {
      case EULER -> RungeKutta::euler;
      case RK2 -> RungeKutta::midpoint;
      case RK4 -> RungeKutta::classical;
      case EXPONENTIAL_EULER -> new ExponentialEuler(mentions);
      case EXACT -> throw new IllegalStateException("made from its coefficients");
    };
  }

  private boolean isNoisy() {
    for (StateVariable variable : equations.states()) {
      if (mentions.in(variable.rate()).contains(Step.NOISE)) {
        if (method != Method.EULER) {
          throw new MethodException(
              method, variable.name(), variable.span(), "only euler can, as its rate contains xi");
        }
        return true;
      }
    }
    return false;
  }

  private void checkNoise(Step step) {
    Linearity linearity = new Linearity(step.instant(step.old(), 0), mentions, Set.of(Step.NOISE));
    for (StateVariable variable : equations.states()) {
      try {
        linearity.of(variable.rate());
      } catch (Linearity.NotLinear e) {
        throw new MethodException(
            method,
            variable.name(),
            e.culprit().span(),
            "its rate is not linear in xi: " + ExpressionPrinter.print(e.culprit()));
      }
    }
  }

  private static List<Expression> rates(List<StateVariable> variables) {
    List<Expression> rates = new ArrayList<>();
    for (StateVariable variable : variables) {
      rates.add(variable.rate());
    }
    return rates;
  }

  private List<Expression> events() {
    List<Expression> events = new ArrayList<>();
    if (equations.threshold().isPresent()) {
      events.add(equations.threshold().get().condition());
    }
    for (Assignment assignment : equations.reset()) {
      events.add(assignment.value());
    }
    return events;
  }

  /** The parameters that expressions mention, in the order of the model. */
  private Map<String, PerNeuron> among(List<Expression> expressions) {
    Set<String> mentioned = new LinkedHashSet<>();
    for (Expression expression : expressions) {
      mentioned.addAll(mentions.in(expression));
    }
    Map<String, PerNeuron> used = new LinkedHashMap<>();
    for (Parameter parameter : equations.parameters()) {
      if (mentioned.contains(parameter.name())) {
        used.put(parameter.name(), parameters.get(parameter.name()));
      }
    }
    return used;
  }

  private PerNeuron refractory() {
    if (equations.refractory().isEmpty()) {
      return PerNeuron.ZERO;
    }
    return equations.refractory().get() instanceof Numeric.Literal literal
        ? PerNeuron.all(literal.value())
        : parameters.get(((Numeric.Reference) equations.refractory().get()).name());
  }
}
