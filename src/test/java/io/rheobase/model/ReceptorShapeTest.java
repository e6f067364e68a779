package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.equations.ModelText.ParameterText;
import io.rheobase.equations.ReceptorText;
import io.rheobase.equations.ReceptorText.Decay;
import io.rheobase.params.ReceptorLibrary;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows an arrival, and how arrivals add up. */
class ReceptorShapeTest {

  private static final double E = StrictMath.E;

  private static Receiver exponential(Method method) {
    Model model = Receiver.model("LIF", Receiver.receptor("ampa", "conductance", "exponential"));
    Object[] parameters = {"tau_ampa", 5, "E_rev_ampa", 0, "V_th", 1000};
    return Receiver.of(model, 0.1, method, parameters).initial("V", -70);
  }

  /** An arrival at sample 1 of what peaks at 3. */
  private static Receiver shape(String acts, String kind, double dt, Object... parameters) {
    Model model = Receiver.model("LIF", Receiver.receptor("syn", acts, kind));
    return Receiver.of(model, dt, Method.EULER, parameters).arrive("syn", 1, 3);
  }

  @ParameterizedTest
  @EnumSource(value = Method.class, names = "EXACT", mode = EnumSource.Mode.EXCLUDE)
  void anExponentialConductanceIsTheSumOfWhatArrivedWhateverTheMethod(Method method) {
    Receiver receiver =
        exponential(method)
            .arrive("ampa", 1, 2)
            .arrive("ampa", 31, 0.5)
            .arrive("ampa", 31, 0.25)
            .arrive("ampa", 300, 7)
            .run(400);
    for (int k = 0; k <= 400; k++) {
      double expected = since(k, 1, 2 * 1.0) + since(k, 31, 0.75) + since(k, 300, 7);
      assertEquals(expected, receiver.at("g_ampa", k), 1e-13 * expected, "sample " + k);
    }
  }

  private static double since(int sample, int arrival, double weight) {
    return sample < arrival ? 0 : weight * StrictMath.exp(-(sample - arrival) * 0.1 / 5);
  }

  @ParameterizedTest
  @CsvSource({"conductance, g_syn", "current, I_syn"})
  void anAlphaFunctionPeaksAtTauWithTheWeight(String acts, String state) {
    Object[] reversal = acts.equals("current") ? new Object[0] : new Object[] {"E_rev_syn", 0};
    Receiver receiver = shape(acts, "alpha", 0.25, with(reversal, "tau_syn", 4)).run(400);
    for (int k = 1; k <= 400; k++) {
      double t = (k - 1) * 0.25;
      double expected = 3 * t / 4 * StrictMath.exp(1 - t / 4);
      assertEquals(expected, receiver.at(state, k), 1e-13, "sample " + k);
      assertTrue(receiver.at(state, k) <= receiver.at(state, 17));
    }
    assertEquals(3, receiver.at(state, 17), 1e-14);
  }

  @ParameterizedTest
  @CsvSource({"conductance, g_syn, 1, 4", "current, I_syn, 0.5, 20", "current, I_syn, 6, 2"})
  void aBiexponentialPeaksWithTheWeightWhereTheTwoRatesMeet(
      String acts, String state, double rise, double decay) {
    double peak = rise * decay / (decay - rise) * StrictMath.log(decay / rise);
    double dt = peak / 20;
    Object[] reversal = acts.equals("current") ? new Object[0] : new Object[] {"E_rev_syn", 0};
    Object[] taus = with(with(reversal, "tau_rise_syn", rise), "tau_decay_syn", decay);
    Receiver receiver = shape(acts, "biexponential", dt, taus).run(200);
    double height = StrictMath.exp(-peak / decay) - StrictMath.exp(-peak / rise);
    for (int k = 1; k <= 200; k++) {
      double t = (k - 1) * dt;
      double difference = StrictMath.exp(-t / decay) - StrictMath.exp(-t / rise);
      assertEquals(3 * difference / height, receiver.at(state, k), 1e-12, "sample " + k);
      assertTrue(receiver.at(state, k) <= receiver.at(state, 21));
    }
    assertEquals(3, receiver.at(state, 21), 1e-13);
  }

  @Test
  void aBiexponentialOfEqualTimesIsAnAlphaFunction() {
    Object[] alpha = {"tau_syn", 4, "E_rev_syn", 0};
    Object[] equal = {"tau_rise_syn", 4, "tau_decay_syn", 4, "E_rev_syn", 0};
    Object[] nearly = {"tau_rise_syn", 4, "tau_decay_syn", 4 + 1e-12, "E_rev_syn", 0};
    Receiver expected = shape("conductance", "alpha", 0.25, alpha).run(100);
    Receiver same = shape("conductance", "biexponential", 0.25, equal).run(100);
    Receiver almost = shape("conductance", "biexponential", 0.25, nearly).run(100);
    for (int k = 0; k <= 100; k++) {
      assertEquals(expected.at("g_syn", k), same.at("g_syn", k), 1e-14);
      assertEquals(expected.at("g_syn", k), almost.at("g_syn", k), 1e-11);
    }
  }

  private static Object[] with(Object[] parameters, String name, double value) {
    Object[] more = Arrays.copyOf(parameters, parameters.length + 2);
    more[parameters.length] = name;
    more[parameters.length + 1] = value;
    return more;
  }

