package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.Group;
import io.rheobase.units.Dimension;
import java.util.ArrayList;
import java.util.List;

/** The key {@code plasticity} of a connection. */
final class PlasticityGrammar {

  private static final Shape NUMBER = Shapes.amount(Dimension.NONE, Bound.ANY);
  private static final Shape TIME = Shapes.amount(Dimension.TIME, Bound.POSITIVE);
  private static final Shape AMOUNT = Shapes.anyAmount(Bound.ANY);

  private PlasticityGrammar() {}

  static Shape kinds() {
    List<Field> kinds =
        List.of(
            Field.optional(
                "stdp",
                stdp(),
                "",
                "pairs of spikes: one before the other's potentiates, one behind it depresses",
                "{A_plus: 0.01, A_minus: 0.0105, tau_plus: 20 ms, tau_minus: 20 ms, w_max: 1 nS}"),
            Field.optional(
                "triplet",
                triplet(),
                "",
                "triplets of spikes (Pfister and Gerstner 2006)",
                "{A2_plus: 0.005, A3_plus: 0.0062, A2_minus: 0.007, A3_minus: 0.00023, tau_plus:"
                    + " 16.8 ms, tau_x: 101 ms, tau_minus: 33.7 ms, tau_y: 125 ms, w_max: 1 nS}"),
            Field.optional(
                "inhibitory",
                Shapes.keys(
                    Field.required("eta", AMOUNT, "learning rate, in the unit of a weight", "1 nS"),
                    Field.required("tau", TIME, "time constant of both traces", "20 ms"),
                    Field.required(
                        "rho_0",
                        Shapes.amount(Dimension.FREQUENCY, Bound.NOT_NEGATIVE),
                        "the rate to which the targets are brought",
                        "5 Hz"),
                    least(),
                    most("no bound")),
                "",
                "inhibition that brings its targets to a rate (Vogels et al. 2011)",
                "{eta: 0.1 nS, tau: 20 ms, rho_0: 5 Hz, w_max: 100 nS}"),
            Field.optional(
                "hebbian",
                Shapes.keys(
                    Field.required(
                        "eta",
                        AMOUNT,
                        "learning rate, in the unit of a weight times ms",
                        "10 nS*ms"),
                    Field.required("tau", TIME, "time over which the rates are taken", "100 ms"),
                    Field.optional(
                        "tau_w", TIME, "never", "time in which a weight is forgotten", "10 s"),
                    least(),
                    most("no bound")),
                "",
                "rates of both neurons: dw/dt = eta · x · y − w/tau_w",
                "{eta: 10 nS*ms, tau: 100 ms, w_max: 2 nS}"),
            Field.optional(
                "short_term",
                Shapes.keys(
                    Field.required(
                        "U",
                        Shapes.amount(Dimension.NONE, Bound.NOT_NEGATIVE),
                        "use of the resources by the first spike, 1 at most",
                        "0.5"),
                    Field.optional(
                        "tau_facil",
                        Shapes.amount(Dimension.TIME, Bound.NOT_NEGATIVE),
                        "0 ms: no facilitation",
                        "decay of the facilitation",
                        "1000 ms"),
                    Field.required("tau_rec", TIME, "recovery of the resources", "800 ms")),
                "",
                "depression and facilitation (Tsodyks and Markram): the first spike transmits U"
                    + " times the weight",
                "{U: 0.5, tau_rec: 800 ms}"));
    return new Shape.Keys(
        kinds,
        List.of(
            new Group("how the synapses change", kinds.stream().map(Field::key).toList(), true)));
  }

  private static Shape stdp() {
    List<Field> fields = new ArrayList<>();
    fields.add(
        amplitude("A_plus", "potentiation by a pair, a multiple of what dependence says", "0.01"));
    fields.add(
        amplitude("A_minus", "depression by a pair, a multiple of what dependence says", "0.0105"));
    fields.add(time("tau_plus", "time constant of potentiation", "20 ms"));
    fields.add(time("tau_minus", "time constant of depression", "20 ms"));
    fields.addAll(List.of(least(), greatest()));
    fields.add(
        Field.optional(
            "dependence",
            Shapes.choice("additive", "multiplicative", "van_rossum"),
            "additive",
            "how a change depends on the weight: not at all, up to hard bounds; by its distance"
                + " from the bound ahead; or potentiation the one way, depression the other",
            "multiplicative"));
    fields.add(pairing());
    return new Shape.Keys(fields, List.of());
  }

  private static Shape triplet() {
    List<Field> fields = new ArrayList<>();
    fields.add(amplitude("A2_plus", "potentiation by a pair, a multiple of w_max", "0.005"));
    fields.add(amplitude("A3_plus", "potentiation by a triplet", "0.0062"));
    fields.add(amplitude("A2_minus", "depression by a pair", "0.007"));
    fields.add(amplitude("A3_minus", "depression by a triplet", "0.00023"));
    fields.add(time("tau_plus", "of the fast trace of presynaptic spikes", "16.8 ms"));
    fields.add(time("tau_x", "of the slow trace of presynaptic spikes", "101 ms"));
    fields.add(time("tau_minus", "of the fast trace of postsynaptic spikes", "33.7 ms"));
    fields.add(time("tau_y", "of the slow trace of postsynaptic spikes", "125 ms"));
    fields.addAll(List.of(least(), greatest(), pairing()));
    return new Shape.Keys(fields, List.of());
  }

  private static Field amplitude(String key, String doc, String example) {
    return Field.required(key, NUMBER, doc, example);
  }

  private static Field time(String key, String doc, String example) {
    return Field.required(key, TIME, doc, example);
  }

  private static Field least() {
    return Field.optional("w_min", AMOUNT, "0", "no weight becomes less", "0 nS");
  }

  private static Field most(String absent) {
    return Field.optional("w_max", AMOUNT, absent, "no weight becomes more", "1 nS");
  }

  private static Field greatest() {
    return Field.required("w_max", AMOUNT, "the greatest weight", "1 nS");
  }

  private static Field pairing() {
    return Field.optional(
        "pairing",
        Shapes.choice("all_to_all", "nearest"),
        "all_to_all",
        "which spikes make pairs: each with all earlier ones of the other neuron, or with the last"
            + " one",
        "nearest");
  }
}
