package io.rheobase.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.equations.ModelText.ParameterText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelFuzzTest {
  private static final String[] PIECES = {
    "(",
    ")",
    "+",
    "-",
    "*",
    "/",
    "^",
    "**",
    "<",
    ">=",
    "==",
    "=",
    ":",
    ";",
    "#",
    "\n",
    " ",
    ",",
    "exp(",
    "where(",
    "clip(",
    "and ",
    "not ",
    "or ",
    "V",
    "w",
    "I",
    "xi",
    "t",
    "dt",
    "mV",
    " /ms",
    "ms",
    "pA",
    "1",
    "0",
    "2.5",
    "1e",
    "1e300",
    "1e-300",
    ".",
    "_",
    "d",
    "dV/dt",
    "\u00B5",
    "\u00B2",
    "\uD83D\uDE00",
    "\t",
    "\r\n",
    "\u0000",
    "V^50",
    "^-1",
    "^0.5",
    "[V]",
    "[",
    "weight"
  };

  @Test
  void aMutatedModelIsReadOrRefusedWithLocatedFaults() {
    Random random = new Random(6);
    List<ModelText> models = PublishedModels.all();
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 6_000; i++) {
      ModelText text = mutated(models.get(random.nextInt(models.size())), random);
      try {
        ModelEquations model = ModelEquations.of(text);
        model.states().forEach(s -> ExpressionPrinter.print(s.rate()));
        read++;
      } catch (EquationException e) {
        assertFalse(e.faults().isEmpty());
        for (EquationFault fault : e.faults()) {
          assertInside(text, fault);
        }
        refused++;
      }
    }
    assertTrue(read > 200 && refused > 2_000, read + " read, " + refused + " refused");
  }

  @Test
  void aMutatedReceptorIsReadOrRefusedWithLocatedFaults() {
    Random random = new Random(7);
    ReceptorText sound =
        new ReceptorText(
            "nmda",
            "dg/dt = (x - g)/tau : [I]/[V]\ndx/dt = -x/tau : [I]/[V]\nm = exp(1) : 1",
            "g*(E_rev - V)",
            "1/(1 + exp(-0.062 /mV * V)/3.57)",
            "x += m*weight",
            ReceptorText.Decay.EXACT,
            List.of(
                new ParameterText("tau", "ms", "5 ms", ""),
                new ParameterText("E_rev", "[V]", "", "")));
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      ReceptorText text = mutated(sound, random);
      try {
        ModelEquations.of(PublishedModels.lif(), List.of(text));
        read++;
      } catch (EquationException e) {
        assertFalse(e.faults().isEmpty());
        for (EquationFault fault : e.faults()) {
          assertInside(text, fault);
        }
        refused++;
      }
    }
    assertTrue(read > 100 && refused > 1_000, read + " read, " + refused + " refused");
  }

  private static void assertInside(ReceptorText receptor, EquationFault fault) {
    assertEquals(receptor.name(), fault.span().source().receptor(), fault::toString);
    ModelText model = new ModelText(receptor.equations(), "", "", "", "", receptor.parameters());
    List<String> own =
        switch (fault.span().source().section()) {
          case RECEPTOR_NAME -> List.of(receptor.name());
          case CURRENT -> List.of(receptor.current());
          case VOLTAGE_DEPENDENCE -> List.of(receptor.voltageDependence());
          case ARRIVAL -> List.of(receptor.arrival());
          default -> List.of();
        };
    if (own.isEmpty()) {
      assertInside(model, fault);
    } else {
      assertTrue(contains(own.get(0), fault.span()), () -> fault + " in " + own);
    }
  }

  private static ReceptorText mutated(ReceptorText receptor, Random random) {
    String[] texts = {
      receptor.name(),
      receptor.equations(),
      receptor.current(),
      receptor.voltageDependence(),
      receptor.arrival()
    };
    List<ParameterText> parameters = receptor.parameters();
    for (int k = random.nextInt(3); k >= 0; k--) {
      int which = random.nextInt(texts.length + 3);
      if (which < texts.length) {
        texts[which] = mutated(texts[which], random);
      } else if (which == texts.length) {
        parameters = mutated(parameters, random);
      } else {
        texts[1] = mutated(texts[1], random);
      }
    }
    return new ReceptorText(
        texts[0], texts[1], texts[2], texts[3], texts[4], receptor.decay(), parameters);
  }

  private static void assertInside(ModelText model, EquationFault fault) {
    Source source = fault.span().source();
    List<String> candidates =
        switch (source.section()) {
          case EQUATIONS -> List.of(model.equations());
          case THRESHOLD -> List.of(model.threshold());
          case RESET -> List.of(model.reset());
          case REFRACTORY -> List.of(model.refractory());
          case INPUT_UNIT -> List.of(model.inputUnit());
          case PARAMETER_NAME -> model.parameters().stream().map(ParameterText::name).toList();
          case PARAMETER_UNIT -> model.parameters().stream().map(ParameterText::unit).toList();
          default -> List.of();
          case PARAMETER_DEFAULT ->
              model.parameters().stream().map(ParameterText::defaultValue).toList();
        };
    Span span = fault.span();
    boolean inside = candidates.stream().anyMatch(text -> contains(text, span));
    assertTrue(inside, () -> fault + " in " + candidates);
  }

  private static boolean contains(String text, Span span) {
    String[] lines = text.split("\n", -1);
    return span.line() >= 1
        && span.line() <= lines.length
        && span.column() >= 1
        && span.length() >= 0
        && span.column() - 1 + span.length() <= lines[span.line() - 1].length();
  }

  private static ModelText mutated(ModelText model, Random random) {
    String equations = model.equations();
    String threshold = model.threshold();
    String reset = model.reset();
    String refractory = model.refractory();
    String inputUnit = model.inputUnit();
    List<ParameterText> parameters = model.parameters();
    for (int k = random.nextInt(3); k >= 0; k--) {
      switch (random.nextInt(8)) {
        case 0 -> threshold = mutated(threshold, random);
        case 1 -> reset = mutated(reset, random);
        case 2 -> refractory = mutated(refractory, random);
        case 3 -> inputUnit = mutated(inputUnit, random);
        case 4 -> parameters = mutated(parameters, random);
        default -> equations = mutated(equations, random);
      }
    }
    return new ModelText(equations, threshold, reset, refractory, inputUnit, parameters);
  }

  private static List<ParameterText> mutated(List<ParameterText> parameters, Random random) {
    return parameters.stream()
        .map(
            p ->
                random.nextInt(4) > 0
                    ? p
                    : new ParameterText(
                        mutated(p.name(), random),
                        mutated(p.unit(), random),
                        mutated(p.defaultValue(), random),
                        ""))
        .toList();
  }

  private static String mutated(String text, Random random) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + random.nextInt(4));
    String piece = PIECES[random.nextInt(PIECES.length)];
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, from) + piece + text.substring(from);
      case 1 -> text.substring(0, from) + text.substring(to);
      case 2 -> text.substring(0, from) + piece + text.substring(to);
      default -> text.substring(0, from) + piece.repeat(300) + text.substring(to);
    };
  }
}
