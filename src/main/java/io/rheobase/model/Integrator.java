package io.rheobase.model;

import io.rheobase.compiler.Value;
import java.util.Map;

/** Lowers a step of all state variables. */
interface Integrator {

  /** The states after the step. */
  Map<String, Value> after(Step step);
}