  @ParameterizedTest
  @EnumSource(value = Method.class, names = "EXACT", mode = EnumSource.Mode.EXCLUDE)
  void decayByEulerIsThatOfForwardEulerWhateverTheMethod(Method method) {
    ReceptorText text = ReceptorLibrary.kind("conductance", "alpha").named("syn", Decay.EULER, "");
    Receiver receiver =
        Receiver.of(
                Receiver.model("LIF", text), 0.25, method, "tau_syn", 2, "E_rev_syn", 0, "V_th", 99)
            .initial("V", -70)
            .arrive("syn", 1, 8)
            .run(60);
    double g = 0;
    double x = 8 * E;
    for (int k = 1; k <= 60; k++) {
      assertEquals(g, receiver.at("g_syn", k), 1e-13, "sample " + k);
      g += 0.125 * (x - g);
      x *= 0.875;
    }
  }

  /** Rice 1944; mean and variance of shot noise. */
  @ParameterizedTest
  @CsvSource({"exponential, 1, 0.5", "alpha, 2.718281828459045, 1.8472640247326624"})
  void poissonArrivalsGiveTheMomentsOfCampbellsTheorem(
      String kind, double integral, double squared) {
    double rate = 0.5;
    double weight = 2;
    double tau = 4;
    double dt = 0.05;
    int neurons = 400;
    int every = 320;
    Model model = Receiver.model("passive", Receiver.receptor("syn", "conductance", kind));
    BoundModel bound = Texts.bind(model, dt, Method.EULER, "tau_syn", tau, "E_rev_syn", 0);
    Receiver receiver = new Receiver(bound, neurons);
    SplittableRandom random = new SplittableRandom(11);
    int steps = 10 * every;
    for (int i = 0; i < neurons; i++) {
      double t = 0;
      while ((t -= StrictMath.log(1 - random.nextDouble()) / rate) < steps * dt) {
        receiver.arrive("syn", 1 + (long) (t / dt), i, weight);
      }
    }
    receiver.run(steps);
    double[] values = new double[8 * neurons];
    for (int s = 0; s < values.length; s++) {
      values[s] = receiver.at("g_syn", (3 + s / neurons) * every, s % neurons);
    }
    double mean = DoubleStream.of(values).average().orElseThrow();
    double variance =
        DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    assertEquals(rate * weight * integral * tau, mean, 0.03 * mean);
    assertEquals(rate * weight * weight * squared * tau, variance, 0.08 * variance);
  }

  private static ReceptorText own(String equations, String arrival) {
    return new ReceptorText(
        "own",
        equations,
        "s*(0 mV - V)",
        "",
        arrival,
        Decay.EXACT,
        List.of(new ParameterText("tau", "ms", "3 ms", "")));
  }

  private static void assertFollows(ReceptorText text, int first, DoubleUnaryOperator expected) {
    Receiver receiver = Receiver.of(Receiver.model("LIF", text), 0.5, Method.RK4).initial("V", -70);
    receiver.arrive("own", 1, 6).run(60);
    for (int k = first; k <= 60; k++) {
      assertEquals(
          expected.applyAsDouble((k - 1) * 0.5), receiver.at("s_own", k), 1e-13, "sample " + k);
    }
  }

  @Test
  void aChainOfThreeStagesIsAGammaFunction() {
    ReceptorText chain =
        own(
            "ds/dt = (y - s)/tau : nS\ndy/dt = (z - y)/tau : nS\ndz/dt = -z/tau : nS",
            "z += weight");
    assertFollows(chain, 1, t -> 6 * t * t / 18 * StrictMath.exp(-t / 3));
  }

  @Test
  void twoCoupledVariablesSwing() {
    ReceptorText swinging =
        own("ds/dt = -s/tau + y/1 ms : nS\ndy/dt = -y/tau - s/1 ms : nS", "y += weight");
    assertFollows(swinging, 1, t -> 6 * StrictMath.exp(-t / 3) * StrictMath.sin(t));
  }

  @Test
  void aReceptorMayRestAtAValueOfItsOwn() {
    ReceptorText resting = own("ds/dt = (2 nS - s)/tau : nS", "s += weight");
    double before = 2 * -StrictMath.expm1(-0.5 / 3);
    assertFollows(resting, 1, t -> 2 + (before + 6 - 2) * StrictMath.exp(-t / 3));
  }

  @Test
  void neuronsMayHaveTimeConstantsOfTheirOwn() {
    double[] rises = {1, 2, 2, 5};
    double[] decays = {4, 3, 2, 1};
    Model model = Receiver.model("LIF", Receiver.receptor("syn", "conductance", "biexponential"));
    BoundModel bound =
        Texts.bind(
            model,
            0.25,
            Method.RK2,
            "tau_rise_syn",
            PerNeuron.each(rises),
            "tau_decay_syn",
            PerNeuron.each(decays),
            "E_rev_syn",
            0);
    Receiver all = new Receiver(bound, 4).initial("V", -70);
    for (int i = 0; i < 4; i++) {
      all.arrive("syn", 2, i, 3);
    }
    all.run(80);
    for (int i = 0; i < 4; i++) {
      Object[] own = {"tau_rise_syn", rises[i], "tau_decay_syn", decays[i], "E_rev_syn", 0};
      Receiver one =
          Receiver.of(model, 0.25, Method.RK2, own).initial("V", -70).arrive("syn", 2, 3).run(80);
      for (int k = 0; k <= 80; k++) {
        assertEquals(one.at("g_syn", k), all.at("g_syn", k, i), 1e-14, "neuron " + i);
        assertEquals(one.at("V", k), all.at("V", k, i), 1e-12, "neuron " + i);
      }
    }
  }
}
