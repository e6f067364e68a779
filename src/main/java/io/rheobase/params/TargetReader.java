package io.rheobase.params;

import io.rheobase.experiment.NeuronRange;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import java.util.ArrayList;
import java.util.Comparator;
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
      population.ifPresent(p -> add(ranges, p.name(), new NeuronRange(0, p.size() - 1)));
      return population.isPresent();
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
      boolean sound = true;
      for (Given item : list.items()) {
        sound &= neurons(item, population, ranges);
      }
      return sound;
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
    add(ranges, population.name(), new NeuronRange((int) range.from(), (int) range.to()));
    return true;
  }

  private static void add(
      Map<String, List<NeuronRange>> ranges, String population, NeuronRange range) {
    ranges.computeIfAbsent(population, name -> new ArrayList<>()).add(range);
  }

  /** Ascending and disjoint, with neighbours joined. */
  private static List<NeuronRange> merged(List<NeuronRange> ranges) {
    List<NeuronRange> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(NeuronRange::from));
    List<NeuronRange> merged = new ArrayList<>();
    for (NeuronRange range : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && range.from() <= merged.get(last).to() + 1) {
        NeuronRange before = merged.get(last);
        merged.set(last, new NeuronRange(before.from(), Math.max(before.to(), range.to())));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
