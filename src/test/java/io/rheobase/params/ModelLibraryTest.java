package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.equations.Parameter;
import io.rheobase.equations.StateVariable;
import io.rheobase.experiment.Model;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ModelLibraryTest {

  static Stream<String> names() {
    return ModelLibrary.NAMES.stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyModelIsDescribedAndUsesAllItsParameters(String name) {
    Model model = ModelLibrary.get(name);
    assertFalse(model.description().isBlank());
    assertEquals(List.of(), model.equations().warnings());
    for (Parameter parameter : model.equations().parameters()) {
      assertFalse(parameter.description().isBlank(), parameter.name());
    }
    assertTrue(model.isSpikeSource() || model.source().contains("doi:10."), name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyStateVariableHasAnInitialValue(String name) {
    Model model = ModelLibrary.get(name);
    Set<String> states =
        model.equations().states().stream().map(StateVariable::name).collect(Collectors.toSet());
    assertEquals(states, model.initial().keySet());
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyModelIsAPopulationByItsDefaults(String name) {
    String needed =
        switch (name) {
          case "poisson" -> ", parameters: {rate: 10 Hz}";
          case "spike_generator" -> ", spikes: {times: [10 ms]}";
          default -> "";
        };
    assertEquals(
        name, ReadFile.population("{model: " + name + ", size: 2" + needed + "}").model().name());
  }

  @ParameterizedTest
  @CsvSource({
    "LIF, 'tau_m g_L E_L V_th V_reset t_ref', V",
    "ExpLIF, 'tau_m g_L E_L Delta_T V_T V_th V_reset t_ref', V",
    "Izhikevich, 'C_m k V_r V_t V_peak a b c d', V u",
    "passive, tau_m g_L E_L, V"
  })
  void parametersAndStatesHaveTheFieldsNames(String name, String parameters, String states) {
    Model model = ModelLibrary.get(name);
    assertEquals(
        parameters,
        model.equations().parameters().stream()
            .map(Parameter::name)
            .collect(Collectors.joining(" ")));
    assertEquals(
        states,
        model.equations().states().stream()
            .map(StateVariable::name)
            .collect(Collectors.joining(" ")));
  }

  @Test
  void theInputOfIzhikevich2003IsAVoltagePerTime() {
    assertEquals("mV/ms", ModelLibrary.get("Izhikevich2003").equations().inputUnit().text());
  }

  @Test
  void anUnknownModelIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ModelLibrary.get("Hodgkin"));
  }
}
