package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.compiler.Simd;
import io.rheobase.engine.NonFiniteStateException;
import io.rheobase.engine.Vectorization;
import io.rheobase.input.GaussianCurrent;
import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result depends neither on vectors nor on how a run is cut. */
class SameBitsTest {

  private static final int NEURONS = 45;
  private static final StreamKey DRIVE = StreamKey.of(3, "input", "drive", "test");

  @BeforeAll
  static void vectorsAreThere() {
    assertTrue(Simd.isAvailable(), "run with --add-modules jdk.incubator.vector");
  }

  @AfterEach
  void drawAsBefore() {
    Gaussian.drawWith(null);
  }

  /** Evenly spread over the neurons. */
  private static PerNeuron spread(double from, double to) {
    return PerNeuron.each(
        IntStream.range(0, NEURONS).mapToDouble(i -> from + (to - from) * i / NEURONS).toArray());
  }

  private static Experiment experiment(BoundModel model, double mean, double std) {
    Experiment experiment =
        new Experiment(model, NEURONS).input(new GaussianCurrent(DRIVE, mean, std));
    for (String state : model.states()) {
      experiment.initial(state, i -> state.equals("V") ? -70 + 0.1 * i : 0.01 * i);
    }
    return experiment;
  }

  /** Everything that comes out, or what stopped the run, as text of bits. */
  private static List<Object> bits(Experiment experiment, int steps) {
    try {
      Experiment.Outcome outcome = experiment.run(steps);
      List<Object> bits = new ArrayList<>(List.of(outcome.spikes()));
      for (double[][] trace : outcome.traces()) {
        for (double[] row : trace) {
          bits.add(Arrays.stream(row).mapToLong(Double::doubleToLongBits).sum());
          bits.add(Arrays.hashCode(row));
        }
      }
      return bits;
    } catch (NonFiniteStateException e) {
      return List.of(e.getMessage());
    }
  }

  private static void assertSameHoweverRun(Supplier<Experiment> experiment, int steps) {
    List<Object> expected = bits(experiment.get().partition(1, 1024, 256), steps);
    Experiment vectors = experiment.get().vectorization(Vectorization.ALWAYS);
    assertEquals(expected, bits(vectors.partition(1, 64, 100), steps));
    Gaussian.drawWith(null);
    if (Vectorization.MACHINE_CODE.isPossible()) {
      Experiment machine = experiment.get().vectorization(Vectorization.MACHINE_CODE);
      assertEquals(expected, bits(machine.partition(2, 16, 30), steps));
      Gaussian.drawWith(null);
    }
    Experiment both = experiment.get().vectorization(Vectorization.WHEN_WARM);
    assertEquals(expected, bits(both.partition(2, 16, 40), steps));
    assertEquals(expected, bits(experiment.get().partition(2, 32, 7), steps));
  }

