package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.network.Rule;
import io.rheobase.network.plasticity.Plasticity;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a connection: one for each pair of the populations that it names. */
final class ConnectionReader {

  private static final String WEIGHT = "weight";
  private static final String DELAY = "delay";
  private static final String PLASTICITY = "plasticity";

  private final Surroundings around;
  private final TargetReader targets;
  private final Faults faults;

  /**
   * What a connection depends on besides its own entry.
   *
   * @param clock the time grid; any where the grid is not known
   * @param grid turns times into steps
   * @param populations the sound ones, by name
   * @param membranes of all populations, by name
   * @param folder where files are looked up
   * @param faults takes what is wrong
   */
  record Surroundings(
      Clock clock,
      Grid grid,
      Map<String, Population> populations,
      Map<String, Membrane> membranes,
      Path folder,
      Faults faults) {}

  ConnectionReader(Surroundings around, TargetReader targets) {
    this.around = around;
    this.targets = targets;
    this.faults = around.faults();
  }

  /** The connections, one for each pair of populations; none after a fault. */
  List<Connection> read(String name, Given.Keys given) {
    Optional<List<Target>> from = given.get("from").flatMap(targets::read);
    Optional<List<Target>> to = given.get("to").flatMap(targets::read);
    Optional<Given.Word> receptor = given.get("receptor", Given.Word.class);
    Optional<String> rule = given.get("rule").flatMap(RuleReader::name);
    boolean sound = to.isPresent() && from.isPresent() && receptor.isPresent();
    sound &= rule.isPresent() && multapsesFit(given, rule.get());
    if (!sound) {
      return List.of();
    }
    Map<String, Unit> units = units(given, receptor.get(), to.get());
    if (units.isEmpty()) {
      return List.of();
    }
    if (!canShare(given, rule.get(), units, from.get(), to.get())) {
      return List.of();
    }
    int before = faults.count();
    List<Connection> connections = new ArrayList<>();
    for (Target source : from.get()) {
      for (Target target : to.get()) {
        Pair pair =
            new Pair(
                name,
                around.populations().get(source.population()),
                source,
                around.populations().get(target.population()),
                target,
                from.get().size() * to.get().size() == 1,
                flag(given, "autapses", false));
        connection(given, pair, rule.get(), units.get(target.population()))
            .ifPresent(connections::add);
      }
    }
    if (faults.count() > before || !hasSynapses(given, connections)) {
      return List.of();
    }
    return connections;
  }

  /** Whether all pairs of populations can have the same rule and the same weights. */
  private boolean canShare(
      Given.Keys given, String rule, Map<String, Unit> units, List<Target> from, List<Target> to) {
    if (rule.equals("matrix") && from.size() * to.size() > 1) {
      faults.error(
          given.keyAt("rule"),
          "a matrix joins one population to one, and this connection names "
              + from.size() * to.size()
              + " pairs",
          "give each pair a connection of its own");
      return false;
    }
    double area = around.membranes().get(to.get(0).population()).effectiveArea();
    for (Target target : to) {
      if (PerNeuron.perArea(given, units.get(target.population()).dimension())
          && around.membranes().get(target.population()).effectiveArea() != area) {
        faults.error(
            given.keyAt("to"),
            "this connection has a weight per area, and "
                + to.get(0).population()
                + " and "
                + target.population()
                + " differ in area",
            "give each a connection of its own");
        return false;
      }
    }
    return true;
  }

  private boolean multapsesFit(Given.Keys given, String rule) {
    if (RuleReader.isSingle(rule) && flag(given, "multapses", false)) {
      faults.error(
          given.get("multapses").orElseThrow().at(),
          rule + " joins two neurons once at most, multapses cannot be true",
          "delete multapses");
      return false;
    }
    return true;
  }

  private static boolean flag(Given.Keys given, String key, boolean absent) {
    return given
        .get(key, Given.Word.class)
        .map(word -> Boolean.parseBoolean(word.text()))
        .orElse(absent);
  }

  /** By population, the unit of a weight, of one dimension for all; none after a fault. */
  private Map<String, Unit> units(Given.Keys given, Given.Word receptor, List<Target> to) {
    Map<String, Unit> units = new LinkedHashMap<>();
    for (Target target : to) {
      Population population = around.populations().get(target.population());
      if (population.model().isSpikeSource()) {
        faults.error(
            given.keyAt("to"),
            population.name() + " is a source of spikes and receives none",
            "name a population of neurons");
        return Map.of();
      }
      Optional<Unit> unit = Receptors.weight(population, receptor, faults);
      if (unit.isEmpty()) {
        return Map.of();
      }
      units.put(population.name(), unit.get());
      Dimension first = units.values().iterator().next().dimension();
      if (!first.equals(unit.get().dimension())) {
        faults.error(
            receptor.at(),
            "a weight onto "
                + receptor.text()
                + " of "
                + to.get(0).population()
                + " is "
                + Amounts.described(first)
                + ", onto that of "
                + population.name()
                + " "
                + Amounts.described(unit.get().dimension()),
            "give each a connection of its own");
        return Map.of();
      }
    }
    return units;
  }

