package io.rheobase.run;

import io.rheobase.equations.ModelEquations;
import io.rheobase.model.BoundModel;
import io.rheobase.model.InputUse;
import io.rheobase.model.Method;
import io.rheobase.model.Model;
import io.rheobase.model.PerNeuron;
import io.rheobase.model.SharedKernels;
import io.rheobase.random.StreamKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Binds the models of many runs so that they share kernels, and each combination of parameters once
 * only. It may be used by several threads.
 */
public final class ModelSharing implements ModelBinder {

  /** More combinations are bound again when they are met again. */
  private static final int MOST_KEPT = 1 << 14;

  private final SharedKernels kernels = new SharedKernels();
  private final Map<Bound, BoundModel> bound = new HashMap<>();

  /** What a model with parameters that are the same for all neurons is bound with. */
  private record Bound(
      Same equations, double dt, Method method, List<Object> parameters, InputUse use) {}

  /** Equations are compared as the objects that they are: a sweep reads each model once. */
  private record Same(ModelEquations equations) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && equations == same.equations;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(equations);
    }
  }

  @Override
  public BoundModel bind(
      Model model,
      double dt,
      Method method,
      Map<String, PerNeuron> parameters,
      StreamKey noise,
      InputUse use) {
    return kernels.of(alone(model, dt, method, parameters, noise, use));
  }

  /** Binds a model and makes it known, but gives it no kernel yet. */
  BoundModel announce(
      Model model,
      double dt,
      Method method,
      Map<String, PerNeuron> parameters,
      StreamKey noise,
      InputUse use) {
    BoundModel alone = alone(model, dt, method, parameters, noise, use);
    kernels.announce(alone);
    return alone;
  }

  /** The kernels. */
  SharedKernels kernels() {
    return kernels;
  }

  private BoundModel alone(
      Model model,
      double dt,
      Method method,
      Map<String, PerNeuron> parameters,
      StreamKey noise,
      InputUse use) {
    if (!parameters.values().stream().allMatch(PerNeuron::isUniform)) {
      return model.bind(dt, method, parameters, noise, use);
    }
    List<Object> numbers = new ArrayList<>(2 * parameters.size());
    parameters.forEach(
        (name, value) -> {
          numbers.add(name);
          numbers.add(Double.doubleToRawLongBits(value.of(0)));
        });
    Bound key = new Bound(new Same(model.equations()), dt, method, numbers, use);
    synchronized (bound) {
      BoundModel known = bound.get(key);
      if (known != null) {
        return known.drawing(noise);
      }
    }
    BoundModel made = model.bind(dt, method, parameters, noise, use);
    synchronized (bound) {
      if (bound.size() < MOST_KEPT) {
        bound.put(key, made);
      }
    }
    return made;
  }
}
