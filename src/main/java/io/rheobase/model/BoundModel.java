package io.rheobase.model;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Kernel;
import io.rheobase.compiler.Program;
import io.rheobase.random.StreamKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model with its run constants folded in, and the layout of the memory that its kernel works on.
 *
 * @param kernels makes the kernel for a backend; all kernels give the same bits
 * @param states names of the state variables; their slots are 0, 1, …
 * @param input slot of the summed input current, to which the step adds the currents of the
 *     receptors
 * @param overwritesInput whether a step leaves the total current, that of the receptors included,
 *     in the slot of the input
 * @param slots number of slots of a block
 * @param threshold slot of the variable that is compared with the threshold and held after a spike;
 *     of a model without threshold the first
 * @param parameters by slot, what differs between neurons and is filled in before the run
 * @param noise what is filled in before every step, if the equations contain {@code xi}
 * @param receptors what is filled in before every step for each receptor, in their order
 * @param dt time step (ms)
 * @param refractory how long a neuron is refractory after a spike (ms)
 * @param peak V_peak of models whose threshold is {@code V >= V_peak} (mV)
 * @param programs the programs of step and reset, to be listed
 */
public record BoundModel(
    Function<Backend, Kernel> kernels,
    List<String> states,
    int input,
    boolean overwritesInput,
    int slots,
    int threshold,
    Map<Integer, PerNeuron> parameters,
    Optional<Noise> noise,
    List<Receptor> receptors,
    double dt,
    PerNeuron refractory,
    Optional<PerNeuron> peak,
    List<Program> programs) {

  /** Times are multiples of the step to this relative precision. */
  private static final double HALF_UP = 0.5 + 1e-9;

  /**
   * White noise: standard normals that a slot holds, draw 0 of the key at the step.
   *
   * @param slot where they stand
   * @param key of the draws
   */
  public record Noise(int slot, StreamKey key) {}

  /**
   * Where the weights that arrive at a receptor go, in the coherent unit of a weight. Directly:
   * what arrives at a sample is added to the slot, a state variable, between the step that makes
   * the sample and the resets. Else the step itself does more with it: before it, the slot holds
   * for each neuron the sum of the weights that arrive at the sample which the step makes.
   *
   * @param name of the receptor
   * @param slot where they go
   * @param direct which of the two
   */
  public record Receptor(String name, int slot, boolean direct) {}

  public BoundModel {
    receptors = List.copyOf(receptors);
    states = List.copyOf(states);
    programs = List.copyOf(programs);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * Compiles the kernel.
   *
   * @throws IllegalStateException if vector code is asked for where there is none
   */
  public Kernel kernel(Backend backend) {
    return kernels.apply(backend);
  }

  /** The same model with its white noise, if it has any, drawn by another key. */
  public BoundModel drawing(StreamKey key) {
    return noise.isEmpty()
        ? this
        : new BoundModel(
            kernels,
            states,
            input,
            overwritesInput,
            slots,
            threshold,
            parameters,
            Optional.of(new Noise(noise.get().slot(), key)),
            receptors,
            dt,
            refractory,
            peak,
            programs);
  }

  /** The same model, stepped by these kernels, which must be of the same programs. */
  public BoundModel by(Function<Backend, Kernel> kernels) {
    return new BoundModel(
        kernels,
        states,
        input,
        overwritesInput,
        slots,
        threshold,
        parameters,
        noise,
        receptors,
        dt,
        refractory,
        peak,
        programs);
  }

  /** The programs of step and reset as text that reads like Java. */
  public String listing() {
    StringBuilder listing = new StringBuilder();
    for (Program program : programs) {
      listing.append(listing.isEmpty() ? "" : "\n").append(program);
    }
    return listing.toString();
  }

  /** How many samples after a spike a neuron is refractory: t_ref/dt, rounded half up. */
  public long holdSamples(int neuron) {
    return (long) StrictMath.floor(refractory.of(neuron) / dt + HALF_UP);
  }
}