  private Optional<Connection> connection(Given.Keys given, Pair pair, String ruleName, Unit unit) {
    Joint joint =
        new Joint(
            pair,
            flag(given, "multapses", RuleReader.multapsesByDefault(ruleName)),
            unit,
            around.membranes().get(pair.targets().name()),
            around.clock(),
            around.grid(),
            around.folder(),
            faults);
    Optional<Wires> wires = new RuleReader(joint).read(given.get("rule").orElseThrow());
    Optional<Values> weight = weight(given, joint, wires);
    Optional<Values> delay = delay(given, joint, wires);
    Optional<Plasticity> plasticity =
        given.get(PLASTICITY, Given.Keys.class).flatMap(new PlasticityReader(joint)::read);
    boolean sound =
        wires.isPresent()
            && weight.isPresent()
            && delay.isPresent()
            && plasticity.isPresent() == given.has(PLASTICITY);
    return sound && plasticity.map(p -> isWithin(given, joint, weight.get(), p)).orElse(true)
        ? Optional.of(
            new Connection(
                pair.connection(),
                pair.from(),
                pair.to(),
                wires.get().rule(),
                wires.get().file(),
                pair.autapses(),
                joint.multapses(),
                given.get("receptor", Given.Word.class).orElseThrow().text(),
                weight.get(),
                delay.get(),
                plasticity))
        : Optional.empty();
  }

  private Optional<Values> weight(Given.Keys given, Joint joint, Optional<Wires> wires) {
    Optional<Values> ofRule = wires.flatMap(Wires::weight);
    if (!isGivenOnce(given, WEIGHT, wires, ofRule, joint.unit().format(1)) || ofRule.isPresent()) {
      return ofRule;
    }
    Given value = given.get(WEIGHT).orElseThrow();
    if (!Receptors.isPossible(value, joint.unit(), faults)) {
      return Optional.empty();
    }
    return new ValuesReader(around.folder(), faults)
        .read(
            value,
            new ValuesReader.Wanted(
                WEIGHT,
                joint.unit(),
                Receptors.bound(joint.unit()),
                ValuesReader.UNKNOWN,
                joint.membrane()));
  }

  private Optional<Values> delay(Given.Keys given, Joint joint, Optional<Wires> wires) {
    Optional<Values> ofRule = wires.flatMap(Wires::delay);
    return !isGivenOnce(given, DELAY, wires, ofRule, "1.5 ms") || ofRule.isPresent()
        ? ofRule
        : new DelayReader(joint).read(given.get(DELAY).orElseThrow());
  }

  /** Whether weight or delay is given by the rule or beside it, and not by both. */
  private boolean isGivenOnce(
      Given.Keys given,
      String key,
      Optional<Wires> wires,
      Optional<Values> ofRule,
      String example) {
    if (given.has(key) && ofRule.isPresent()) {
      faults.error(
          given.keyAt(key),
          "the rule gives each synapse a " + key + " of its own",
          "delete " + key + ", or take the " + key + "s out of the rule");
      return false;
    }
    if (!given.has(key) && given.isWhole() && wires.isPresent() && ofRule.isEmpty()) {
      faults.error(
          given.keyAt("rule"), "the synapses have no " + key, "add `" + key + ": " + example + "`");
      return false;
    }
    return given.has(key) || ofRule.isPresent();
  }

  /** Whether weights begin within the bounds in which plasticity keeps them. */
  private boolean isWithin(Given.Keys given, Joint joint, Values weight, Plasticity plasticity) {
    Optional<Plasticity.Bounds> bounds = bounds(plasticity);
    if (bounds.isEmpty()
        || weight.least() >= bounds.get().min() && weight.greatest() <= bounds.get().max()) {
      return true;
    }
    boolean above = weight.greatest() > bounds.get().max();
    Position at = given.keyAt(given.has(WEIGHT) ? WEIGHT : "rule");
    String bound =
        (above ? "w_max (" : "w_min (")
            + joint.unit().format(above ? bounds.get().max() : bounds.get().min())
            + ")";
    double extreme = above ? weight.greatest() : weight.least();
    if (Double.isInfinite(extreme)) {
      faults.warn(
          at,
          "a weight may be drawn beyond " + bound + ": it begins there",
          "a distribution that ends there, or other bounds");
      return true;
    }
    faults.error(
        at,
        "a weight of "
            + joint.unit().format(extreme)
            + " is "
            + (above ? "above " : "below ")
            + bound,
        "begin within the bounds, or move them");
    return false;
  }

  private static Optional<Plasticity.Bounds> bounds(Plasticity plasticity) {
    if (plasticity instanceof Plasticity.Stdp stdp) {
      return Optional.of(stdp.bounds());
    }
    if (plasticity instanceof Plasticity.TripletStdp triplet) {
      return Optional.of(triplet.bounds());
    }
    if (plasticity instanceof Plasticity.InhibitoryStdp inhibitory) {
      return Optional.of(inhibitory.bounds());
    }
    return plasticity instanceof Plasticity.Hebbian hebbian
        ? Optional.of(hebbian.bounds())
        : Optional.empty();
  }

  /** Whether a list holds something for some pair of populations. */
  private boolean hasSynapses(Given.Keys given, List<Connection> connections) {
    if (connections.isEmpty()) {
      return false;
    }
    boolean none =
        connections.stream()
            .allMatch(c -> c.rule() instanceof Rule.Listed listed && listed.sources().length == 0);
    if (none) {
      Connection first = connections.get(0);
      String where = first.file().map(f -> f.file().name()).orElse("this rule");
      faults.error(
          given.keyAt("rule"),
          where
              + " holds no synapse of "
              + first.name()
              + " from "
              + given(connections, true)
              + " to "
              + given(connections, false),
          "");
    }
    return !none;
  }

  private static String given(List<Connection> connections, boolean sources) {
    return Wording.list(
        connections.stream()
            .map(c -> (sources ? c.from() : c.to()).population())
            .distinct()
            .toList(),
        "or");
  }
}
