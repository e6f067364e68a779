package io.rheobase.model;

import io.rheobase.compiler.Value;
import java.util.Map;

/**
 * Takes the state variables of a receptor along a step by a rule of their own, whatever the method
 * of the model.
 */
interface ReceptorStep {

  /** The state variables a share of the step after its beginning, without what arrives. */
  Map<String, Value> along(Step step, double share);
}