  @ParameterizedTest
  @CsvSource({
    "LIF, EULER, 500, 2000, 9c94f1a826140f7d",
    "LIF, EXACT, 500, 2000, d8fc8489ae941ee0",
    "ExpLIF, EULER, 100, 500, ad1f89755ab1deb7",
    "ExpLIF, RK4, 100, 500, f6fbd01876917d5c",
    "AdEx, EULER, 800, 2000, 56285002b0559cc9",
    "AdEx, RK2, 800, 2000, 2ee2f3dc550fa154",
    "Izhikevich, EULER, 300, 1000, 66162c5b25bc585b",
    "Izhikevich2003, EULER, 10, 30, 87b111d48b68b991",
    "Izhikevich2003, RK4, 10, 30, c42d0a00aedc3041",
    "HodgkinHuxley, EXPONENTIAL_EULER, 200, 1000, cd9c072022ec6fec",
    "HodgkinHuxley, RK4, 200, 500, 22b9bf6d7bb70331",
    "passive, EULER, 100, 1000, 2a687cf976726388",
    "passive, EXPONENTIAL_EULER, 100, 1000, 2bcf07a07b23755a",
    "passive, EXACT, 100, 1000, b12410b005f38acf"
  })
  void shippedModelsWithHeterogeneousParameters(
      String name, Method method, double mean, double std, String bits) {
    double dt = name.equals("HodgkinHuxley") ? 0.02 : 0.1;
    Object[] parameters =
        switch (name) {
          case "LIF" ->
              new Object[] {
                "tau_m", spread(8, 20), "V_th", spread(-56, -52), "t_ref", spread(0, 4)
              };
          case "ExpLIF" -> new Object[] {"Delta_T", spread(2, 5), "t_ref", spread(0, 4)};
          case "AdEx" -> new Object[] {"a", spread(-5, 5), "b", spread(0, 100), "t_ref", 1};
          case "Izhikevich" -> new Object[] {"k", spread(0.5, 0.9), "c", spread(-60, -50)};
          case "Izhikevich2003" -> new Object[] {"a", spread(0.02, 0.1), "d", spread(2, 8)};
          case "HodgkinHuxley" -> new Object[] {"g_K", spread(5000, 7000)};
          default -> new Object[] {"tau_m", spread(5, 20)};
        };
    BoundModel model = Experiment.shipped(name, dt, method, parameters);
    if (!name.equals("passive")) {
      assertTrue(experiment(model, mean, std).run(2000).spikeCount() > NEURONS, "too quiet");
    }
    assertSameHoweverRun(() -> experiment(model, mean, std), 2000);
    assertEquals(bits, hash(experiment(model, mean, std)), "on this machine");
  }

  /** Of all traces; other JDKs and processors must find the same. */
  private static String hash(Experiment experiment) {
    long hash = 0xcbf29ce484222325L;
    for (double[][] trace : experiment.run(2000).traces()) {
      for (double[] row : trace) {
        for (double value : row) {
          hash = (hash ^ Double.doubleToLongBits(value)) * 0x100000001b3L;
          hash ^= hash >>> 29;
        }
      }
    }
    return Long.toHexString(hash);
  }

  @Test
  void whiteNoiseInTheEquations() {
    Model noisy =
        Texts.model(
            "dV/dt = (-60 mV - V)/tau_m + sigma*xi/sqrt(tau_m) : mV",
            "V >= -55 mV",
            "V = -65 mV",
            "sigma = 5 mV : mV",
            "tau_m = 20 ms : ms",
            "t_ref = 2 ms : ms");
    BoundModel model = Texts.bind(noisy, 0.1, Method.EULER, "sigma", spread(4, 9));
    assertTrue(experiment(model, 0, 0).run(2000).spikeCount() > NEURONS);
    assertSameHoweverRun(() -> experiment(model, 0, 0), 2000);
  }

  @Test
  void modelsDrawnAtRandom() {
    int spiking = 0;
    for (long seed = 0; seed < 24; seed++) {
      Model drawn = RandomModels.model(seed);
      List<Method> methods = List.of(Method.EULER, Method.RK2, Method.RK4);
      for (Method method : methods.subList(0, seed % 3 == 0 ? 2 : 1)) {
        Supplier<Experiment> experiment;
        try {
          BoundModel model =
              Texts.bind(drawn, 0.1, method, "p", spread(0.1, 0.9), "q", spread(0.4, 0.8));
          experiment = () -> experiment(model, 1, 2);
        } catch (MethodException e) {
          assertTrue(e.getMessage().contains("xi"), e.getMessage());
          continue;
        }
        List<Object> scalar = bits(experiment.get(), 100);
        List<Object> vector =
            bits(experiment.get().partition(2, 32, 50).vectorization(Vectorization.ALWAYS), 100);
        assertEquals(scalar, vector, "seed " + seed + " " + method);
        Gaussian.drawWith(null);
        if (Vectorization.MACHINE_CODE.isPossible()) {
          Experiment machine = experiment.get().vectorization(Vectorization.MACHINE_CODE);
          assertEquals(scalar, bits(machine, 100), "machine code, seed " + seed + " " + method);
          Gaussian.drawWith(null);
        }
        if (scalar.get(0).toString().matches(".*\\d.*") && scalar.size() > 1) {
          spiking++;
        }
      }
    }
    assertTrue(spiking > 12, spiking + " models spike");
  }
}
