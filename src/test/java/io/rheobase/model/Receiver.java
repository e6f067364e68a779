package io.rheobase.model;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Kernel;
import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.ModelText;
import io.rheobase.equations.ReceptorText;
import io.rheobase.equations.ReceptorText.Decay;
import io.rheobase.params.ModelLibrary;
import io.rheobase.params.ReceptorLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Neurons that are stepped by hand, with what arrives at their receptors. */
final class Receiver {

  private final BoundModel model;
  private final double[][] slots;
  private final long[] heldUntil;
  private final Map<Long, List<Arrival>> arrivals = new HashMap<>();
  private final List<List<Long>> spikes = new ArrayList<>();
  private final List<double[][]> samples = new ArrayList<>();
  private Backend backend = Backend.SCALAR;
  private double current;

  private record Arrival(BoundModel.Receptor to, int neuron, double weight) {}

  Receiver(BoundModel model, int neurons) {
    this.model = model;
    slots = new double[model.slots()][neurons];
    model.parameters().forEach((slot, values) -> slots[slot] = values.over(0, neurons));
    heldUntil = new long[neurons];
    Arrays.fill(heldUntil, -1);
    for (int i = 0; i < neurons; i++) {
      spikes.add(new ArrayList<>());
    }
  }

  /** A shipped model with receptors. */
  static Model model(String name, ReceptorText... receptors) {
    ModelText text = ModelLibrary.get(name).text();
    return new Model(name, "", "", ModelEquations.of(text, List.of(receptors)));
  }

  /** A shipped receptor. */
  static ReceptorText receptor(String name, String acts, String shape) {
    return ReceptorLibrary.kind(acts, shape).named(name, Decay.EXACT, "");
  }

  static Receiver of(Model model, double dt, Method method, Object... parameters) {
    return new Receiver(Texts.bind(model, dt, method, parameters), 1);
  }

  Receiver initial(String state, double... values) {
    double[] slot = slots[model.states().indexOf(state)];
    Arrays.setAll(slot, i -> values[i % values.length]);
    return this;
  }

  /** The same input for all at every step (pA). */
  Receiver current(double value) {
    current = value;
    return this;
  }

  Receiver backend(Backend chosen) {
    backend = chosen;
    return this;
  }

  Receiver arrive(String receptor, long sample, double weight) {
    return arrive(receptor, sample, 0, weight);
  }

  Receiver arrive(String receptor, long sample, int neuron, double weight) {
    BoundModel.Receptor to =
        model.receptors().stream().filter(r -> r.name().equals(receptor)).findFirst().orElseThrow();
    arrivals.computeIfAbsent(sample, key -> new ArrayList<>()).add(new Arrival(to, neuron, weight));
    return this;
  }

  /** Runs from sample 0 on. */
  Receiver run(int steps) {
    Kernel kernel = model.kernel(backend);
    int neurons = heldUntil.length;
    int[] candidates = new int[neurons];
    samples.add(copy());
    for (long step = 0; step < steps; step++) {
      Arrays.fill(slots[model.input()], current);
      for (BoundModel.Receptor receptor : model.receptors()) {
        if (!receptor.direct()) {
          Arrays.fill(slots[receptor.slot()], 0);
        }
      }
      addArrivals(step + 1, false);
      int n = kernel.advance(slots, heldUntil, step, 0, neurons, candidates);
      addArrivals(step + 1, true);
      double[][] crossings = copy();
      for (int c = 0; c < n; c++) {
        int i = candidates[c];
        spikes.get(i).add(step + 1);
        kernel.reset(slots, i, step + 1);
        heldUntil[i] = step + 1 + model.holdSamples(i);
      }
      double[][] after = copy();
      after[model.threshold()] = crossings[model.threshold()];
      samples.add(after);
    }
    return this;
  }

  private void addArrivals(long sample, boolean direct) {
    for (Arrival arrival : arrivals.getOrDefault(sample, List.of())) {
      if (arrival.to().direct() == direct) {
        slots[arrival.to().slot()][arrival.neuron()] += arrival.weight();
      }
    }
  }

  private double[][] copy() {
    double[][] copy = new double[model.input() + 1][];
    Arrays.setAll(copy, slot -> slots[slot].clone());
    return copy;
  }

  /** A state variable at a sample, at a spike the value that crossed. */
  double at(String state, int sample) {
    return at(state, sample, 0);
  }

  double at(String state, int sample, int neuron) {
    int slot = state.equals("I") ? model.input() : model.states().indexOf(state);
    return samples.get(sample)[slot][neuron];
  }

  /** The samples of the spikes of a neuron. */
  List<Long> spikes(int neuron) {
    return spikes.get(neuron);
  }

  /** The bits of all state variables and {@code I} at all samples. */
  List<Long> bits() {
    List<Long> bits = new ArrayList<>();
    for (double[][] sample : samples) {
      for (double[] slot : sample) {
        for (double value : slot) {
          bits.add(Double.doubleToLongBits(value));
        }
      }
    }
    return bits;
  }
}
