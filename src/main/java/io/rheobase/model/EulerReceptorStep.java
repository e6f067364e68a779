package io.rheobase.model;

import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Value;
import io.rheobase.equations.StateVariable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The straight line from the old state.
 *
 * @param variables those of the receptor
 */
record EulerReceptorStep(List<StateVariable> variables) implements ReceptorStep {

  @Override
  public Map<String, Value> along(Step step, double share) {
    ProgramBuilder b = step.builder();
    Map<String, Value> changes = step.changes(variables, step.old(), 0);
    Map<String, Value> along = new LinkedHashMap<>();
    changes.forEach(
        (name, change) ->
            along.put(name, b.add(step.old().get(name), b.mul(change, b.constant(share)))));
    return along;
  }
}
