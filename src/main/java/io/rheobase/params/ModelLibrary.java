package io.rheobase.params;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.ModelText;
import io.rheobase.equations.Parameter;
import io.rheobase.experiment.Model;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The models that the program brings along. */
public final class ModelLibrary {

  private static final String FOLDER = "/io/rheobase/models/";

  /** The model whose neurons emit Poisson trains. */
  public static final String POISSON = "poisson";

  /** The model whose neurons emit given spikes. */
  public static final String SPIKE_GENERATOR = "spike_generator";

  /** Their names, in the order in which they are listed. */
  public static final List<String> NAMES =
      List.of(
          "LIF",
          "ExpLIF",
          "AdEx",
          "Izhikevich",
          "Izhikevich2003",
          "HodgkinHuxley",
          "passive",
          POISSON,
          SPIKE_GENERATOR);

  /** A sweep reads the same few models at every point. */
  private static final Map<String, Model> READ = new ConcurrentHashMap<>();

  private ModelLibrary() {}

  /**
   * A model by its name.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public static Model get(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no model " + name);
    }
    return READ.computeIfAbsent(name, ModelLibrary::shipped);
  }

  private static Model shipped(String name) {
    return Model.shipped(
        name,
        switch (name) {
          case POISSON -> ModelLibrary::poisson;
          case SPIKE_GENERATOR -> ModelLibrary::generator;
          default -> () -> read(name);
        });
  }

  private static Model.Definition read(String name) {
    try (InputStream in = ModelLibrary.class.getResourceAsStream(FOLDER + name + ".yaml")) {
      return ModelReader.shipped(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What only emits spikes: it has parameters, and no equations. */
  private static Model.Definition source(String description, List<Parameter> parameters) {
    return new Model.Definition(
        description,
        "",
        new ModelText("", "", "", "", "", List.of()),
        new ModelEquations(
            List.of(),
            List.of(),
            parameters,
            Unit.parse("pA"),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            List.of()),
        Map.of());
  }

  private static Model.Definition poisson() {
    return source(
        "source of spikes at random times: an independent Poisson process for each neuron",
        List.of(new Parameter("rate", Unit.parse("Hz"), Optional.empty(), "mean rate")));
  }

  private static Model.Definition generator() {
    return source(
        "source of spikes at given times, which the population's key spikes gives", List.of());
  }
}
