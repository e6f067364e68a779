package io.rheobase.run;

import io.rheobase.compiler.Backend;
import io.rheobase.experiment.Model;
import io.rheobase.model.Method;
import io.rheobase.params.ModelLibrary;
import io.rheobase.random.StreamKey;
import java.util.Map;

/**
 * Goes the way of every run once, with a small model, so that the classes are loaded when a run
 * needs them.
 */
public final class Preparation {

  private static final String SMALL = "passive";
  private static final double DT = 0.1;

  private Preparation() {}

  /** Loads what reads, binds and compiles a model, and what writes a manifest. */
  public static void loadClasses() {
    Model model = ModelLibrary.get(SMALL);
    new io.rheobase.model.Model(model.name(), "", "", model.equations())
        .bind(DT, Method.EULER, Map.of(), StreamKey.of(0, "", "", ""))
        .kernel(Backend.MACHINE.isAvailable() ? Backend.MACHINE : Backend.SCALAR);
    Json.text(json -> json.writeString(Build.current().version()));
  }
}
