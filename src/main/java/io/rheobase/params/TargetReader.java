package io.rheobase.params;

import io.rheobase.experiment.NeuronRange;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which neurons an entry is about. */
final class TargetReader {

  private final Map<String, Given.Keys> written;
  private final Map<String, Population> populations;
  private final Faults faults;

  /**
   * @param written the populations of the file, faulty ones among them
   * @param populations the sound ones
   */
  TargetReader(
      Map<String, Given.Keys> written, Map<String, Population> populations, Faults faults) {
    this.written = written;
    this.populations = populations;
    this.faults = faults;
  }

  /** Whether this is the name of a population. */
  boolean isPopulation(Given given) {
    return given instanceof Given.Word word && written.containsKey(word.text());
  }

  /** The targets, one per population; nothing after a fault, or where a population is faulty. */
  Optional<List<Target>> read(Given given) {
    Map<String, List<NeuronRange>> ranges = new LinkedHashMap<>();
    if (!collect(given, ranges) || ranges.isEmpty()) {
      return Optional.empty();
    }
    List<Target> targets = new ArrayList<>();
    ranges.forEach((name, found) -> targets.add(new Target(name, merged(found))));
    return Optional.of(targets);
  }

  private boolean collect(Given given, Map<String, List<NeuronRange>> ranges) {
    if (given instanceof Given.Word word) {
      Optional<Population> population = population(word.text(), word.at());
      return population.isPresent()
          && add(
              ranges, population.get(), new NeuronRange(0, population.get().size() - 1), word.at());
    }
    if (given instanceof Given.Items list) {
      boolean sound = true;
      for (Given item : list.items()) {
        sound &= collect(item, ranges);
      }
      return sound;
    }
    if (given instanceof Given.Keys keys) {
      boolean sound = true;
      for (Map.Entry<String, Given.Key> entry : keys.keys().entrySet()) {
        Optional<Population> population = population(entry.getKey(), entry.getValue().at());
        sound &=
            population.isPresent() && neurons(entry.getValue().value(), population.get(), ranges);
      }
      return sound;
    }
    return false;
  }

  private Optional<Population> population(String name, Position at) {
    if (!written.containsKey(name)) {
      faults.error(
          at,
          "there is no population " + Wording.shown(name),
          Wording.nearest(name, written.keySet(), "the populations"));
    }
    return Optional.ofNullable(populations.get(name));
  }

  private boolean neurons(
      Given given, Population population, Map<String, List<NeuronRange>> ranges) {
    if (given instanceof Given.Items list) {
      return list.items().stream().allMatch(item -> neurons(item, population, ranges));
    }
    if (!(given instanceof Given.Range range)) {
      return false;
    }
    int last = population.size() - 1;
    if (range.to() > last) {
      faults.error(
          range.at(),
          population.name()
              + " has "
              + population.size()
              + (population.size() == 1 ? " neuron" : " neurons")
              + ", the last is "
              + last
              + ", found "
              + range.to(),
          range.from() > last ? "" : "write `" + range.from() + ".." + last + "`");
      return false;
    }
    return add(
        ranges, population, new NeuronRange((int) range.from(), (int) range.to()), range.at());
  }

  /**
   * Neurons stand for themselves in columns, values of each, one_to_one and matrices: in any other
   * order, or twice, they would be taken for others there.
   */
  private boolean add(
      Map<String, List<NeuronRange>> ranges,
      Population population,
      NeuronRange range,
      Position at) {
    List<NeuronRange> known = ranges.computeIfAbsent(population.name(), name -> new ArrayList<>());
    NeuronRange last = known.isEmpty() ? null : known.get(known.size() - 1);
    if (last != null && range.from() <= last.to()) {
      boolean twice = range.to() >= last.from();
      faults.error(
          at,
          twice
              ? "neurons of " + population.name() + " are named twice"
              : "the neurons of " + population.name() + " are not in ascending order",
          twice
              ? "name each neuron once"
              : "name each once, in ascending order; `rule: {list: ...}` joins them in any other");
      return false;
    }
    known.add(range);
    return true;
  }

  /** The same, with neighbours joined. */
  private static List<NeuronRange> merged(List<NeuronRange> ranges) {
    List<NeuronRange> merged = new ArrayList<>();
    for (NeuronRange range : ranges) {
      int last = merged.size() - 1;
      if (last >= 0 && range.from() == merged.get(last).to() + 1) {
        merged.set(last, new NeuronRange(merged.get(last).from(), range.to()));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
