package io.rheobase.equations;

import io.rheobase.units.Unit;
import java.util.List;
import java.util.Optional;

/**
 * A checked model. Every name in it is declared, every dimension agrees, every literal is in the
 * coherent system.
 *
 * @param states the state variables in the order of the text
 * @param subexpressions the named sub-expressions, each after those that it needs
 * @param parameters the parameters in the order of their declaration
 * @param inputUnit the unit of {@code I}
 * @param threshold the condition of a spike, if the model spikes
 * @param reset the statements at a spike, in the order in which they are carried out; each sees
 *     what those before it did
 * @param refractory a reference to a parameter or a literal, of dimension time
 * @param receptors the receptors, whose state variables, sub-expressions and parameters stand after
 *     those of the model, in their order; {@code I} contains their currents
 * @param warnings what is legal but doubtful: parameters and sub-expressions that nothing uses
 */
public record ModelEquations(
    List<StateVariable> states,
    List<Subexpression> subexpressions,
    List<Parameter> parameters,
    Unit inputUnit,
    Optional<Threshold> threshold,
    List<Assignment> reset,
    Optional<Numeric> refractory,
    List<Receptor> receptors,
    List<EquationFault> warnings) {
  public ModelEquations {
    states = List.copyOf(states);
    subexpressions = List.copyOf(subexpressions);
    parameters = List.copyOf(parameters);
    reset = List.copyOf(reset);
    receptors = List.copyOf(receptors);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads and checks a model.
   *
   * @throws EquationException with every fault, if there is any
   */
  public static ModelEquations of(ModelText text) {
    return of(text, List.of());
  }

  /**
   * Reads and checks a model together with the receptors of a population.
   *
   * @throws EquationException with every fault, if there is any
   */
  public static ModelEquations of(ModelText text, List<ReceptorText> receptors) {
    return new ModelChecker(text, receptors).check();
  }
}
