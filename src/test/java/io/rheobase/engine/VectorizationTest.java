package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Kernel;
import io.rheobase.compiler.Simd;
import io.rheobase.input.ConstantCurrent;
import io.rheobase.model.Method;
import io.rheobase.model.PerNeuron;
import io.rheobase.model.ShippedModels;
import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VectorizationTest {

  private static final StreamKey KEY = new StreamKey(1, 2);

  private final Partition partition = new Partition(1, 16, 10);
  private final Population population =
      new Population(
          "test",
          20,
          ShippedModels.model("LIF").bind(0.1, Method.EULER, Map.of(), KEY),
          List.of(neuron -> -70),
          neuron -> 0,
          List.of(new ConstantCurrent(500)),
          List.of(),
          List.of(),
          partition);

  @AfterEach
  void drawAsBefore() {
    Gaussian.drawWith(null);
  }

  private void run(Vectorization vectorization) throws Exception {
    new Simulation(List.of(population), List.of(), List.of(), partition, vectorization)
        .run(30, done -> {}, () -> false);
  }

  @Test
  void scalarCodeIsPossibleEverywhere() {
    assertTrue(Vectorization.NEVER.isPossible());
    for (Vectorization vector : List.of(Vectorization.WHEN_WARM, Vectorization.ALWAYS)) {
      assertEquals(Simd.isAvailable(), vector.isPossible());
    }
  }

  @Test
  void neverStepsWithTheScalarKernel() throws Exception {
    Kernel scalar = population.kernels().current();
    run(Vectorization.NEVER);
    assertSame(scalar, population.kernels().current());
  }

  @Test
  void alwaysStepsWithTheVectorKernel() throws Exception {
    Kernel scalar = population.kernels().current();
    run(Vectorization.ALWAYS);
    assertNotSame(scalar, population.kernels().current());
  }

  /** It times the vector code by the operations that it makes. */
  @Test
  void aTrialMakesTheOperationsOfItsStepForEachVector() {
    long operations = population.model().programs().get(0).operations();
    assertEquals(operations * 512 / Simd.lanes(), new KernelTrial(population).operations());
  }

  /** Its neurons are more than those of a small population, whose values come again and again. */
  @Test
  void aTrialTakesParametersAndStartsOfNeuronsThatThereAre() {
    Set<Integer> asked = new HashSet<>();
    Population few =
        new Population(
            "few",
            3,
            Integrator.with(PerNeuron.each(new double[] {1, 2, 3})),
            List.of(neuron -> 0, neuron -> 0, neuron -> asked.add(neuron) ? 0 : 1),
            neuron -> 0,
            List.of(),
            List.of(),
            List.of(),
            partition);
    KernelTrial trial = new KernelTrial(few);
    trial.exercise(0);
    trial.scalar();
    trial.vector();
    assertEquals(Set.of(0, 1, 2), asked);
  }

  @Test
  void aPopulationThatWasWarmedUpIsSteppedByTheScalarKernelUntilARunTurns() throws Exception {
    Kernel scalar = population.kernels().current();
    List<Population> warm = VectorWarmUp.run(List.of(population), 1);
    assertTrue(List.of(population).containsAll(warm));
    assertSame(scalar, population.kernels().current());
  }

  @Test
  void drawsOfTheVectorLoopAreThoseOfTheScalarOne() {
    for (int to : new int[] {1, 15, 16, 17, 100, 1024}) {
      double[] scalar = new double[1100];
      double[] vector = new double[1100];
      new Gaussian().add(KEY, 3, 48, 7, 1.5, -2, scalar, scalar, 5, 5 + to);
      NoiseTrial.loops(Backend.SIMD).get().add(KEY, 3, 48, 7, 1.5, -2, vector, vector, 5, 5 + to);
      for (int i = 0; i < scalar.length; i++) {
        assertEquals(
            Double.doubleToLongBits(scalar[i]), Double.doubleToLongBits(vector[i]), "at " + i);
      }
    }
  }
}
