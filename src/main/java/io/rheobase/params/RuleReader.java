package io.rheobase.params;

import io.rheobase.network.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the rule of a connection, and holds it to the neurons that there are. */
final class RuleReader {

  private static final String ONE_TO_ONE = "one_to_one";
  private static final String ALL_TO_ALL = "all_to_all";

  /** Rules that may join two neurons more than once, and do unless told otherwise. */
  private static final List<String> FIXED =
      List.of("fixed_indegree", "fixed_outdegree", "fixed_total_number");

  /** Rules that join two neurons once at most. */
  private static final List<String> SINGLE =
      List.of(ONE_TO_ONE, ALL_TO_ALL, "pairwise_bernoulli", "matrix");

  private static final List<String> RULES =
      List.of(
          "pairwise_bernoulli",
          "fixed_indegree",
          "fixed_outdegree",
          "fixed_total_number",
          "list",
          "matrix",
          "file");

  private final Joint joint;
  private final Pair pair;
  private final Faults faults;

  RuleReader(Joint joint) {
    this.joint = joint;
    this.pair = joint.pair();
    this.faults = joint.faults();
  }

  /** The name of a rule; nothing after a fault. */
  static Optional<String> name(Given given) {
    if (given instanceof Given.Word word) {
      return Optional.of(word.text());
    }
    return given instanceof Given.Keys keys
        ? RULES.stream().filter(keys::has).findFirst()
        : Optional.empty();
  }

  /** Whether a rule may join two neurons more than once where nothing is said of it. */
  static boolean multapsesByDefault(String rule) {
    return FIXED.contains(rule);
  }

  /** Whether a rule joins two neurons once at most, whatever is said. */
  static boolean isSingle(String rule) {
    return SINGLE.contains(rule);
  }

  /** The rule with what it says of its synapses; nothing after a fault. */
  Optional<Wires> read(Given given) {
    if (given instanceof Given.Word word) {
      return word.text().equals(ONE_TO_ONE)
          ? oneToOne(word.at()).map(Wires::of)
          : joinable(word.at()).map(at -> Wires.of(new Rule.AllToAll()));
    }
    Given.Keys keys = (Given.Keys) given;
    String name = name(keys).orElseThrow();
    if (!fits(keys, name)) {
      return Optional.empty();
    }
    return switch (name) {
      case "pairwise_bernoulli" -> bernoulli(keys).map(Wires::of);
      case "fixed_indegree", "fixed_outdegree", "fixed_total_number" ->
          keys.get(name, Given.Whole.class).flatMap(n -> fixed(name, n)).map(Wires::of);
      case "list" -> keys.get(name, Given.Items.class).flatMap(new InlineSynapses(joint)::read);
      case "matrix" -> new WeightMatrix(joint).read(keys);
      default ->
          keys.get(name, Given.Word.class).flatMap(f -> new SynapseTable(joint, keys).read(f));
    };
  }

  /** Whether the keys beside the rule go with it. */
  private boolean fits(Given.Keys keys, String name) {
    boolean file = name.equals("file") || keys.get("matrix", Given.Word.class).isPresent();
    boolean sound = true;
    for (String key : List.of("unit", "edges", "sha256")) {
      boolean belongs = key.equals("unit") ? file || name.equals("matrix") : file;
      if (keys.has(key) && !belongs) {
        faults.error(
            keys.keyAt(key),
            key + " belongs to " + (key.equals("unit") ? "a matrix or a file" : "a file"),
            "delete it");
        sound = false;
      }
    }
    return sound;
  }

  private Optional<Rule> oneToOne(Position at) {
    int sources = pair.from().count();
    int targets = pair.to().count();
    if (sources != targets) {
      faults.error(
          at,
          "one_to_one joins the first with the first and so on: from has "
              + counted(sources, "neuron")
              + " of "
              + pair.sources().name()
              + ", to "
              + counted(targets, "neuron")
              + " of "
              + pair.targets().name(),
          "choose as many of each, as in `{"
              + (sources > targets ? pair.sources() : pair.targets()).name()
              + ": 0.."
              + (Math.min(sources, targets) - 1)
              + "}`");
      return Optional.empty();
    }
    if (pair.excludesSelf() && pair.from().equals(pair.to())) {
      faults.error(
          at,
          "one_to_one within " + pair.sources().name() + " joins each neuron with itself",
          "write `autapses: true`, or choose other neurons");
      return Optional.empty();
    }
    return Optional.of(new Rule.OneToOne());
  }

  /** The position, where there is some pair to join. */
  private Optional<Position> joinable(Position at) {
    if (pair.pairs() > 0) {
      return Optional.of(at);
    }
    faults.error(
        at,
        "neuron "
            + pair.from().neurons().get(0).from()
            + " of "
            + pair.sources().name()
            + " can only be joined to itself here",
        "write `autapses: true`, or choose more neurons");
    return Optional.empty();
  }

  private Optional<Rule> bernoulli(Given.Keys keys) {
    Optional<Given.Amount> amount = keys.get("pairwise_bernoulli", Given.Amount.class);
    if (amount.isEmpty() || joinable(amount.get().at()).isEmpty()) {
      return Optional.empty();
    }
    double p = amount.get().quantity().coherent();
    if (p > 1) {
      faults.error(
          amount.get().at(),
          "pairwise_bernoulli is a probability, 1 at most, found "
              + Wording.shown(amount.get().text()),
          p <= 100
              ? "for " + amount.get().text() + " % write `pairwise_bernoulli: " + p / 100 + "`"
              : "");
      return Optional.empty();
    }
    return Optional.of(new Rule.PairwiseBernoulli(p));
  }

  private Optional<Rule> fixed(String name, Given.Whole number) {
    if (joinable(number.at()).isEmpty()) {
      return Optional.empty();
    }
    long n = number.value();
    boolean in = name.equals("fixed_indegree");
    boolean total = name.equals("fixed_total_number");
    double most = total ? pair.pairs() : in ? pair.leastSources() : pair.leastTargets();
    if (joint.multapses() ? most > 0 : n <= most) {
      return Optional.of(
          total
              ? new Rule.FixedTotalNumber(n)
              : in ? new Rule.FixedIndegree((int) n) : new Rule.FixedOutdegree((int) n));
    }
    String of = (in ? pair.sources() : pair.targets()).name();
    String besides = pair.excludesSelf() ? " besides itself" : "";
    String once = joint.multapses() ? "" : ", each joined once";
    faults.error(
        number.at(),
        total
            ? String.format(
                Locale.ROOT,
                "fixed_total_number is %,d, and %s has %,.0f pairs of neurons%s",
                n,
                pair,
                most,
                once)
            : String.format(
                Locale.ROOT,
                "%s is %,d, and a %s has %s of %s%s%s",
                name,
                n,
                in ? "target" : "source",
                counted((long) most, in ? "source" : "target"),
                of,
                besides,
                once),
        most > 0
            ? String.format(Locale.ROOT, "%.0f at most, or write `multapses: true`", most)
            : "write `autapses: true`, or choose more neurons");
    return Optional.empty();
  }

  private static String counted(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
