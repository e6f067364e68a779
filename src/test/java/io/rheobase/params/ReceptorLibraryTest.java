package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rheobase.equations.ModelEquations;
import io.rheobase.equations.Receptor;
import io.rheobase.equations.ReceptorText;
import io.rheobase.equations.ReceptorText.Decay;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReceptorLibraryTest {

  static Stream<ReceptorLibrary.Kind> kinds() {
    return ReceptorLibrary.kinds().stream();
  }

  private static Receptor of(String model, String acts, String shape) {
    ReceptorText text = ReceptorLibrary.kind(acts, shape).named("syn", Decay.EXACT, "");
    return ModelEquations.of(ModelLibrary.get(model).text(), List.of(text)).receptors().get(0);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindIsDescribedAndSuitsEveryModelWithAMembrane(ReceptorLibrary.Kind kind) {
    assertFalse(kind.description().isBlank());
    assertFalse(kind.source().isBlank());
    kind.text().parameters().forEach(p -> assertFalse(p.description().isBlank(), p.name()));
    for (String model : ModelLibrary.NAMES) {
      if (!ModelLibrary.get(model).isSpikeSource()) {
        ReceptorText text = kind.named("syn", Decay.EXACT, "");
        ModelEquations equations = ModelEquations.of(ModelLibrary.get(model).text(), List.of(text));
        assertEquals(List.of(), equations.warnings());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LIF, conductance, exponential, nS, g_syn, tau_syn E_rev_syn",
    "LIF, conductance, alpha, nS, g_syn x_syn, tau_syn E_rev_syn",
    "AdEx, conductance, biexponential, nS, g_syn x_syn, tau_rise_syn tau_decay_syn E_rev_syn",
    "LIF, current, exponential, pA, I_syn, tau_syn",
    "LIF, current, alpha, pA, I_syn x_syn, tau_syn",
    "LIF, current, biexponential, pA, I_syn x_syn, tau_rise_syn tau_decay_syn",
    "LIF, current, delta, mV, '', ''",
    "Izhikevich2003, conductance, exponential, /ms, g_syn, tau_syn E_rev_syn",
    "Izhikevich2003, current, exponential, mV/ms, I_syn, tau_syn"
  })
  void namesAndTheUnitOfAWeightFollowFromTheModel(
      String model, String acts, String shape, String unit, String states, String parameters) {
    Receptor receptor = of(model, acts, shape);
    assertEquals(unit, receptor.weightUnit().text());
    assertEquals(states, String.join(" ", receptor.states()));
    assertEquals(parameters, String.join(" ", receptor.parameters()));
  }

  @Test
  void aKindThatIsNotThereIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> ReceptorLibrary.kind("conductance", "delta"));
  }
}
