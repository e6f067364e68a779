package io.rheobase.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.equations.ModelText.ParameterText;
import io.rheobase.equations.ReceptorText.Decay;
import io.rheobase.equations.Source.Section;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receptors join a model: their names, units and faults. */
class ReceptorTextTest {
  private static final String EQUATIONS = "ds/dt = -s/tau : [I]/[V]";
  private static final String CURRENT = "s*(E_rev - V)";
  private static final String ARRIVAL = "s += weight";

  private static ReceptorText receptor(
      String name, String equations, String current, String dependence, String arrival) {
    List<ParameterText> parameters =
        List.of(
            new ParameterText("tau", "ms", "5 ms", ""),
            new ParameterText("E_rev", "[V]", "0 mV", ""));
    return new ReceptorText(name, equations, current, dependence, arrival, Decay.EXACT, parameters);
  }

  private static ReceptorText named(String name) {
    return receptor(name, EQUATIONS, CURRENT, "", ARRIVAL);
  }

  private static ModelEquations lif(ReceptorText... receptors) {
    return ModelEquations.of(PublishedModels.lif(), List.of(receptors));
  }

  private static List<EquationFault> faults(ReceptorText... receptors) {
    return assertThrows(EquationException.class, () -> lif(receptors)).faults();
  }

  private static EquationFault fault(ReceptorText... receptors) {
    List<EquationFault> faults = faults(receptors);
    assertEquals(1, faults.size(), faults::toString);
    return faults.get(0);
  }

  private static void assertFault(
      EquationFault fault, String receptor, Section section, int column, int length, String part) {
    Span span = fault.span();
    assertEquals(new Source(section, span.source().parameter(), receptor), span.source());
    assertEquals(column, span.column(), fault.message());
    assertEquals(length, span.length(), fault.message());
    assertTrue(fault.message().contains(part), fault.message());
  }

  @Test
  void whatAReceptorDeclaresStandsAfterTheModelUnderComposedNames() {
    ModelEquations model = lif(named("ampa"), named("gaba"));
    assertEquals(
        List.of("V", "s_ampa", "s_gaba"),
        model.states().stream().map(StateVariable::name).toList());
    List<String> parameters = model.parameters().stream().map(Parameter::name).toList();
    assertEquals(
        List.of("tau_ampa", "E_rev_ampa", "tau_gaba", "E_rev_gaba"),
        parameters.subList(parameters.size() - 4, parameters.size()));
    assertEquals("-s_ampa / tau_ampa", ExpressionPrinter.print(model.states().get(1).rate()));
    Receptor ampa = model.receptors().get(0);
    assertEquals("ampa", ampa.name());
    assertEquals(List.of("s_ampa"), ampa.states());
    assertEquals(List.of("tau_ampa", "E_rev_ampa"), ampa.parameters());
    assertEquals("nS", ampa.weightUnit().text());
    assertEquals(
        "s_ampa * (E_rev_ampa - V)", ExpressionPrinter.print(ampa.current().orElseThrow()));
    assertEquals("s_ampa", ampa.arrival().get(0).variable());
    assertEquals(List.of(), model.warnings());
  }

  @Test
  void aVoltageDependenceIsAFactorOfTheCurrent() {
    ReceptorText nmda =
        receptor("nmda", EQUATIONS, CURRENT, "1/(1 + exp(-0.062 /mV * V)/3.57)", ARRIVAL);
    assertEquals(
        "1 / (1 + exp(-0.062 /mV * V) / 3.57) * (s_nmda * (E_rev_nmda - V))",
        ExpressionPrinter.print(lif(nmda).receptors().get(0).current().orElseThrow()));
  }

