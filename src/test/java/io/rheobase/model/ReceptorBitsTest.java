package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Simd;
import io.rheobase.equations.Parameter;
import io.rheobase.equations.ReceptorText;
import io.rheobase.equations.ReceptorText.Decay;
import io.rheobase.params.ReceptorLibrary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors change no bit of what receptors do. */
class ReceptorBitsTest {

  private static final int NEURONS = 21;
  private static final int STEPS = 120;

  private static List<ReceptorText> pair(ReceptorLibrary.Kind kind, Decay decay) {
    return Stream.of("e", "i").map(name -> kind.named(name, decay, "")).toList();
  }

  static Stream<Arguments> cases() {
    return ReceptorLibrary.kinds().stream()
        .flatMap(
            kind ->
                Stream.of(Method.values())
                    .filter(method -> method != Method.EXACT || kind.acts().equals("current"))
                    .flatMap(
                        method ->
                            Stream.of(Decay.values())
                                .filter(d -> method != Method.EXACT || d == Decay.EXACT)
                                .map(decay -> Arguments.of(kind, method, decay))));
  }

  private static BoundModel bind(List<ReceptorText> receptors, Method method, boolean each) {
    Model model = Receiver.model("LIF", receptors.toArray(ReceptorText[]::new));
    SplittableRandom random = new SplittableRandom(5);
    Map<String, PerNeuron> parameters = new HashMap<>();
    for (Parameter parameter : model.equations().parameters()) {
      if (parameter.defaultValue().isEmpty()) {
        double low = parameter.name().startsWith("tau") ? 1 : -80;
        double high = parameter.name().startsWith("tau") ? 12 : 20;
        double[] values = random.doubles(NEURONS, low, high).toArray();
        parameters.put(parameter.name(), each ? PerNeuron.each(values) : PerNeuron.all(values[0]));
      }
    }
    return model.bind(0.1, method, parameters, Experiment.NOISE);
  }

  private static Receiver run(BoundModel model, Backend backend) {
    Receiver receiver = new Receiver(model, NEURONS).initial("V", -70, -60, -58).current(600);
    SplittableRandom random = new SplittableRandom(9);
    double strength = model.states().size() == 1 ? 2 : 25;
    for (int a = 0; a < 12 * NEURONS; a++) {
      receiver.arrive(
          random.nextBoolean() ? "e" : "i",
          random.nextInt(1, STEPS),
          random.nextInt(NEURONS),
          strength * random.nextDouble());
    }
    return receiver.backend(backend).run(STEPS);
  }

  private static long hash(List<Long> bits) {
    long hash = 0xcbf29ce484222325L;
    for (long value : bits) {
      hash = (hash ^ value) * 0x100000001b3L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyKindWithEveryMethod(ReceptorLibrary.Kind kind, Method method, Decay decay) {
    assertTrue(Simd.isAvailable(), "run with --add-modules jdk.incubator.vector");
    for (boolean each : new boolean[] {false, true}) {
      BoundModel model = bind(pair(kind, decay), method, each);
      Receiver scalar = run(model, Backend.SCALAR);
      Receiver vector = run(model, Backend.SIMD);
      assertEquals(scalar.bits(), vector.bits(), "each " + each);
      if (Backend.MACHINE.isAvailable()) {
        assertEquals(scalar.bits(), run(model, Backend.MACHINE).bits(), "machine code");
      }
      long spikes = 0;
      for (int i = 0; i < NEURONS; i++) {
        assertEquals(scalar.spikes(i), vector.spikes(i));
        spikes += scalar.spikes(i).size();
      }
      assertTrue(spikes > 5, spikes + " spikes");
    }
  }

  /** Of all kinds together; other JDKs and processors must find the same. */
  @Test
  void theBitsAreThoseOfAnyMachine() {
    long hash = 0;
    for (ReceptorLibrary.Kind kind : ReceptorLibrary.kinds()) {
      for (Decay decay : Decay.values()) {
        BoundModel model = bind(pair(kind, decay), Method.EULER, true);
        hash = 31 * hash + hash(run(model, Backend.SCALAR).bits());
      }
      if (kind.acts().equals("current")) {
        BoundModel model = bind(pair(kind, Decay.EXACT), Method.EXACT, true);
        hash = 31 * hash + hash(run(model, Backend.SCALAR).bits());
      }
    }
    assertEquals("adedaf702e9efc5f", Long.toHexString(hash));
  }
}
