package io.rheobase.run;

import io.rheobase.model.BoundModel;
import io.rheobase.model.InputUse;
import io.rheobase.model.Method;
import io.rheobase.model.Model;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import java.util.Map;

/** Makes a model ready for a run, as {@link Model#bind} does. */
@FunctionalInterface
interface ModelBinder {

  /** Each model by itself. */
  ModelBinder ALONE = Model::bind;

  /** The model as a run steps it; see {@link Model#bind}. */
  BoundModel bind(
      Model model,
      double dt,
      Method method,
      Map<String, PerNeuron> parameters,
      StreamKey noise,
      InputUse use);
}
