package io.rheobase.params.grammar;

import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.params.grammar.Shape.Group;
import io.rheobase.params.grammar.Shape.TextKind;
import io.rheobase.units.Dimension;
import java.util.List;

/** The block {@code connections}. */
final class ConnectionGrammar {

  private ConnectionGrammar() {}

  static Shape entry() {
    return Shapes.keys(
        Field.required("from", Shapes.target(), "the neurons whose spikes travel", "exc"),
        Field.required(
            "to",
            Shapes.target(),
            "the neurons that the spikes reach; the rule is applied to each pair of populations anew",
            "[exc, inh]"),
        Field.required(
            "rule",
            rule(),
            "which neurons are joined; one_to_one joins the first of from with the first of to and"
                + " so on, all_to_all every one with every one",
            "{pairwise_bernoulli: 0.1}"),
        Field.optional(
            "autapses", Shapes.flag(), "false", "whether a neuron may be joined to itself", "true"),
        Field.optional(
            "multapses",
            Shapes.flag(),
            "true for fixed_indegree, fixed_outdegree and fixed_total_number, else false",
            "whether two neurons may be joined more than once",
            "false"),
        Field.required(
            "receptor",
            Shapes.text(TextKind.RECEPTOR),
            "the receptor of the targets that the spikes act on",
            "ampa"),
        Field.optional(
            "weight",
            Shapes.weights(),
            "the rule gives the weights",
            "what a spike adds to the receptor, in the receptor's unit",
            "6 nS"),
        Field.optional(
            "delay",
            Shapes.delays(),
            "the rule gives the delays",
            "the time from a spike to its arrival, dt at least; a single one is a multiple of dt,"
                + " drawn ones are rounded",
            "1.5 ms"),
        Field.optional(
            "plasticity",
            PlasticityGrammar.kinds(),
            "the synapses do not change",
            "how the synapses change with the spikes of their neurons",
            "{short_term: {U: 0.5, tau_rec: 800 ms}}"));
  }

  private static Shape rule() {
    Shape amount = Shapes.anyAmount(Bound.ANY);
    List<Field> rules =
        List.of(
            Field.optional(
                "pairwise_bernoulli",
                Shapes.amount(Dimension.NONE, Bound.NOT_NEGATIVE),
                "",
                "every pair is joined with this probability; none with 0",
                "0.1"),
            Field.optional(
                "fixed_indegree",
                new Shape.Whole(1, Integer.MAX_VALUE),
                "",
                "every target has this many synapses, from sources chosen uniformly",
                "100"),
            Field.optional(
                "fixed_outdegree",
                new Shape.Whole(1, Integer.MAX_VALUE),
                "",
                "every source has this many synapses, to targets chosen uniformly",
                "100"),
            Field.optional(
                "fixed_total_number",
                new Shape.Whole(1, 1_000_000_000_000_000L),
                "",
                "there are this many synapses, with sources and targets chosen uniformly",
                "20000"),
            Field.optional(
                "list",
                Shapes.list(new Shape.Items(amount, 2, 4)),
                "",
                "the synapses one by one: source, target, and if they are not the same for all,"
                    + " weight, or weight and delay",
                "[[0, 3, 6 nS, 1.5 ms], [7, 3, 2 nS, 2 ms]]"),
            Field.optional(
                "matrix",
                Shapes.oneOf(Shapes.text(TextKind.FILE), Shapes.list(Shapes.list(amount))),
                "",
                "the weights, a row for each target with a column for each source; 0 is no synapse."
                    + " Rows of values, or a file: a NumPy array (`.npy`) or CSV without a header",
                "[[0, 6 nS], [2 nS, 0]]"),
            Field.optional(
                "file",
                Shapes.text(TextKind.FILE),
                "",
                "the synapses one by one: a CSV file with the columns source and target and, if"
                    + " they are not the same for all, weight and delay with their units, as in"
                    + " `weight_nS` and `delay_ms`; or SONATA edges (`.h5`)",
                "edges.csv"));
    List<Field> besides =
        List.of(
            Field.optional(
                "unit",
                Shapes.text(TextKind.UNIT),
                "that of the values, or that the file names",
                "unit of the weights of a matrix or a file",
                "nS"),
            Field.optional(
                "edges",
                Shapes.text(TextKind.EDGES),
                "the only one, or the one between the two populations",
                "which edge population of a SONATA file",
                "exc_to_inh"),
            Field.optional(
                "sha256",
                Shapes.text(TextKind.HASH),
                "not checked",
                "hash that the file must have",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
    return Shapes.oneOf(
        Shapes.choice("one_to_one", "all_to_all"),
        new Shape.Keys(
            Shapes.joined(rules, besides),
            List.of(
                new Group(
                    "which neurons are joined", rules.stream().map(Field::key).toList(), true))));
  }
}
