package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The explicit rules that sample the rates along the step: Kutta 1901; Hairer, Nørsett and Wanner,
 * Solving Ordinary Differential Equations I (1993), section II.1.
 */
final class RungeKutta {
  private RungeKutta() {}

  /** Forward Euler. */
  static Map<String, Value> euler(Step step) {
    return step.along(step.changes(step.old(), 0), 1);
  }

  /** The midpoint rule. */
  static Map<String, Value> midpoint(Step step) {
    Map<String, Value> middle = step.stage(step.changes(step.old(), 0), 0.5);
    return step.along(step.changes(middle, 0.5), 1);
  }

  /** The classical rule of order 4. */
  static Map<String, Value> classical(Step step) {
    Map<String, Value> k1 = step.changes(step.old(), 0);
    Map<String, Value> k2 = step.changes(step.stage(k1, 0.5), 0.5);
    Map<String, Value> k3 = step.changes(step.stage(k2, 0.5), 0.5);
    Map<String, Value> k4 = step.changes(step.stage(k3, 1), 1);
    ProgramBuilder b = step.builder();
    Map<String, Value> sum = new LinkedHashMap<>();
    for (String name : k1.keySet()) {
      Value inner = b.mul(b.constant(2), b.add(k2.get(name), k3.get(name)));
      sum.put(name, b.add(b.add(k1.get(name), inner), k4.get(name)));
    }
    return step.along(sum, 1.0 / 6);
  }
}
