package io.rheobase.params;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.SynapseFile;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads SONATA edges: {@code /edges/<name>/source_node_id} and {@code target_node_id}; {@code
 * syn_weight} and {@code delay} of the edge's group, where it has them.
 *
 * <p>Source: SONATA developer guide, "Representing edges" (Dai et al. 2020,
 * doi:10.1371/journal.pcbi.1007696).
 */
final class SonataEdgesFile {

  private static final String EDGES = "edges";
  private static final String SOURCES = "source_node_id";
  private static final String TARGETS = "target_node_id";
  private static final String WEIGHT = "syn_weight";
  private static final String DELAY = "delay";
  private static final String UNITS = "units";
  private static final String FORM =
      "a SONATA edges file has `/edges/NAME/source_node_id` and `/edges/NAME/target_node_id`";

  private final Joint joint;
  private final Given.Keys rule;
  private final Given.Word name;
  private final Faults faults;

  /** What an edge group says of its edges; a null array where it says nothing. */
  private record Values(Object weights, double weightScale, Object delays, double delayScale) {}

  /**
   * @param rule the keys of the rule
   * @param name of the file
   */
  SonataEdgesFile(Joint joint, Given.Keys rule, Given.Word name) {
    this.joint = joint;
    this.rule = rule;
    this.name = name;
    this.faults = joint.faults();
  }

  /** The rule; nothing after a fault. */
  Optional<Wires> read(Path path) throws IOException {
    DataFile data = new DataFile(name.text(), path, Hash.of(path));
    Hash.check(data, rule, faults);
    SynapseFile read =
        new SynapseFile(
            data,
            SynapseFile.Kind.LIST,
            rule.get(EDGES, Given.Word.class).map(Given.Word::text).orElse(""),
            rule.get("unit", Given.Word.class).flatMap(word -> Units.read(word, faults)));
    if (rule.has("unit") && read.unit().isEmpty()) {
      return Optional.empty();
    }
    try {
      return ForeignHdf5.ask(
          path,
          file -> {
            Optional<List<Group>> edges = edges(file);
            return edges.isEmpty() ? Optional.empty() : wires(file, edges.get(), read);
          });
    } catch (ForeignHdf5.Broken e) {
      faults.error(
          name.at(), name.text() + " is no HDF5 file that can be read: " + e.getMessage(), FORM);
      return Optional.empty();
    }
  }

  /** The edge population that is meant, or none where the file has none between the two. */
  private Optional<List<Group>> edges(HdfFile file) {
    List<Group> all = new ArrayList<>();
    Node root = file.getChild(EDGES);
    if (root instanceof Group group) {
      for (Node child : group.getChildren().values()) {
        if (child instanceof Group edges) {
          all.add(edges);
        }
      }
    }
    if (all.isEmpty()) {
      faults.error(name.at(), name.text() + " holds no edge population", FORM);
      return Optional.empty();
    }
    List<String> names = all.stream().map(Group::getName).toList();
    Optional<Given.Word> asked = rule.get(EDGES, Given.Word.class);
    if (asked.isPresent() && !names.contains(asked.get().text())) {
      faults.error(
          asked.get().at(),
          name.text() + " has no edge population " + Wording.shown(asked.get().text()),
          Wording.nearest(asked.get().text(), names, "its edge populations"));
      return Optional.empty();
    }
    if (asked.isPresent()) {
      return Optional.of(List.of(all.get(names.indexOf(asked.get().text()))));
    }
    List<Group> between = all.stream().filter(this::isBetween).toList();
    if (between.isEmpty() && (!joint.pair().isOnly() || all.size() == 1)) {
      return Optional.of(joint.pair().isOnly() ? all : List.of());
    }
    if (between.size() == 1) {
      return Optional.of(between);
    }
    faults.error(
        name.at(),
        name.text()
            + " has the edge populations "
            + Wording.list(names, "and")
            + ": which joins "
            + joint.pair()
            + "?",
        "write `edges: " + (between.isEmpty() ? names : names(between)).get(0) + "` beside file");
    return Optional.empty();
  }

  private static List<String> names(List<Group> groups) {
    return groups.stream().map(Group::getName).toList();
  }

  private boolean isBetween(Group edges) {
    return is(edges, SOURCES, joint.pair().sources().name())
        && is(edges, TARGETS, joint.pair().targets().name());
  }

  private static boolean is(Group edges, String end, String population) {
    Attribute attribute =
        edges.getChild(end) instanceof Dataset nodes ? nodes.getAttribute("node_population") : null;
    return attribute != null && population.equals(String.valueOf(attribute.getData()));
  }

  private Optional<Wires> wires(HdfFile file, List<Group> edges, SynapseFile read)
      throws IOException {
    SynapseList list = new SynapseList(joint.pair(), faults);
    Map<Long, Values> groups = new HashMap<>();
    if (!edges.isEmpty() && !read(file, edges.get(0), read.unit(), groups, list)) {
      return Optional.empty();
    }
    boolean weighted = groups.values().stream().anyMatch(values -> values.weights() != null);
    boolean delayed = groups.values().stream().anyMatch(values -> values.delays() != null);
    if (read.unit().isPresent() && !weighted && list.size() > 0) {
      faults.error(
          rule.keyAt("unit"),
          "unit is that of weights, and " + name.text() + " has none",
          "delete it");
      return Optional.empty();
    }
    // Where no edge is between these two, the connection's other pairs say what there is.
    boolean none = list.size() == 0 && !rule.has(EDGES);
    return new ListedSynapses(joint, list, name.text(), i -> name.at())
        .wires(Optional.of(read), weighted || none, delayed || none);
  }