  @Test
  void aReceptorUsesNamesOfTheModelUnlessItsOwnHideThem() {
    ReceptorText own =
        receptor(
            "x",
            "dI/dt = -I/tau + g_L*k/(1 s) : [I]\nk = V - E_rev - E_L : mV",
            "I*abs(E_L)/E_L",
            "",
            "I += weight");
    ModelEquations model = lif(own);
    assertEquals(
        "-I_x / tau_x + g_L * k_x / 1 s", ExpressionPrinter.print(model.states().get(1).rate()));
    assertEquals(
        "V - E_rev_x - E_L", ExpressionPrinter.print(model.subexpressions().get(0).value()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s += weight|nS|1",
        "s += 2*weight|nS|2 * 1",
        "s += -weight*exp(1)|nS|-1 * exp(1)",
        "s += weight/tau|pF|1 / tau_x",
        "s += weight/2 + 3*weight|nS|1 / 2 + 3 * 1",
        "V += weight|mV|1",
        "s += weight; V += weight/1 nS * 1 mV|nS|1"
      })
  void theUnitOfAWeightIsThatWhichItsArrivalAsksFor(String arrival, String unit, String factor) {
    Receptor receptor = lif(receptor("x", EQUATIONS, CURRENT, "", arrival)).receptors().get(0);
    assertEquals(unit, receptor.weightUnit().text());
    assertEquals(factor, ExpressionPrinter.print(receptor.arrival().get(0).factor()));
  }

  @Test
  void unitsOfAReceptorFollowThoseOfItsModel() {
    ModelText model =
        new ModelText("dV/dt = -V/1 ms + I/(1 uF/cm^2) : mV", "", "", "", "uA/cm^2", List.of());
    ReceptorText conductance = receptor("x", EQUATIONS, CURRENT, "", ARRIVAL);
    ReceptorText current =
        receptor("y", "dI/dt = -I/tau : [I]\nz = E_rev : [V]", "I*z/z", "", "I += weight");
    ReceptorText rate =
        receptor("z", "du/dt = -u/tau : [I]*ms/[V]/s", "u*E_rev/1 us * 1 ns", "", "u += weight");
    List<Receptor> receptors =
        ModelEquations.of(model, List.of(conductance, current, rate)).receptors();
    assertEquals("nS/um^2", receptors.get(0).weightUnit().text());
    assertEquals("uA/cm^2", receptors.get(1).weightUnit().text());
    assertEquals(-3, receptors.get(2).weightUnit().scale());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ds/dt = -s/tau : nS|s*(E_rev - V)|s += E_rev*weight + 1 nS|ARRIVAL|21|4|voltage (mV)",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|s += weight + 1|ARRIVAL|6|10|not proportional to weight",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|s += weight^2|ARRIVAL|6|8|not proportional to weight",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|s += 1 nS|ARRIVAL|6|4|not proportional to weight",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|s += weight*(1 - s/1 nS)|ARRIVAL|18|1|depends on 's'",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|s += weight*exp(-t/tau)|ARRIVAL|18|1|depends on 't'",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|s = weight|ARRIVAL|1|10|an arrival adds",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|tau += weight|ARRIVAL|1|3|is a parameter",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|S += weight|ARRIVAL|1|1|did you mean 's'",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|weight|ARRIVAL|1|6|not a statement",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|s += wieght|ARRIVAL|6|6|did you mean 'weight'",
        "ds/dt = -s/tau : nS|s*(E_rev - V)|s += weight; V += weight|ARRIVAL|14|11|weight is voltage",
        "ds/dt = -s/tau : nS|s*(E_rev - V)||RECEPTOR_NAME|1|1|no arrival",
        "ds/dt = -s/tau : nS||s += weight|RECEPTOR_NAME|1|1|has no current",
        "ds/dt = -s/tau : nS|s*E_rev/2 mV|s += weight|CURRENT|1|12|conductance (nS), not current",
        "ds/dt = -s/tau : nS|s*(E_rev - V) + I|s += weight|CURRENT|17|1|'I' cannot be used",
        "ds/dt = -s/tau : nS|s*(E_rev - U)|s += weight|CURRENT|12|1|unknown name 'U'",
        "ds/dt = -s/tau : nS|s*(E_rev - V|s += weight|CURRENT|3|1|is not closed",
        "ds/dt = -s/tau : pS*|s*(E_rev - V)|s += weight|EQUATIONS|21|0|a unit is missing",
        "ds/dt = -s : nS|s*(E_rev - V)*tau/tau|s += weight|EQUATIONS|9|2|divide by time",
        "ds/dt = -s/tau + xi*1 nS/1 ms^0.5 : nS|s*(E_rev - V)|s += weight|EQUATIONS|18|2|'xi' cannot",
        "dt/dt = -s/tau : nS|E_rev*1 nS|V += weight|EQUATIONS|2|1|reserved",
        "ds/dt = -s/tau : [U]|s*(E_rev - V)|s += weight|EQUATIONS|18|3|no state variable U"
      })
  void faultsAreLocatedInTheTextsOfTheReceptor(
      String equations,
      String current,
      String arrival,
      Section section,
      int column,
      int length,
      String part) {
    ReceptorText text =
        receptor(
            "x", equations, current == null ? "" : current, "", arrival == null ? "" : arrival);
    List<EquationFault> faults = faults(named("sound"), text);
    EquationFault found =
        faults.stream()
            .filter(fault -> fault.span().source().section() == section)
            .findFirst()
            .orElseThrow(() -> new AssertionError(faults.toString()));
    assertFault(found, "x", section, column, length, part.replace('`', '\''));
  }

