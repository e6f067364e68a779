package io.rheobase.run;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Kernel;
import io.rheobase.compiler.Slots;
import io.rheobase.model.BoundModel;
import io.rheobase.model.InputUse;
import io.rheobase.model.Method;
import io.rheobase.model.Model;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives populations of one run whose models do the same with the same numbers one kernel: the JIT
 * compiles it once, and it is warm for all of them at the same time.
 */
final class SameKernels implements ModelBinder {

  private final Map<Programs, Function<Backend, Kernel>> kernels = new HashMap<>();

  private record Programs(Slots slots, String listing) {}

  @Override
  public BoundModel bind(
      Model model,
      double dt,
      Method method,
      Map<String, PerNeuron> parameters,
      StreamKey noise,
      InputUse use) {
    BoundModel bound = model.bind(dt, method, parameters, noise, use);
    Programs programs = new Programs(bound.programs().get(0).slots(), bound.listing());
    return bound.by(kernels.computeIfAbsent(programs, same -> onceEach(bound.kernels())));
  }

  private static Function<Backend, Kernel> onceEach(Function<Backend, Kernel> compiler) {
    Map<Backend, Kernel> compiled = new EnumMap<>(Backend.class);
    return backend -> compiled.computeIfAbsent(backend, compiler);
  }
}
