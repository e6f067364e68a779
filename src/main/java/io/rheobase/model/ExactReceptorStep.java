package io.rheobase.model;

import io.rheobase.compiler.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The solution of a receptor's linear equations. */
final class ExactReceptorStep implements ReceptorStep {

  private final LinearSystem system;
  private final Map<Double, Propagator> propagators = new TreeMap<>();

  /**
   * @param system the equations of the receptor
   * @param dt time step (ms)
   * @param shares of the step after which its variables are asked for
   */
  ExactReceptorStep(LinearSystem system, double dt, Set<Double> shares) {
    this.system = system;
    for (double share : shares) {
      String name = share == 1 ? "decay" : "decay(" + share + " dt)";
      propagators.put(share, Propagator.of(name, system, share * dt, -1));
    }
  }

  /** What the step reads, by name. */
  Map<String, PerNeuron> coefficients() {
    Map<String, PerNeuron> coefficients = new LinkedHashMap<>();
    for (Propagator propagator : propagators.values()) {
      for (int row = 0; row < system.states(); row++) {
        coefficients.putAll(propagator.coefficients(row));
      }
    }
    return coefficients;
  }

  @Override
  public Map<String, Value> along(Step step, double share) {
    Map<String, Value> along = new LinkedHashMap<>();
    for (int row = 0; row < system.states(); row++) {
      along.put(system.names().get(row), propagators.get(share).after(step, row));
    }
    return along;
  }
}