  @Test
  void theDependenceOnVoltageIsDimensionlessAndOfACurrent() {
    assertFault(
        fault(receptor("x", EQUATIONS, CURRENT, "V", ARRIVAL)),
        "x",
        Section.VOLTAGE_DEPENDENCE,
        1,
        1,
        "the voltage dependence is voltage (mV), not dimensionless");
    assertFault(
        fault(receptor("x", "", "", "V/E_rev/tau*1 ms", "V += weight")),
        "x",
        Section.VOLTAGE_DEPENDENCE,
        1,
        16,
        "without a current");
  }

  @Test
  void aNameThatClashesIsAFaultOfTheReceptorsName() {
    ReceptorText leak =
        receptor("L", "dg/dt = -g/tau : [I]/[V]", "g*(E_rev - V)", "", "g += weight");
    assertFault(fault(leak), "L", Section.RECEPTOR_NAME, 1, 1, "makes a second 'g_L'");
    ReceptorText outer = receptor("b_a", EQUATIONS, CURRENT, "", ARRIVAL);
    ReceptorText inner =
        receptor("a", "ds_b/dt = -s_b/tau : nS", "s_b*(E_rev - V)", "", "s_b += weight");
    assertFault(fault(outer, inner), "a", Section.RECEPTOR_NAME, 1, 1, "makes a second 's_b_a'");
    assertFault(
        fault(named("x"), named("x")), "x", Section.RECEPTOR_NAME, 1, 1, "'x' is declared twice");
    assertFault(fault(named("a b")), "a b", Section.RECEPTOR_NAME, 1, 3, "not a name");
    assertFault(
        fault(named("r".repeat(33))), "r".repeat(33), Section.RECEPTOR_NAME, 1, 33, "up to 32");
  }

  @Test
  void aModelWithoutVIsToldSoOnce() {
    ModelText model = new ModelText("dU/dt = -U/1 ms + I/(1 pF) : mV", "", "", "", "", List.of());
    List<EquationFault> faults =
        assertThrows(
                EquationException.class, () -> ModelEquations.of(model, List.of(named("ampa"))))
            .faults();
    assertEquals(1, faults.size(), faults::toString);
    assertEquals("the model has no state variable V", faults.get(0).what());
  }

  @Test
  void aModelWithoutAPlaceForACurrentIsTold() {
    ModelText model = new ModelText("dV/dt = -V/1 ms : mV", "", "", "", "", List.of());
    List<EquationFault> faults =
        assertThrows(
                EquationException.class, () -> ModelEquations.of(model, List.of(named("ampa"))))
            .faults();
    assertEquals(1, faults.size(), faults::toString);
    assertFault(faults.get(0), "ampa", Section.RECEPTOR_NAME, 1, 4, "has no effect");
  }

  @Test
  void whatNeedsTheInputIsNotForAReceptor() {
    ModelText model =
        new ModelText(
            "dV/dt = -V/1 ms + drive : mV\ndrive = I/1 pF : mV/ms", "", "", "", "", List.of());
    ReceptorText text = receptor("x", EQUATIONS, "s*(E_rev - V) + drive*1 pF", "", ARRIVAL);
    List<EquationFault> faults =
        assertThrows(EquationException.class, () -> ModelEquations.of(model, List.of(text)))
            .faults();
    assertEquals(1, faults.size(), faults::toString);
    assertFault(
        faults.get(0), "x", Section.CURRENT, 17, 5, "'drive' needs I, which a receptor cannot use");
  }

  @Test
  void whatNothingUsesIsWarnedOf() {
    ReceptorText text = receptor("x", EQUATIONS, "s*(V - V + 1 mV)", "", ARRIVAL);
    List<EquationFault> warnings = lif(text).warnings();
    assertEquals(1, warnings.size(), warnings::toString);
    assertEquals(new Source(Section.PARAMETER_NAME, "E_rev", "x"), warnings.get(0).span().source());
  }
}
