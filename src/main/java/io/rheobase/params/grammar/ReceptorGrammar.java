package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.TextKind;
import java.util.List;

/** The key {@code receptors} of a population. */
final class ReceptorGrammar {

  private static final Shape VALUES = Shapes.values();

  private ReceptorGrammar() {}

  static Shape entry() {
    return new Shape.Keys(
        List.of(
            Field.optional(
                "conductance",
                Shapes.choice("exponential", "alpha", "biexponential"),
                "",
                "the conductance that an arrival opens; its weight is the greatest conductance",
                "exponential"),
            Field.optional(
                "current",
                Shapes.text(TextKind.CURRENT),
                "",
                "the current that an arrival causes: exponential, alpha, biexponential (its weight"
                    + " is the greatest current) or delta (V jumps by the weight); of a receptor with"
                    + " equations of its own, its part of I",
                "exponential"),
            Field.optional("tau", VALUES, "", "time constant, of exponential and alpha", "5 ms"),
            Field.optional("tau_rise", VALUES, "", "time constant of biexponential's rise", "1 ms"),
            Field.optional(
                "tau_decay", VALUES, "", "time constant of biexponential's decay", "5 ms"),
            Field.optional("E_rev", VALUES, "", "reversal potential of a conductance", "0 mV"),
            Field.optional(
                "voltage_dependence",
                Shapes.text(TextKind.EQUATIONS),
                "no dependence",
                "a number by which the current is multiplied: an expression of V",
                "1/(1 + exp(-0.062 /mV * V)/3.57)"),
            Field.optional(
                "decay",
                Shapes.choice("exact", "euler"),
                "exact",
                "how its variables are taken from sample to sample: by the solution of their linear"
                    + " equations, or by forward Euler; whatever the method of the run",
                "euler"),
            Field.optional(
                "equations",
                Shapes.text(TextKind.EQUATIONS),
                "",
                "a receptor of one's own: one `dX/dt = expression : unit` a line; [V] and [I] are"
                    + " the units of the model's V and I",
                "\"ds/dt = -s/tau : [I]/[V]\""),
            Field.optional(
                "arrival",
                Shapes.text(TextKind.EQUATIONS),
                "",
                "what an arrival adds, of a receptor of one's own",
                "s += weight"),
            Field.optional(
                "parameters",
                new Shape.Named("parameter", parameter(), "tau"),
                "no parameters",
                "the parameters of a receptor of one's own",
                "{tau: 5 ms, E_rev: {unit: mV, default: 0 mV}}")),
        List.of());
  }

  private static Shape parameter() {
    return Shapes.oneOf(
        Shapes.anyAmount(Bound.ANY),
        Shapes.keys(
            Field.required(
                "unit", Shapes.text(TextKind.UNIT), "its unit; 1 where it has none", "ms"),
            Field.required("default", VALUES, "its value, or one for each neuron", "5 ms"),
            Field.optional(
                "description",
                Shapes.text(TextKind.PROSE),
                "",
                "what it is",
                "time constant of the decay")));
  }
}