  private boolean read(
      HdfFile file, Group edges, Optional<Unit> unit, Map<Long, Values> groups, SynapseList list)
      throws IOException {
    Optional<Dataset> sources = vector(edges, SOURCES);
    Optional<Dataset> targets = vector(edges, TARGETS);
    if (sources.isEmpty()
        || targets.isEmpty()
        || sources.get().getSize() != targets.get().getSize()) {
      faults.error(
          name.at(),
          edges.getName() + " in " + name.text() + " has no sources and targets alike",
          FORM);
      return false;
    }
    long size = sources.get().getSize();
    if (size == 0 || !list.hasRoom(name, size)) {
      return size == 0;
    }
    Object from = ForeignHdf5.numbers(file, sources.get());
    Object to = ForeignHdf5.numbers(file, targets.get());
    Object group = numbers(file, vector(edges, "edge_group_id"));
    Object place = numbers(file, vector(edges, "edge_group_index"));
    for (int i = 0; i < size; i++) {
      long own = group == null ? 0 : number(group, i);
      if (!groups.containsKey(own)) {
        Optional<Values> values = values(file, edges, own, unit);
        if (values.isEmpty() || !isLikeTheOthers(values.get(), groups)) {
          return false;
        }
        groups.put(own, values.get());
      }
      Values values = groups.get(own);
      int at = (int) (place == null ? i : number(place, i));
      if (!isWithin(values.weights(), at)
          || !isWithin(values.delays(), at)
          || !list.accepts(number(from, i), number(to, i), name::at)) {
        return false;
      }
      list.add(
          (int) number(from, i),
          (int) number(to, i),
          real(values.weights(), at) * values.weightScale(),
          real(values.delays(), at) * values.delayScale());
    }
    return true;
  }

  private static Optional<Dataset> vector(Group group, String key) {
    return group.getChild(key) instanceof Dataset data && data.getDimensions().length == 1
        ? Optional.of(data)
        : Optional.empty();
  }

  private static Object numbers(HdfFile file, Optional<Dataset> data) throws IOException {
    return data.isEmpty() ? null : ForeignHdf5.numbers(file, data.get());
  }

  private static long number(Object array, int index) {
    return ((Number) Array.get(array, index)).longValue();
  }

  private static double real(Object array, int index) {
    return array == null ? 0 : ((Number) Array.get(array, index)).doubleValue();
  }

  private boolean isWithin(Object array, int index) {
    if (array == null || index >= 0 && index < Array.getLength(array)) {
      return true;
    }
    faults.error(
        name.at(), name.text() + ": edge_group_index " + index + " leads beyond its group", FORM);
    return false;
  }

  /** Whether all groups say the same things of their edges. */
  private boolean isLikeTheOthers(Values values, Map<Long, Values> groups) {
    for (Values other : groups.values()) {
      if (other.weights() == null != (values.weights() == null)
          || other.delays() == null != (values.delays() == null)) {
        faults.error(
            name.at(),
            "some edge groups of " + name.text() + " have syn_weight or delay, others have not",
            "give them to all or to none");
        return false;
      }
    }
    return true;
  }

  private Optional<Values> values(HdfFile file, Group edges, long group, Optional<Unit> unit)
      throws IOException {
    if (!(edges.getChild(String.valueOf(group)) instanceof Group own)) {
      return Optional.of(new Values(null, 1, null, 1));
    }
    Optional<Dataset> weights = vector(own, WEIGHT);
    Optional<Dataset> delays = vector(own, DELAY);
    Optional<Double> weightScale =
        weights.isPresent() ? weightScale(weights.get(), unit) : Optional.of(1.0);
    Optional<Double> delayScale =
        delays.isPresent()
            ? scale(units(delays.get()).orElse("ms"), DELAY, Dimension.TIME)
            : Optional.of(1.0);
    return weightScale.isPresent() && delayScale.isPresent()
        ? Optional.of(
            new Values(
                numbers(file, weights), weightScale.get(), numbers(file, delays), delayScale.get()))
        : Optional.empty();
  }

  private static Optional<String> units(Dataset data) {
    Attribute units = data.getAttribute(UNITS);
    return units == null ? Optional.empty() : Optional.of(String.valueOf(units.getData()));
  }

  private Optional<Double> weightScale(Dataset weights, Optional<Unit> unit) {
    Optional<String> own = units(weights);
    if (own.isPresent() && unit.isPresent()) {
      faults.error(
          rule.keyAt("unit"), name.text() + " names the unit of its weights itself", "delete unit");
      return Optional.empty();
    }
    if (own.isEmpty() && unit.isEmpty()) {
      faults.error(
          name.at(),
          "the weights in " + name.text() + " have no unit",
          "add `unit: " + joint.unit() + "` beside file");
      return Optional.empty();
    }
    return scale(own.orElseGet(() -> unit.orElseThrow().text()), WEIGHT, joint.unit().dimension());
  }

  /** What one of a unit is in the coherent system. */
  private Optional<Double> scale(String text, String what, Dimension dimension) {
    try {
      Unit unit = Unit.parse(text);
      if (unit.dimension().equals(dimension)) {
        return Optional.of(unit.toCoherent(BigDecimal.ONE));
      }
      faults.error(
          name.at(),
          what
              + " in "
              + name.text()
              + " must be "
              + Amounts.described(dimension)
              + ", "
              + unit
              + " is the unit of "
              + Amounts.described(unit.dimension()),
          "check which numbers these are");
    } catch (UnitException e) {
      faults.error(name.at(), what + " in " + name.text() + ": " + e.getMessage(), "");
    }
    return Optional.empty();
  }
}
