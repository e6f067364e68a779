package io.rheobase.model;

import io.rheobase.compiler.Value;
import java.util.Map;

/** Lowers a step of the state variables that the method advances. */
interface Integrator {

  /** Where it takes them; what arrives and what holds them is not its concern. */
  Map<String, Value> after(Step step);
}
