package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.input.ConstantCurrent;
import io.rheobase.input.CurrentSource;
import io.rheobase.model.PerNeuron;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Which state that left the numbers is told of, however the run is cut. */
class NonFiniteStateTest {

  private static final int NEURONS = 40;
  private static final List<Partition> PARTITIONS =
      List.of(
          new Partition(1, 64, 200),
          new Partition(1, 16, 1),
          new Partition(2, 16, 100),
          new Partition(2, 32, 7));

  /** A current of NaN into one neuron in one step. */
  private record NotANumber(int neuron, long at) implements CurrentSource {
    @Override
    public BlockCurrent over(int first, int count) {
      return (step, current) -> {
        if (step == at && neuron >= first && neuron < first + count) {
          current[neuron - first] = Double.NaN;
        }
      };
    }
  }

  private static Population population(
      String name, IntToDoubleFunction u, Partition partition, CurrentSource... currents) {
    return new Population(
        name,
        NEURONS,
        Integrator.with(PerNeuron.ZERO),
        List.of(neuron -> 0, neuron -> 0, u),
        neuron -> 0,
        List.of(currents),
        List.of(),
        List.of(),
        partition);
  }

  private static String failure(int steps, Partition partition, Population... populations) {
    Simulation simulation =
        new Simulation(List.of(populations), List.of(), List.of(), partition, Vectorization.NEVER);
    NonFiniteStateException found =
        assertThrows(
            NonFiniteStateException.class, () -> simulation.run(steps, done -> {}, () -> false));
    String message =
        "population %s, neuron %d: %s is %s at sample %d"
            .formatted(
                found.population(),
                found.neuron(),
                found.variable(),
                found.value(),
                found.sample());
    assertEquals(message, found.getMessage());
    return message;
  }

  @Test
  void aVThatIsNotANumberStopsTheRunAtItsSample() {
    for (Partition partition : PARTITIONS) {
      Population cells = population("cells", i -> 0, partition, new NotANumber(20, 12));
      assertEquals(
          "population cells, neuron 20: V is NaN at sample 13", failure(200, partition, cells));
    }
  }

  /** u grows past the numbers in eleven steps and reaches no threshold. */
  @Test
  void whatReachesNoThresholdIsSeenAtEvery64thSample() {
    for (Partition partition : PARTITIONS) {
      Population cells = population("cells", i -> i < 37 ? 0 : -1, partition);
      assertEquals(
          "population cells, neuron 37: u is -Infinity at sample 64",
          failure(200, partition, cells));
    }
  }

  @Test
  void theLastSampleIsLookedAtWhicheverItIs() {
    for (Partition partition : PARTITIONS) {
      Population cells = population("cells", i -> i == 39 ? 1 : 0, partition);
      assertEquals(
          "population cells, neuron 39: u is Infinity at sample 20", failure(20, partition, cells));
    }
  }

  @Test
  void theLargestNumberIsANumberYet() throws Exception {
    Partition partition = PARTITIONS.get(0);
    Population cells = population("cells", i -> Double.MAX_VALUE / 1e30, partition);
    Simulation simulation =
        new Simulation(List.of(cells), List.of(), List.of(), partition, Vectorization.NEVER);
    assertEquals(1, simulation.run(1, done -> {}, () -> false));
    assertTrue(failure(1, partition, cells).contains("u is Infinity"));
  }

  /** What flows while a neuron is refractory does not move it, whatever it is. */
  @Test
  void aCurrentThatIsNotANumberIsNoneToAHeldNeuron() throws Exception {
    Partition partition = PARTITIONS.get(0);
    Population cells =
        new Population(
            "cells",
            NEURONS,
            Integrator.with(PerNeuron.ZERO),
            List.of(neuron -> 0, neuron -> 0, neuron -> 0),
            neuron -> 100,
            List.of(new ConstantCurrent(10), new NotANumber(3, 63)),
            List.of(),
            List.of(),
            partition);
    Simulation simulation =
        new Simulation(List.of(cells), List.of(), List.of(), partition, Vectorization.NEVER);
    assertEquals(100, simulation.run(100, done -> {}, () -> false));
  }

  /** The first sample; there the first population of the file; there the first neuron. */
  @Test
  void ofSeveralTheFirstIsNamed() {
    for (Partition partition : PARTITIONS) {
      assertEquals(
          "population b, neuron 9: V is NaN at sample 6",
          failure(
              200,
              partition,
              population("a", i -> 0, partition, new NotANumber(3, 6)),
              population("b", i -> 0, partition, new NotANumber(9, 5))));
      assertEquals(
          "population b, neuron 30: V is NaN at sample 6",
          failure(
              200,
              partition,
              population("b", i -> 0, partition, new NotANumber(30, 5)),
              population("a", i -> 0, partition, new NotANumber(9, 5))));
      assertEquals(
          "population b, neuron 20: V is NaN at sample 6",
          failure(
              200,
              partition,
              population("b", i -> 0, partition, new NotANumber(30, 5), new NotANumber(20, 5))));
      assertEquals(
          "population b, neuron 1: u is Infinity at sample 20",
          failure(
              20,
              partition,
              population("b", i -> i > 0 ? 1 : 0, partition),
              population("a", i -> 1, partition)));
    }
  }
}
