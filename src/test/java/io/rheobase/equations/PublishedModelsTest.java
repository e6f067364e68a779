package io.rheobase.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublishedModelsTest {
  @Test
  void allCheckWithoutWarning() {
    for (ModelText text : PublishedModels.all()) {
      assertEquals(List.of(), ModelEquations.of(text).warnings());
    }
  }

  @Test
  void theAdaptiveExponentialModelIsReadWhole() {
    ModelEquations adEx = ModelEquations.of(PublishedModels.adEx());
    assertEquals(List.of("V", "w"), adEx.states().stream().map(StateVariable::name).toList());
    assertEquals(Dimension.VOLTAGE.per(Dimension.TIME), adEx.states().get(0).rate().dimension());
    assertEquals(Dimension.CURRENT.per(Dimension.TIME), adEx.states().get(1).rate().dimension());
    assertEquals(
        "(-g_L * (V - E_L) + g_L * Delta_T * exp((V - V_T) / Delta_T) - w + I) / C_m",
        ExpressionPrinter.print(adEx.states().get(0).rate()));
    Threshold.Crossing crossing = adEx.threshold().orElseThrow().crossing().orElseThrow();
    assertEquals("V", crossing.variable());
    assertEquals("V_peak", ExpressionPrinter.print(crossing.limit()));
    assertEquals(2, adEx.reset().size());
    assertEquals(Assignment.Operator.SET, adEx.reset().get(0).operator());
    assertEquals(Assignment.Operator.ADD, adEx.reset().get(1).operator());
    assertEquals("w", adEx.reset().get(1).variable());
    assertEquals("t_ref", ExpressionPrinter.print(adEx.refractory().orElseThrow()));
    Parameter b = adEx.parameters().get(8);
    assertEquals("b", b.name());
    assertEquals(80.5, b.defaultValue().orElseThrow().coherent());
    assertEquals("pA", b.unit().text());
  }

  @Test
  void subexpressionsComeAfterThoseTheyNeed() {
    ModelText text =
        new ModelText(
            "dV/dt = c : mV\nc = 2*b : mV/ms\nb = a + 1 mV/ms : mV/ms\na = V/(5 ms) : mV/ms",
            "",
            "",
            "",
            "",
            List.of());
    assertEquals(
        List.of("a", "b", "c"),
        ModelEquations.of(text).subexpressions().stream().map(Subexpression::name).toList());
  }

  @Test
  void hodgkinHuxleyHasNoResetAndACrossing() {
    ModelEquations model = ModelEquations.of(PublishedModels.hodgkinHuxley());
    assertEquals(List.of(), model.reset());
    assertEquals(6, model.subexpressions().size());
    assertEquals(4, model.states().size());
    assertEquals(
        "-20 mV",
        ExpressionPrinter.print(model.threshold().orElseThrow().crossing().orElseThrow().limit()));
    assertEquals("3 ms", ExpressionPrinter.print(model.refractory().orElseThrow()));
  }

  @Test
  void theInputHasTheUnitTheModelDeclares() {
    ModelEquations model = ModelEquations.of(PublishedModels.izhikevich2003());
    assertEquals(Unit.parse("mV/ms"), model.inputUnit());
    assertEquals(Unit.parse("pA"), ModelEquations.of(PublishedModels.lif()).inputUnit());
    Numeric.Reference input =
        model.states().get(0).rate().references().stream()
            .filter(r -> r.kind() == ReferenceKind.INPUT)
            .findFirst()
            .orElseThrow();
    assertEquals(Dimension.VOLTAGE.per(Dimension.TIME), input.dimension());
  }

  @Test
  void whiteNoiseIsAReference() {
    ModelEquations model = ModelEquations.of(PublishedModels.noisyLif());
    assertTrue(
        model.states().get(0).rate().references().stream()
            .anyMatch(r -> r.kind() == ReferenceKind.NOISE));
  }

  @Test
  void aThresholdThatIsNoSimpleCrossingHasNone() {
    for (String threshold : List.of("V_th <= V", "V >= V/2", "V > V_th and t > 5 ms", "V < V_th")) {
      ModelText lif = PublishedModels.lif();
      ModelEquations model =
          ModelEquations.of(
              new ModelText(
                  lif.equations(), threshold, lif.reset(), lif.refractory(), "", lif.parameters()));
      assertEquals(Optional.empty(), model.threshold().orElseThrow().crossing(), threshold);
    }
  }

  @Test
  void spansPointIntoTheText() {
    ModelEquations model = ModelEquations.of(PublishedModels.hodgkinHuxley());
    Numeric.Arithmetic rate = (Numeric.Arithmetic) model.states().get(0).rate();
    Source equations = Source.of(Source.Section.EQUATIONS);
    assertEquals(new Span(equations, 3, 35, 3), rate.right().span());
    assertEquals(new Span(equations, 2, 1, 58), model.states().get(0).span());
  }
}
