package io.rheobase.run;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.SynapseFile;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.network.Rule;
import io.rheobase.network.plasticity.Plasticity;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Connections as they stand in a parameter file. */
final class ResolvedConnections {

  private static final Unit MILLISECONDS = Unit.parse("ms");
  private static final Unit HERTZ = Unit.parse("Hz");

  private final Experiment experiment;

  /** Takes the keys of an entry, in order. */
  @FunctionalInterface
  interface Lines {
    void line(String key, String value);
  }

  ResolvedConnections(Experiment experiment) {
    this.experiment = experiment;
  }

  /** The names of the entries. */
  List<String> names() {
    return experiment.connections().stream().map(Connection::name).distinct().toList();
  }

  /** An entry: one connection for each pair of populations. */
  void entry(String name, Lines lines) {
    List<Connection> all = experiment.connections(name);
    Connection first = all.get(0);
    lines.line("from", targets(all.stream().map(Connection::from).distinct().toList()));
    lines.line("to", targets(all.stream().map(Connection::to).distinct().toList()));
    lines.line("rule", rule(first));
    lines.line("autapses", String.valueOf(first.autapses()));
    lines.line("multapses", String.valueOf(first.multapses()));
    lines.line("receptor", first.receptor());
    if (!(first.weight() instanceof Values.Listed)) {
      lines.line("weight", ResolvedValues.text(first.weight()));
    }
    if (!(first.delay() instanceof Values.Listed)) {
      lines.line("delay", ResolvedValues.text(first.delay()));
    }
    first.plasticity().ifPresent(p -> lines.line("plasticity", plasticity(p, first.weightUnit())));
  }

  private String targets(List<Target> targets) {
    return ResolvedValues.targets(targets, experiment::isWhole);
  }

  private static String rule(Connection connection) {
    Rule rule = connection.rule();
    if (rule instanceof Rule.OneToOne) {
      return "one_to_one";
    }
    if (rule instanceof Rule.AllToAll) {
      return "all_to_all";
    }
    if (rule instanceof Rule.PairwiseBernoulli bernoulli) {
      return "{pairwise_bernoulli: " + Unit.ONE.format(bernoulli.p()) + "}";
    }
    if (rule instanceof Rule.FixedIndegree in) {
      return "{fixed_indegree: " + in.n() + "}";
    }
    if (rule instanceof Rule.FixedOutdegree out) {
      return "{fixed_outdegree: " + out.n() + "}";
    }
    if (rule instanceof Rule.FixedTotalNumber total) {
      return "{fixed_total_number: " + total.n() + "}";
    }
    return connection
        .file()
        .map(ResolvedConnections::file)
        .orElseGet(() -> list(connection, (Rule.Listed) rule));
  }

  private static String file(SynapseFile read) {
    List<String> parts = new ArrayList<>();
    String key = read.kind() == SynapseFile.Kind.MATRIX ? "matrix: " : "file: ";
    parts.add(key + ResolvedValues.quoted(read.file().name()));
    read.unit().ifPresent(unit -> parts.add("unit: " + ResolvedValues.unit(unit)));
    if (!read.edges().isEmpty()) {
      parts.add("edges: " + ResolvedValues.quoted(read.edges()));
    }
    parts.add(ResolvedValues.hash(read.file()));
    return "{" + String.join(", ", parts) + "}";
  }

  private static String list(Connection connection, Rule.Listed rule) {
    return IntStream.range(0, rule.sources().length)
        .mapToObj(
            i ->
                "["
                    + rule.sources()[i]
                    + ", "
                    + rule.targets()[i]
                    + listed(connection.weight(), i)
                    + listed(connection.delay(), i)
                    + "]")
        .collect(Collectors.joining(", ", "{list: [", "]}"));
  }

  private static String listed(Values values, int index) {
    return values instanceof Values.Listed listed
        ? ", " + listed.unit().format(listed.values().get(index))
        : "";
  }

  private static String plasticity(Plasticity plasticity, Unit weight) {
    List<String> parts = new ArrayList<>();
    if (plasticity instanceof Plasticity.Stdp stdp) {
      number(parts, "A_plus", stdp.aPlus());
      number(parts, "A_minus", stdp.aMinus());
      time(parts, "tau_plus", stdp.tauPlus());
      time(parts, "tau_minus", stdp.tauMinus());
      bounds(parts, stdp.bounds(), weight);
      word(parts, "dependence", stdp.dependence());
      word(parts, "pairing", stdp.pairing());
      return kind("stdp", parts);
    }
    if (plasticity instanceof Plasticity.TripletStdp triplet) {
      number(parts, "A2_plus", triplet.a2Plus());
      number(parts, "A3_plus", triplet.a3Plus());
      number(parts, "A2_minus", triplet.a2Minus());
      number(parts, "A3_minus", triplet.a3Minus());
      time(parts, "tau_plus", triplet.tauPlus());
      time(parts, "tau_x", triplet.tauX());
      time(parts, "tau_minus", triplet.tauMinus());
      time(parts, "tau_y", triplet.tauY());
      bounds(parts, triplet.bounds(), weight);
      word(parts, "pairing", triplet.pairing());
      return kind("triplet", parts);
    }
    if (plasticity instanceof Plasticity.InhibitoryStdp inhibitory) {
      parts.add("eta: " + weight.format(inhibitory.eta()));
      time(parts, "tau", inhibitory.tau());
      parts.add("rho_0: " + HERTZ.format(inhibitory.targetRate()));
      bounds(parts, inhibitory.bounds(), weight);
      return kind("inhibitory", parts);
    }
    if (plasticity instanceof Plasticity.Hebbian hebbian) {
      Unit rate = weight.dimension().isNone() ? MILLISECONDS : Unit.parse(weight + "*ms");
      parts.add("eta: " + rate.format(hebbian.eta()));
      time(parts, "tau", hebbian.tau());
      if (Double.isFinite(hebbian.tauW())) {
        time(parts, "tau_w", hebbian.tauW());
      }
      bounds(parts, hebbian.bounds(), weight);
      return kind("hebbian", parts);
    }
    Plasticity.ShortTerm shortTerm = (Plasticity.ShortTerm) plasticity;
    number(parts, "U", shortTerm.u());
    time(parts, "tau_rec", shortTerm.tauRec());
    time(parts, "tau_facil", shortTerm.tauFac());
    return kind("short_term", parts);
  }

  private static String kind(String name, List<String> parts) {
    return "{" + name + ": {" + String.join(", ", parts) + "}}";
  }

  private static void number(List<String> parts, String key, double value) {
    parts.add(key + ": " + Unit.ONE.format(value));
  }

  private static void time(List<String> parts, String key, double ms) {
    parts.add(key + ": " + MILLISECONDS.format(ms));
  }

  private static void word(List<String> parts, String key, Enum<?> word) {
    parts.add(key + ": " + word.name().toLowerCase(Locale.ROOT));
  }

  private static void bounds(List<String> parts, Plasticity.Bounds bounds, Unit weight) {
    parts.add("w_min: " + weight.format(bounds.min()));
    if (Double.isFinite(bounds.max())) {
      parts.add("w_max: " + weight.format(bounds.max()));
    }
  }
}
