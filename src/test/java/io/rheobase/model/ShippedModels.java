package io.rheobase.model;

import io.rheobase.params.ModelLibrary;

/** The models that the program brings along, as the engine binds them. */
public final class ShippedModels {
  private ShippedModels() {}

  /** A model by its name. */
  public static Model model(String name) {
    io.rheobase.experiment.Model shipped = ModelLibrary.get(name);
    return new Model(shipped.name(), shipped.description(), shipped.source(), shipped.equations());
  }
}
