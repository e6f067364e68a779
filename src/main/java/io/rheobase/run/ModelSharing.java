package io.rheobase.run;

import io.rheobase.engine.Vectorization;
import io.rheobase.model.BoundModel;
import io.rheobase.model.InputUse;
import io.rheobase.model.Method;
import io.rheobase.model.Model;
import io.rheobase.model.PerNeuron;
import io.rheobase.model.SharedKernels;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Binds the models of many runs so that they share kernels, and each combination of parameters once
 * only. It may be used by several threads.
 */
public final class ModelSharing implements ModelBinder {

  /** More combinations are bound again when they are met again. */
  private static final int MOST_KEPT = 1 << 14;

  private final Vectorization vectorization;
  private final SharedKernels kernels = new SharedKernels();
  private final Map<Bound, SharedKernels.Known> bound = new HashMap<>();
  private final Map<List<Object>, Object> parts = new ConcurrentHashMap<>();

  /** What a model with parameters that are the same for all neurons is bound with. */
  private record Bound(
      Same equations, double dt, Method method, List<Object> parameters, InputUse use) {}

  /** Is equal to the same object only: a sweep reads each part once. */
  private record Same(Object part) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same same && part == same.part;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(part);
    }
  }

  /**
   * @param vectorization which code steps the neurons of these runs
   */
  public ModelSharing(Vectorization vectorization) {
    this.vectorization = vectorization;
  }

  /** Which code steps the neurons of these runs. */
  public Vectorization vectorization() {
    return vectorization;
  }

  @Override
  public BoundModel bind(
      Model model,
      double dt,
      Method method,
      Map<String, PerNeuron> parameters,
      StreamKey noise,
      InputUse use) {
    return kernels.of(known(model, dt, method, parameters, noise, use), noise);
  }

  /**
   * What is made of a part of an experiment, once for all experiments that have it in common.
   *
   * @param part as the object that it is
   * @param around what else it is made of
   */
  @SuppressWarnings("unchecked")
  <T> T once(Object part, List<Object> around, Callable<T> making) throws IOException {
    List<Object> key = List.of(new Same(part), around);
    T made = (T) parts.get(key);
    if (made == null) {
      try {
        made = making.call();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      if (parts.size() < MOST_KEPT) {
        parts.put(key, made);
      }
    }
    return made;
  }

  /** The kernels. */
  SharedKernels kernels() {
    return kernels;
  }

  /** Binds a model and makes it known, but gives it no kernel yet. */
  SharedKernels.Known known(
      Model model,
      double dt,
      Method method,
      Map<String, PerNeuron> parameters,
      StreamKey noise,
      InputUse use) {
    if (!parameters.values().stream().allMatch(PerNeuron::isUniform)) {
      return kernels.announce(model.bind(dt, method, parameters, noise, use));
    }
    List<Object> numbers = new ArrayList<>(2 * parameters.size());
    parameters.forEach(
        (name, value) -> {
          numbers.add(name);
          numbers.add(Double.doubleToRawLongBits(value.of(0)));
        });
    Bound key = new Bound(new Same(model.equations()), dt, method, numbers, use);
    synchronized (bound) {
      SharedKernels.Known known = bound.get(key);
      if (known != null) {
        return known;
      }
    }
    SharedKernels.Known made = kernels.announce(model.bind(dt, method, parameters, noise, use));
    synchronized (bound) {
      if (bound.size() < MOST_KEPT) {
        bound.put(key, made);
      }
    }
    return made;
  }
}
