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
import io.rheobase.equations.StateVariable;
import io.rheobase.random.StreamKey;
import java.util.ArrayList;
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
  private final Mentions mentions;
  private final Firing firing;

  Binding(
      ModelEquations equations,
      double dt,
      Method method,
      Map<String, PerNeuron> parameters,
      StreamKey noise) {
    this.equations = equations;
    this.dt = dt;
    this.method = method;
    this.parameters = parameters;
    this.noise = noise;
    this.mentions = new Mentions(Scope.subexpressions(equations));
    this.firing = new Firing(equations, mentions);
  }

  BoundModel bind() {
    boolean noisy = isNoisy();
    Map<String, PerNeuron> used = new LinkedHashMap<>();
    Integrator integrator;
    if (method == Method.EXACT) {
      Exact exact = new Exact(equations, dt, among(rates()), mentions, firing.held());
      used.putAll(among(events()));
      used.putAll(exact.coefficients());
      integrator = exact;
    } else {
      List<Expression> all = new ArrayList<>(rates());
      all.addAll(events());
      used.putAll(among(all));
      integrator = integrator();
    }
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
    List<String> states = new ArrayList<>();
    for (StateVariable state : equations.states()) {
      states.add(state.name());
    }
    Slots slots = new Slots(states, names);
    Program advance = advance(slots, used, integrator, noisy);
    Program reset = reset(slots, used);
    return new BoundModel(
        backend -> KernelCompiler.compile(advance, reset, backend),
        slots.states(),
        slots.input(),
        advance.slotCount(),
        slots.index(firing.variable()),
        values,
        noisy
            ? Optional.of(new BoundModel.Noise(slots.index(Step.NOISE), noise))
            : Optional.empty(),
        dt,
        refractory(),
        firing.hasPeak() ? Optional.of(parameters.get(Firing.PEAK)) : Optional.empty(),
        List.of(),
        List.of(advance, reset));
  }

  private Program advance(
      Slots slots, Map<String, PerNeuron> used, Integrator integrator, boolean noisy) {
    ProgramBuilder b = new ProgramBuilder(slots);
    Step step = new Step(Scope.of(b, dt, equations, used), equations, firing, noisy);
    if (noisy) {
      checkNoise(step);
    }
    Map<String, Value> after = integrator.after(step);
    after.forEach(b::next);
    firing.candidates(step, after);
    return b.build();
  }

  private Program reset(Slots slots, Map<String, PerNeuron> used) {
    ProgramBuilder b = new ProgramBuilder(slots);
    firing.reset(Scope.of(b, dt, equations, used));
    return b.build();
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

  private List<Expression> rates() {
    List<Expression> rates = new ArrayList<>();
    for (StateVariable state : equations.states()) {
      rates.add(state.rate());
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
