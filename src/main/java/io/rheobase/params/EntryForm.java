package io.rheobase.params;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Model;
import io.rheobase.experiment.Population;
import io.rheobase.params.grammar.Field;
import io.rheobase.params.grammar.Grammar;
import io.rheobase.params.grammar.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads single populations and inputs of a file anew, the rest of which is known: a sweep may have
 * thousands of values for one of them. What it does not do, or finds faulty, is left to a reading
 * of the whole file.
 */
final class EntryForm {

  private static final Set<String> BLOCKS = Set.of("populations", "inputs");

  private final YamlNode.Mapping root;
  private final Path folder;
  private final Experiment base;
  private final Map<String, Model> models;
  private final Map<String, Membrane> membranes;
  private final Map<String, Given.Keys> written;
  private final Places places;

  /**
   * @param root the file
   * @param base what it means
   * @param models of its own
   * @param membranes of its populations
   * @param written its populations
   * @param places of all its parts
   */
  EntryForm(
      YamlNode.Mapping root,
      Path folder,
      Experiment base,
      Map<String, Model> models,
      Map<String, Membrane> membranes,
      Map<String, Given.Keys> written,
      Places places) {
    this.root = root;
    this.folder = folder;
    this.base = base;
    this.models = models;
    this.membranes = membranes;
    this.written = written;
    this.places = places;
  }

  /**
   * What the file means with other values, and what is doubtful about them.
   *
   * @param warnings at the values
   */
  record Read(Experiment experiment, List<Fault> warnings) {}

  /** Reads the entries that some values lead into; nothing where the whole file must be read. */
  Optional<Read> read(List<Swept.Assignment> values) {
    Set<String> entries = new LinkedHashSet<>();
    YamlNode.Mapping tree = root;
    for (Swept.Assignment value : values) {
      List<String> keys = value.address().keys();
      if (keys.size() < 3 || !BLOCKS.contains(keys.get(0))) {
        return Optional.empty();
      }
      entries.add(value.address().entry());
      tree = Overriding.put(tree, value.address(), value.value());
    }
    if (membranes.values().stream().anyMatch(m -> m.isUsed() || m.area().isPresent())) {
      return Optional.empty();
    }
    Faults faults = new Faults();
    Places near = new Places(places);
    List<Population> populations = new ArrayList<>(base.populations());
    List<Input> inputs = new ArrayList<>(base.inputs());
    for (String entry : entries) {
      String block = entry.substring(0, entry.indexOf('.'));
      String name = entry.substring(block.length() + 1);
      Optional<Given.Keys> given = given(tree, block, name, near, faults);
      boolean sound =
          given.isPresent()
              && (block.equals("inputs")
                  ? input(name, given.get(), inputs, faults)
                  : population(name, given.get(), populations, near, faults));
      if (!sound) {
        return Optional.empty();
      }
    }
    Experiment experiment = base.with(populations, inputs, base.connections(), base.recorders());
    new Doubts(experiment, near, faults).warn();
    return faults.any() ? Optional.empty() : Optional.of(new Read(experiment, faults.warnings()));
  }

  private static Optional<Given.Keys> given(
      YamlNode.Mapping tree, String block, String name, Places places, Faults faults) {
    Shape.Named shape = (Shape.Named) Grammar.FILE.field(block).map(Field::shape).orElseThrow();
    Optional<Entry> entry =
        tree.find(block)
            .filter(found -> found.value() instanceof YamlNode.Mapping)
            .flatMap(found -> ((YamlNode.Mapping) found.value()).find(name));
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    ShapeReader reader = new ShapeReader(faults, places);
    Given given = reader.entry(entry.get(), shape.entry(), block);
    return given instanceof Given.Keys keys && !faults.any() ? Optional.of(keys) : Optional.empty();
  }

  private boolean input(String name, Given.Keys given, List<Input> inputs, Faults faults) {
    Map<String, Population> byName = new LinkedHashMap<>();
    base.populations().forEach(population -> byName.put(population.name(), population));
    InputReader reader =
        new InputReader(
            new InputReader.Surroundings(
                base.clock(),
                new Grid(base.clock().dt(), faults),
                byName,
                membranes,
                folder,
                faults),
            new TargetReader(written, byName, faults));
    Optional<Input> read = reader.read(name, given);
    for (int i = 0; i < inputs.size() && read.isPresent(); i++) {
      if (inputs.get(i).name().equals(name)) {
        inputs.set(i, read.get());
        return !faults.any() && membranes.values().stream().noneMatch(Membrane::isUsed);
      }
    }
    return false;
  }

  private boolean population(
      String name, Given.Keys given, List<Population> populations, Places near, Faults faults) {
    PopulationReader reader =
        new PopulationReader(
            name,
            given,
            near.of("populations." + name),
            new PopulationReader.Surroundings(
                base.clock(), new Grid(base.clock().dt(), faults), folder, faults));
    Optional<Population> read = reader.read(models);
    for (int i = 0; i < populations.size() && read.isPresent(); i++) {
      if (populations.get(i).name().equals(name)) {
        populations.set(i, read.get());
        return !faults.any() && !reader.membrane().isUsed();
      }
    }
    return false;
  }
}
