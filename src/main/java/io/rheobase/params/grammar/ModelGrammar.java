package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.Group;
import io.rheobase.params.grammar.Shape.TextKind;
import java.util.List;

/** The block {@code models}. */
final class ModelGrammar {

  private ModelGrammar() {}

  static Shape entry() {
    return new Shape.Keys(
        List.of(
            Field.optional(
                "description",
                Shapes.text(TextKind.PROSE),
                "",
                "what the model is, in a sentence",
                "a leaky integrate-and-fire neuron"),
            Field.optional(
                "source",
                Shapes.text(TextKind.PROSE),
                "",
                "where it was published",
                "doi:10.1152/jn.00686.2005"),
            Field.optional(
                "file",
                Shapes.text(TextKind.FILE),
                "",
                "a YAML file that holds the other keys of this map, looked up in the folder of the"
                    + " parameter file",
                "my-model.yaml"),
            Field.optional(
                "equations",
                Shapes.text(TextKind.EQUATIONS),
                "",
                "one `dX/dt = expression : unit` or `name = expression : unit` a line",
                "\"dV/dt = (E_L - V + I/g_L)/tau_m : mV\""),
            Field.optional(
                "threshold",
                Shapes.text(TextKind.EQUATIONS),
                "no spikes",
                "the condition of a spike",
                "V >= V_th"),
            Field.optional(
                "reset",
                Shapes.text(TextKind.EQUATIONS),
                "nothing is reset",
                "what changes at a spike, statements separated by `;`",
                "V = V_reset; w += b"),
            Field.optional(
                "refractory",
                Shapes.text(TextKind.VALUE_OR_PARAMETER),
                "0 ms",
                "how long a neuron is refractory after a spike",
                "t_ref"),
            Field.optional(
                "input_unit",
                Shapes.text(TextKind.UNIT),
                "pA",
                "unit of I, the sum of all inputs",
                "mV/ms"),
            Field.optional(
                "parameters",
                new Shape.Named("parameter", parameter(), "tau_m"),
                "no parameters",
                "the parameters, with their units; a quantity alone is unit and default in one",
                "{tau_m: {unit: ms, default: 10 ms, description: membrane time constant}}"),
            Field.optional(
                "initial",
                new Shape.Named("state variable", Shapes.text(TextKind.VALUE_OR_PARAMETER), "V"),
                "each population gives it",
                "state variables at t = 0, where a population gives none",
                "{V: E_L}")),
        List.of(new Group("what its equations are", List.of("equations", "file"), true)));
  }

  private static Shape parameter() {
    return Shapes.oneOf(
        Shapes.anyAmount(Bound.ANY),
        Shapes.keys(
            Field.required(
                "unit", Shapes.text(TextKind.UNIT), "its unit; 1 where it has none", "mV"),
            Field.optional(
                "default",
                Shapes.anyAmount(Bound.ANY),
                "every population gives it",
                "its value where a population gives none",
                "-70 mV"),
            Field.optional(
                "description",
                Shapes.text(TextKind.PROSE),
                "",
                "what it is",
                "leak reversal potential")));
  }
}
