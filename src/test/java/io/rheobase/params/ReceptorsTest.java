package io.rheobase.params;

import static io.rheobase.params.ReadFile.SIMULATION;
import static io.rheobase.params.ReadFile.constant;
import static io.rheobase.params.ReadFile.experiment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.equations.ReceptorText.Decay;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Receptor;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Values;
import io.rheobase.run.ResolvedParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceptorsTest {

  private static final String AMPA = "ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}";

  private static String file(String receptors) {
    return SIMULATION
        + "populations:\n  exc:\n    model: LIF\n    size: 3\n    receptors: {"
        + receptors
        + "}\n";
  }

  private static Population population(String receptors) {
    return experiment(file(receptors)).populations().get(0);
  }

  @Test
  void aReceptorIsOneOfTheProgramsKinds() {
    Receptor ampa = population(AMPA).receptors().get(0);
    assertEquals("ampa", ampa.name());
    assertEquals("exponential conductance", ampa.kind().orElseThrow().toString());
    assertEquals(Decay.EXACT, ampa.text().decay());
    Receptor euler = population("x: {current: alpha, tau: 2 ms, decay: euler}").receptors().get(0);
    assertEquals("alpha current", euler.kind().orElseThrow().toString());
    assertEquals(Decay.EULER, euler.text().decay());
  }

  @Test
  void theReceptorThatTheDocumentationShowsIsOne() throws IOException {
    String page = Files.readString(Path.of("docs", "equations.md"));
    Matcher block = Pattern.compile("```yaml\n(receptors:\n.*?)```", Pattern.DOTALL).matcher(page);
    assertTrue(block.find());
    Population population =
        experiment(
                SIMULATION
                    + "populations:\n  exc:\n    model: LIF\n    size: 1\n"
                    + block.group(1).indent(4))
            .populations()
            .get(0);
    assertEquals(List.of("V", "s_nmda", "x_nmda"), List.copyOf(population.initial().keySet()));
    assertEquals("1", population.model().equations().receptors().get(0).weightUnit().text());
  }

  @Test
  void itsParametersAndVariablesJoinThoseOfThePopulation() {
    Population population =
        population(AMPA + ", slow: {current: biexponential, tau_rise: 1 ms, tau_decay: 0.1 s}");
    assertEquals(5, constant(population.parameters().get("tau_ampa")));
    assertEquals(0, constant(population.parameters().get("E_rev_ampa")));
    assertEquals(100, constant(population.parameters().get("tau_decay_slow")));
    assertEquals(
        List.of("V", "g_ampa", "I_slow", "x_slow"), List.copyOf(population.initial().keySet()));
    assertEquals(0, constant(population.initial().get("g_ampa")));
    assertEquals("nS", population.initial().get("g_ampa").unit().text());
  }

  @Test
  void connectionsFindTheUnitOfAWeight() {
    List<String> units =
        population(AMPA + ", i: {current: exponential, tau: 1 ms}, d: {current: delta}")
            .model()
            .equations()
            .receptors()
            .stream()
            .map(receptor -> receptor.weightUnit().text())
            .toList();
    assertEquals(List.of("nS", "pA", "mV"), units);
  }

  @Test
  void itsVariablesHaveInitialValuesAndAreRecorded() {
    Experiment experiment =
        experiment(
            file(AMPA)
                + "    initial: {g_ampa: {uniform: [0 nS, 4 nS]}}\n"
                + "record:\n  v: {of: exc, variables: [V, g_ampa, I]}\n");
    assertTrue(experiment.populations().get(0).initial().get("g_ampa") instanceof Values.Uniform);
    assertEquals(
        List.of("V", "g_ampa", "I"),
        ((Recorder.Variables) experiment.recorders().get(0)).variables());
  }

  @Test
  void itsParametersMayDifferBetweenNeurons() {
    Population population =
        population(
            "ampa: {conductance: alpha, tau: [1 ms, 2 ms, 3 ms], E_rev: {uniform: [0, 5]}}"
                .replace("[0, 5]", "[0 mV, 5 mV]"));
    assertEquals(2, ((Values.Listed) population.parameters().get("tau_ampa")).values().get(1));
    assertTrue(population.parameters().get("E_rev_ampa") instanceof Values.Uniform);
  }

  @Test
  void oneMayWriteItsEquations() {
    Population population =
        population(
            "own: {equations: 'ds/dt = -s/tau : [I]/[V]', current: s*(E - V), arrival: s +="
                + " weight, parameters: {tau: 5 ms, E: {unit: mV, default: [1 mV, 2 mV, 3 mV]}}}");
    assertEquals(List.of("V", "s_own"), List.copyOf(population.initial().keySet()));
    assertEquals(5, constant(population.parameters().get("tau_own")));
    assertTrue(population.parameters().get("E_own") instanceof Values.Listed);
    assertTrue(population.receptors().get(0).kind().isEmpty());
  }

  @Test
  void anAnchorGivesAnotherPopulationTheSame() {
    Experiment experiment =
        experiment(
            SIMULATION
                + "populations:\n  a: {model: LIF, size: 1, receptors: &r {"
                + AMPA
                + "}}\n  b: {model: AdEx, size: 1, receptors: *r}\n");
    assertEquals(
        experiment.populations().get(0).receptors(), experiment.populations().get(1).receptors());
  }

  @Test
  void aTimeConstantBelowTheStepIsWarnedOfWhereTheDecayIsNotExact() {
    String tau = "ampa: {conductance: exponential, tau: 0.2 ms, E_rev: 0 mV, decay: ";
    assertEquals(List.of(), ReadFile.of(file(tau + "exact}")).warnings());
    List<Fault> warnings = ReadFile.of(file(tau + "euler}")).warnings();
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).what().startsWith("dt (0.1 ms) is long for tau_ampa (0.2 ms)"));
  }

  @Test
  void whatTheEquationsDoNotUseIsWarnedOf() {
    List<Fault> warnings =
        ReadFile.of(
                file(
                    "own: {equations: 'ds/dt = -s/(5 ms) : nS', current: s*(0 mV - V), arrival: s +="
                        + " weight, parameters: {tau: 5 ms}}"))
            .warnings();
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).toString().contains("tau"), warnings.get(0)::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        AMPA,
        "a: {conductance: alpha, tau: {lognormal: {mean: 5 ms, std: 1 ms}}, E_rev: -80 mV}",
        "n: {conductance: biexponential, tau_rise: 1 ms, tau_decay: 9 ms, E_rev: 0 mV,"
            + " voltage_dependence: \"1/(1 + exp(-0.062 /mV * V)/3.57)\", decay: euler}",
        "d: {current: delta}",
        "o: {equations: \" ds/dt = -s/tau : nS\\n\\n# slow\\n z = 2 : 1  \", current: s*z*(E - V),"
            + " arrival: 's += weight', parameters: {tau: 5 ms, E: {unit: '[V]', default: 0 mV,"
            + " description: 'a \"b\"'}, unused: 3}}",
        "o: {equations: \"ds/dt = -s/(1 ms) : nS\\n\", current: s*(0 mV-V), arrival: s += weight}",
        "o: {arrival: 'V += 2*weight'}"
      })
  void theResolvedFormGivesTheSameExperiment(String receptors) {
    Experiment experiment = experiment(file(receptors));
    assertEquals(experiment, experiment(ResolvedParameters.yaml(experiment)));
  }
}
