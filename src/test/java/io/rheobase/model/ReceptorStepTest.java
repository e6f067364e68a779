package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.equations.ModelText.ParameterText;
import io.rheobase.equations.ReceptorText;
import io.rheobase.equations.ReceptorText.Decay;
import io.rheobase.equations.Source;
import io.rheobase.params.ReceptorLibrary;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What receptors do to the neuron. */
class ReceptorStepTest {

  private static final double TAU_M = 10;
  private static final double G_L = 25;

  private static Model delta(String name) {
    return Receiver.model(name, Receiver.receptor("syn", "current", "delta"));
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aDeltaMovesVAfterTheStepAndBeforeTheThreshold(Method method) {
    Receiver without =
        Receiver.of(delta("LIF"), 0.1, method).initial("V", -60).current(100).run(10);
    Receiver with =
        Receiver.of(delta("LIF"), 0.1, method)
            .initial("V", -60)
            .current(100)
            .arrive("syn", 5, 1.5)
            .arrive("syn", 7, -0.5)
            .arrive("syn", 7, 20)
            .run(10);
    assertEquals(without.at("V", 4), with.at("V", 4));
    assertEquals(without.at("V", 5) + 1.5, with.at("V", 5));
    assertEquals(List.of(7L), with.spikes(0));
    assertTrue(with.at("V", 7) > -40, "the value that crossed");
    assertEquals(-70, with.at("V", 8));
    assertEquals(List.of(), without.spikes(0));
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aDeltaIsLostWhileTheNeuronIsHeld(Method method) {
    Receiver receiver = Receiver.of(delta("LIF"), 0.1, method, "t_ref", 2).initial("V", -70);
    receiver.arrive("syn", 5, 16);
    for (long sample = 6; sample <= 25; sample++) {
      receiver.arrive("syn", sample, 100);
    }
    receiver.arrive("syn", 26, 1).run(30);
    assertEquals(List.of(5L), receiver.spikes(0));
    assertEquals(-70, receiver.at("V", 25));
    assertEquals(-69, receiver.at("V", 26), 1e-12);
  }

  @Test
  void aDeltaMovesAHodgkinHuxleyNeuronAtAnyTime() {
    Receiver receiver =
        Receiver.of(delta("HodgkinHuxley"), 0.01, Method.RK4)
            .initial("V", -65)
            .initial("h", 1)
            .arrive("syn", 2, 60)
            .arrive("syn", 100, -5)
            .run(120);
    assertEquals(List.of(2L), receiver.spikes(0));
    assertTrue(receiver.at("V", 100) < receiver.at("V", 99) - 4);
  }

  /** V - E_L after an arrival of a current at 0, relative to weight / (g_L tau_m) (ms). */
  private static DoubleUnaryOperator potential(String kind, double tau, double decay) {
    return switch (kind) {
      case "exponential" -> t -> filtered(t, tau);
      case "alpha" ->
          t -> {
            double b = 1 / tau - 1 / TAU_M;
            double bracket =
                (StrictMath.exp(-t / TAU_M) - StrictMath.exp(-t / tau)) / (b * b)
                    - t * StrictMath.exp(-t / tau) / b;
            return StrictMath.E / tau * bracket;
          };
      default ->
          t -> {
            double peak = tau * decay / (decay - tau) * StrictMath.log(decay / tau);
            double height = StrictMath.exp(-peak / decay) - StrictMath.exp(-peak / tau);
            return (filtered(t, decay) - filtered(t, tau)) / height;
          };
    };
  }

  private static double filtered(double t, double tau) {
    return (StrictMath.exp(-t / tau) - StrictMath.exp(-t / TAU_M)) / (1 / TAU_M - 1 / tau);
  }

  private static Receiver exact(String kind, double dt, double tau, double decay) {
    Model model = Receiver.model("LIF", Receiver.receptor("syn", "current", kind));
    Object[] parameters =
        kind.equals("biexponential")
            ? new Object[] {"tau_rise_syn", tau, "tau_decay_syn", decay}
            : new Object[] {"tau_syn", tau};
    return Receiver.of(model, dt, Method.EXACT, parameters).initial("V", -70);
  }

  /** The post-synaptic potentials of NEST's iaf_psc_exp and iaf_psc_alpha. */
  @ParameterizedTest
  @CsvSource({
    "exponential, 0.1",
    "exponential, 2.5",
    "alpha, 0.1",
    "alpha, 2.5",
    "biexponential, 0.1"
  })
  void exactTakesAMembraneWithACurrentToItsPotential(String kind, double dt) {
    Receiver receiver = exact(kind, dt, 2, 5).arrive("syn", 3, 100).arrive("syn", 9, -40).run(400);
    DoubleUnaryOperator shape = potential(kind, 2, 5);
    for (int k = 0; k <= 400; k++) {
      double first = k < 3 ? 0 : 100 * shape.applyAsDouble((k - 3) * dt);
      double second = k < 9 ? 0 : -40 * shape.applyAsDouble((k - 9) * dt);
      double expected = -70 + (first + second) / (G_L * TAU_M);
      assertEquals(expected, receiver.at("V", k), 1e-12, "sample " + k);
    }
  }

  @Test
  void aCurrentGoesOnWhileTheNeuronIsHeld() {
    double dt = 0.1;
    Receiver receiver = exact("exponential", dt, 5, 0).arrive("syn", 1, 4000).run(100);
    int spike = receiver.spikes(0).get(0).intValue();
    for (int k = 1; k <= spike + 40; k++) {
      double expected = 4000 * StrictMath.exp(-(k - 1) * dt / 5);
      assertEquals(expected, receiver.at("I_syn", k), 1e-10);
    }
    double left = receiver.at("I_syn", spike + 20);
    for (int k = 0; k <= 5; k++) {
      double expected = -70 + left / (G_L * TAU_M) * filtered(k * dt, 5);
      assertEquals(expected, receiver.at("V", spike + 20 + k), 1e-12);
    }
  }

  private static final String BLOCK = "1/(1 + exp(-0.062 /mV * V)/3.57)";

  private static double nmda(double v) {
    return 1 / (1 + StrictMath.exp(-0.062 * v) / 3.57);
  }

  private static Model nmda(String name) {
    return Receiver.model(
        name, ReceptorLibrary.kind("conductance", "exponential").named("nmda", Decay.EXACT, BLOCK));
  }

  /** Jahr and Stevens 1990, doi:10.1523/JNEUROSCI.10-09-03178.1990, at 1 mM of magnesium. */
  @ParameterizedTest
  @ValueSource(doubles = {-80, -60, -30, 20})
  void aVoltageDependenceScalesTheCurrent(double v) {
    Receiver receiver =
        Receiver.of(nmda("passive"), 0.125, Method.EULER, "tau_nmda", 100, "E_rev_nmda", 10)
            .initial("V", v)
            .initial("g_nmda", 3)
            .current(50)
            .run(1);
    double current = 50 + 3 * nmda(v) * (10 - v);
    assertEquals(current, receiver.at("I", 1), 1e-12 * Math.abs(current));
    double expected = v + 0.125 * (-70 - v + current / G_L) / TAU_M;
    assertEquals(expected, receiver.at("V", 1), 1e-13 * Math.abs(v));
  }

  /** V 8 ms after a start with conductances that an arrival at 1 ms raises. */
  private static double driven(Model model, Method method, double dt, Object... parameters) {
    Receiver receiver = Receiver.of(model, dt, method, parameters).initial("V", -70);
    for (String state : model.equations().receptors().get(0).states()) {
      receiver.initial(state, 0.7);
    }
    String name = model.equations().receptors().get(0).name();
    int steps = (int) Math.round(8 / dt);
    return receiver.arrive(name, Math.round(1 / dt), 9).current(20).run(steps).at("V", steps);
  }

  private static void assertOrder(
      int order, Model model, Method method, double dt, Object... parameters) {
    double exact = driven(model, Method.RK4, 1.0 / 256, parameters);
    double coarse = Math.abs(driven(model, method, dt, parameters) - exact);
    double fine = Math.abs(driven(model, method, dt / 2, parameters) - exact);
    double measured = StrictMath.log(coarse / fine) / StrictMath.log(2);
    assertEquals(order, measured, 0.2, method + ": " + coarse + " mV, " + fine + " mV");
  }

  @ParameterizedTest
  @CsvSource({"EULER, 1", "RK2, 2", "RK4, 4", "EXPONENTIAL_EULER, 1"})
  void conductancesKeepTheOrderOfTheMethod(Method method, int order) {
    Model model = Receiver.model("passive", Receiver.receptor("syn", "conductance", "alpha"));
    double dt = method == Method.RK4 ? 0.5 : 1.0 / 32;
    assertOrder(order, model, method, dt, "tau_syn", 2, "E_rev_syn", 0);
  }

  @ParameterizedTest
  @CsvSource({"EULER, 1", "RK2, 2", "RK4, 4", "EXPONENTIAL_EULER, 1"})
  void aVoltageDependenceKeepsTheOrderOfTheMethod(Method method, int order) {
    double dt = method == Method.RK4 ? 0.5 : 1.0 / 32;
    assertOrder(order, nmda("passive"), method, dt, "tau_nmda", 5, "E_rev_nmda", 0);
  }

  @ParameterizedTest
  @EnumSource(Decay.class)
  void theMidpointRuleSeesTheReceptorInTheMiddleOfTheStep(Decay decay) {
    ReceptorText text = ReceptorLibrary.kind("current", "exponential").named("syn", decay, "");
    Receiver receiver =
        Receiver.of(Receiver.model("passive", text), 2, Method.RK2, "tau_syn", 5)
            .initial("V", -60)
            .initial("I_syn", 80)
            .run(1);
    double middle = 80 * (decay == Decay.EXACT ? StrictMath.exp(-0.2) : 0.8);
    double v = -60 + (-70 + 60 + 80 / G_L) / TAU_M;
    assertEquals(-60 + 2 * (-70 - v + middle / G_L) / TAU_M, receiver.at("V", 1), 1e-13);
  }

  /** Gating that saturates: Wang 1999, doi:10.1523/JNEUROSCI.19-21-09587.1999. */
  private static ReceptorText saturating(Decay decay) {
    return new ReceptorText(
        "syn",
        "ds/dt = -s/tau + alpha*x*(1 - s) : 1\ndx/dt = -x/(2 ms) : 1",
        "g_max*s*(0 mV - V)",
        BLOCK,
        "x += weight",
        decay,
        List.of(
            new ParameterText("tau", "ms", "20 ms", ""),
            new ParameterText("alpha", "/ms", "0.1 /ms", ""),
            new ParameterText("g_max", "nS", "10 nS", "")));
  }

  @ParameterizedTest
  @CsvSource({"EULER, 1", "RK2, 2", "RK4, 4", "EXPONENTIAL_EULER, 1"})
  void aReceptorThatIsNotLinearIsAdvancedByTheMethod(Method method, int order) {
    Model model = Receiver.model("passive", saturating(Decay.EXACT));
    assertOrder(order, model, method, method == Method.RK4 ? 0.25 : 1.0 / 64);
  }

  @Test
  void aReceptorThatIsNotLinearMayBeAdvancedByEuler() {
    Model model = Receiver.model("passive", saturating(Decay.EULER));
    Receiver receiver =
        Receiver.of(model, 0.5, Method.RK4).initial("V", -70).initial("x_syn", 2).run(20);
    double s = 0;
    double x = 2;
    for (int k = 0; k <= 20; k++) {
      assertEquals(s, receiver.at("s_syn", k), 1e-14, "sample " + k);
      s += 0.5 * (-s / 20 + 0.1 * x * (1 - s));
      x *= 0.75;
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void theCurrentIsWhatInputsAndReceptorsAddUpTo(Method method) {
    Model model =
        Receiver.model(
            "LIF",
            Receiver.receptor("a", "current", "exponential"),
            Receiver.receptor("b", "current", "alpha"),
            Receiver.receptor("c", "current", "delta"));
    Receiver receiver =
        Receiver.of(model, 0.5, method, "tau_a", 2, "tau_b", 3)
            .current(10)
            .initial("V", -70)
            .initial("I_a", 5)
            .initial("I_b", -4)
            .arrive("c", 1, 1)
            .arrive("a", 2, 7)
            .run(2);
    assertEquals(11, receiver.at("I", 1));
    assertEquals(10 + receiver.at("I_a", 1) + receiver.at("I_b", 1), receiver.at("I", 2), 1e-14);
  }

  @Test
  void anArrivalIsFilledIntoTheSlotOfItsReceptor() {
    Model model =
        Receiver.model(
            "LIF",
            Receiver.receptor("a", "current", "exponential"),
            Receiver.receptor("b", "current", "delta"));
    BoundModel bound = Texts.bind(model, 0.5, Method.EULER, "tau_a", 2);
    assertEquals(List.of("V", "I_a"), bound.states());
    assertEquals(
        List.of(new BoundModel.Receptor("a", 1, true), new BoundModel.Receptor("b", 3, false)),
        bound.receptors());
    assertTrue(bound.listing().contains("arrival[b]"), bound.listing());
  }

  @Test
  void exactRefusesConductancesAndDecayByEulerByPlace() {
    Model conductance =
        Receiver.model("LIF", Receiver.receptor("syn", "conductance", "exponential"));
    MethodException product =
        assertThrows(
            MethodException.class,
            () -> Texts.bind(conductance, 0.1, Method.EXACT, "tau_syn", 5, "E_rev_syn", 0));
    assertEquals(
        "exact cannot advance V: its rate is not linear: g_syn * (E_rev_syn - V)",
        product.getMessage());
    assertEquals(new Source(Source.Section.CURRENT, "", "syn"), product.span().source());
    Model euler =
        Receiver.model(
            "LIF", ReceptorLibrary.kind("current", "exponential").named("syn", Decay.EULER, ""));
    assertEquals(
        "exact cannot advance I_syn: its receptor asks for decay: euler",
        assertThrows(
                MethodException.class, () -> Texts.bind(euler, 0.1, Method.EXACT, "tau_syn", 5))
            .getMessage());
  }

  @Test
  void twoConductancesCostThreeOperationsEach() {
    Model model =
        Receiver.model(
            "LIF",
            Receiver.receptor("e", "conductance", "exponential"),
            Receiver.receptor("i", "conductance", "exponential"));
    BoundModel bound =
        Texts.bind(model, 0.1, Method.EULER, "tau_e", 5, "E_rev_e", 0, "tau_i", 10, "E_rev_i", -80);
    Model none = new Model("LIF", "", "", ShippedModels.model("LIF").equations());
    int alone = Texts.bind(none, 0.1, Method.EULER).programs().get(0).operations();
    assertEquals(alone + 6, bound.programs().get(0).operations(), bound.listing());
  }
}
