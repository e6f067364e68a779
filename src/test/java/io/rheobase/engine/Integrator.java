package io.rheobase.engine;

import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.Program;
import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Slots;
import io.rheobase.compiler.Value;
import io.rheobase.model.BoundModel;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A perfect integrator, with whole numbers for easy sums. In every step V grows by the current, by
 * the neuron's own drift, by noise and by what arrives at the receptor {@code current}; what
 * arrives at the receptor {@code jump} is added behind the step. The threshold is 10, the reset
 * takes V to 0 and adds 1 to the number of spikes. u is multiplied by 1e30 in every step. The slot
 * of the input is left with all that V grew by.
 */
final class Integrator {

  static final double THRESHOLD = 10;
  static final StreamKey NOISE = StreamKey.of(3, "model", "xi", "test");
  static final int V = 0;
  static final int SPIKES = 1;
  static final int U = 2;

  private static final Slots SLOTS =
      new Slots(List.of("V", "spikes", "u"), List.of("drift", "xi", "arrived"));

  private Integrator() {}

  /** Without noise. */
  static BoundModel with(PerNeuron drift) {
    return model(drift, Optional.empty());
  }

  /** With a standard normal in every step. */
  static BoundModel noisy() {
    return model(PerNeuron.ZERO, Optional.of(new BoundModel.Noise(SLOTS.index("xi"), NOISE)));
  }

  private static BoundModel model(PerNeuron drift, Optional<BoundModel.Noise> noise) {
    ProgramBuilder step = new ProgramBuilder(SLOTS);
    Value given = step.add(step.slot(Slots.INPUT), step.slot("drift"));
    Value drawn = step.add(step.slot("xi"), step.slot("arrived"));
    Value total = step.add(given, drawn);
    step.next("V", step.add(step.slot("V"), total));
    step.next(Slots.INPUT, total);
    step.next("u", step.mul(step.slot("u"), step.constant(1e30)));
    step.threshold("V", step.constant(THRESHOLD));
    Program advance = step.build();
    ProgramBuilder spike = new ProgramBuilder(SLOTS);
    spike.next("V", spike.constant(0));
    spike.next("spikes", spike.add(spike.slot("spikes"), spike.constant(1)));
    Program reset = spike.build();
    return new BoundModel(
        backend -> KernelCompiler.compile(advance, reset, backend),
        SLOTS.states(),
        SLOTS.input(),
        true,
        advance.slotCount(),
        V,
        Map.of(SLOTS.index("drift"), drift),
        noise,
        List.of(
            new BoundModel.Receptor("current", SLOTS.index("arrived"), false),
            new BoundModel.Receptor("jump", V, true)),
        1,
        PerNeuron.ZERO,
        Optional.empty(),
        List.of(advance, reset));
  }
}
