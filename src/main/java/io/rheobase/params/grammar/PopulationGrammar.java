package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.TextKind;
import io.rheobase.units.Dimension;
import java.util.List;

/** The block {@code populations}. */
final class PopulationGrammar {

  private PopulationGrammar() {}

  static Shape entry() {
    return Shapes.keys(
        Field.required(
            "model",
            Shapes.text(TextKind.MODEL),
            "what its neurons are: a model of the program (`sim models` lists them) or of the block"
                + " models",
            "LIF"),
        Field.required(
            "size", new Shape.Whole(1, Integer.MAX_VALUE - 64), "number of neurons", "1000"),
        Field.optional(
            "parameters",
            new Shape.Named("parameter", Shapes.values(), "tau_m"),
            "the model's defaults",
            "values of the model's parameters; `sim models NAME` lists them",
            "{tau_m: 10 ms, g_L: 10 nS}"),
        Field.optional(
            "initial",
            new Shape.Named("state variable", Shapes.values(), "V"),
            "the model's",
            "state variables at t = 0",
            "{V: -70 mV}"),
        Field.optional(
            "area",
            Shapes.amount(Dimension.AREA, Bound.POSITIVE),
            "values are not per area",
            "membrane area of a neuron, by which values per area are multiplied",
            "20000 um^2"),
        Field.optional(
            "length",
            Shapes.amount(Dimension.LENGTH, Bound.POSITIVE),
            "",
            "length of a cylinder whose side is the membrane, in place of area",
            "100 um"),
        Field.optional(
            "diameter",
            Shapes.amount(Dimension.LENGTH, Bound.POSITIVE),
            "",
            "diameter of that cylinder",
            "20 um"),
        Field.optional(
            "receptors",
            new Shape.Named("receptor", ReceptorGrammar.entry(), "ampa"),
            "no receptors",
            "what the spikes of inputs and connections act on; a receptor's variables (`g_ampa` of a"
                + " conductance, `I_ampa` of a current) are state variables of the population",
            "{ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}"),
        Field.optional(
            "spikes",
            new Shape.Keys(Shapes.spikeTimes(), List.of(Shapes.SPIKE_TIMES)),
            "",
            "the spikes of a population of the model spike_generator",
            "{times: [[10 ms], [20 ms, 30 ms]]}"));
  }
}
