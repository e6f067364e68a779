package io.rheobase.params;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.ModelText;
import io.rheobase.equations.Numeric;
import io.rheobase.equations.Parameter;
import io.rheobase.equations.ReferenceKind;
import io.rheobase.equations.Source;
import io.rheobase.equations.Span;
import io.rheobase.experiment.Model;
import io.rheobase.units.Dimension;
import io.rheobase.units.Quantity;
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
  private static final String POISSON = "poisson";

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
          POISSON);

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
    return READ.computeIfAbsent(
        name,
        model ->
            Model.shipped(
                model, model.equals(POISSON) ? ModelLibrary::poisson : () -> read(model)));
  }

  private static Model.Definition read(String name) {
    try (InputStream in = ModelLibrary.class.getResourceAsStream(FOLDER + name + ".yaml")) {
      return ModelReader.shipped(name, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Model.Definition poisson() {
    List<Parameter> parameters =
        List.of(
            new Parameter("rate", Unit.parse("Hz"), Optional.empty(), "mean rate"),
            new Parameter(
                "t_ref",
                Unit.parse("ms"),
                Optional.of(Quantity.parse("0 ms")),
                "time after a spike without another"));
    Source nowhere = new Source(Source.Section.REFRACTORY, "");
    return new Model.Definition(
        "source of spikes at random times, independent between neurons",
        "",
        new ModelText("", "", "", "", "", List.of()),
        new ModelEquations(
            List.of(),
            List.of(),
            parameters,
            Unit.parse("pA"),
            Optional.empty(),
            List.of(),
            Optional.of(
                new Numeric.Reference(
                    "t_ref", ReferenceKind.PARAMETER, Dimension.TIME, new Span(nowhere, 1, 1, 0))),
            List.of(),
            List.of()),
        Map.of());
  }
}
