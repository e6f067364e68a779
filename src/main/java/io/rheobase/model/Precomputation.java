package io.rheobase.model;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Kernel;
import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.Program;
import io.rheobase.compiler.ProgramBuilder;
import io.rheobase.compiler.Slots;
import io.rheobase.compiler.Value;
import io.rheobase.equations.ModelEquations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers that parameters alone fix, computed for each neuron before the run. */
final class Precomputation {

  /** A method of the JVM has 64 kB, and the last one of a program stores all that it computes. */
  private static final int AT_ONCE = 500;

  private final List<String> names;
  private final List<String> varying;
  private final Slots slots;
  private final ProgramBuilder b;
  private final Instant instant;
  private final Map<String, PerNeuron> parameters;
  private final int neurons;
  private final Map<String, Value> values = new LinkedHashMap<>();

  /**
   * @param names what is to be computed
   * @param parameters those that it is computed from
   */
  Precomputation(
      ModelEquations equations, double dt, List<String> names, Map<String, PerNeuron> parameters) {
    this.names = names;
    this.parameters = parameters;
    neurons = parameters.values().stream().mapToInt(PerNeuron::length).max().orElse(1);
    varying =
        parameters.keySet().stream().filter(name -> !parameters.get(name).isUniform()).toList();
    slots = new Slots(names, varying);
    b = new ProgramBuilder(slots);
    instant = new Instant(Scope.of(b, dt, equations, parameters), Map.of(), null, null, null);
  }

  /** Where expressions have their values. */
  Instant instant() {
    return instant;
  }

  /** Says what is to be computed under a name; 0 where nothing is said. */
  void set(String name, Value value) {
    values.put(name, value);
  }

  /** For how many neurons the numbers may differ; 1 where they are the same for all. */
  int neurons() {
    return neurons;
  }

  /** The numbers, {@code [name][neuron]}. */
  double[][] numbers() {
    double[][] numbers = new double[names.size()][neurons];
    List<String> computed = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (value.isConstant()) {
            Arrays.fill(numbers[slots.index(name)], value.number());
          } else {
            computed.add(name);
          }
        });
    for (int from = 0; from < computed.size(); from += AT_ONCE) {
      compute(computed.subList(from, Math.min(from + AT_ONCE, computed.size())), numbers);
    }
    return numbers;
  }

  private void compute(List<String> some, double[][] numbers) {
    some.forEach(name -> b.next(name, values.get(name)));
    Program program = b.build();
    some.forEach(name -> b.next(name, b.slot(name)));
    Program nothing = new ProgramBuilder(slots).build();
    Kernel kernel = KernelCompiler.compile(program, nothing, Backend.SCALAR);
    double[][] arrays = Arrays.copyOf(numbers, program.slotCount());
    for (int slot = names.size(); slot < arrays.length; slot++) {
      arrays[slot] = new double[neurons];
    }
    for (String name : varying) {
      arrays[slots.index(name)] = parameters.get(name).over(0, neurons);
    }
    kernel.advance(arrays, new long[neurons], 0, 0, neurons, new int[neurons]);
  }
}
