package io.rheobase.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.equations.ModelText.ParameterText;
import io.rheobase.equations.Source.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFaultsTest {
  private static final String RATE = "dV/dt = (E_L - V)/tau_m : mV";

  private static ModelText model(String equations, String threshold, String reset) {
    return model(equations, threshold, reset, "");
  }

  private static ModelText model(
      String equations, String threshold, String reset, String refractory) {
    return new ModelText(
        equations,
        threshold,
        reset,
        refractory,
        "",
        PublishedModels.parameters("E_L = -70 mV : mV", "tau_m = 20 ms : ms"));
  }

  private static List<EquationFault> faults(ModelText text) {
    return assertThrows(EquationException.class, () -> ModelEquations.of(text)).faults();
  }

  private static EquationFault fault(ModelText text) {
    List<EquationFault> faults = faults(text);
    assertEquals(1, faults.size(), faults::toString);
    return faults.get(0);
  }

  private static void assertFault(
      EquationFault fault, Section section, int line, int column, int length, String part) {
    Span span = fault.span();
    assertEquals(section, span.source().section(), fault.message());
    assertEquals(line, span.line(), fault.message());
    assertEquals(column, span.column(), fault.message());
    assertEquals(length, span.length(), fault.message());
    assertTrue(fault.message().contains(part), fault.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "dw/dt = V : mV|9|1|the rate of w is voltage (mV), not voltage per time (mV/ms)",
        "dw/dt = V : mV|9|1|divide by time (ms)",
        "dw/dt = 1 : 1|9|1|as in 1 /ms",
        "a = V*V : mV|5|3|a is mV^2, not voltage (mV)",
        "dw/dt = V/tau_m|16|0|the unit of w is missing",
        "dw/dt = V/tau_m : mv|19|2|did you mean 'mV'",
        "dw/dt = V/tau_m :|18|0|a unit is missing",
        "dw/dt = : mV|9|0|ends too early",
        "dV/dt = V/tau_m : mV|2|1|'V' is declared twice",
        "tau_m = 2 ms : ms|1|5|declared twice",
        "t = 2 ms : ms|1|1|reserved",
        "xi = 2 ms : ms|1|2|reserved",
        "exp = 2 ms : ms|1|3|reserved",
        "dI/dt = 2 pA/ms : pA|2|1|reserved",
        "V' = 2 : mV|1|11|write dX/dt",
        "dw/dT = 2 : mV|1|14|not an equation",
        "+ 2 mV/ms : mV|1|14|inside parentheses only",
        "a = 2*(V + E_L : mV|7|1|'(' is not closed",
        "a = E_M : mV|5|3|did you mean 'E_L'",
        "a = b + V : mV|5|1|unknown name 'b'",
        "a = V > 0 : 1|5|5|is a condition where a number is expected",
        "a = a + 1 : 1|1|1|need each other: a -> a"
      })
  void faultsInEquationsAreLocated(String line, int column, int length, String part) {
    ModelText text = model("# a comment\n" + RATE + "\n\n  " + line + " # why", "", "");
    int shifted = 2 + column;
    List<EquationFault> faults = faults(text);
    assertEquals(1, faults.size(), faults::toString);
    assertFault(faults.get(0), Section.EQUATIONS, 4, shifted, length, part);
  }

  @Test
  void aForgottenParenthesisSpoilsOneEquationOnly() {
    List<EquationFault> faults = faults(model("a = (V : mV\n" + RATE + "\nb = V : pA", "", ""));
    assertEquals(List.of(1, 3), faults.stream().map(f -> f.span().line()).toList());
  }

  @Test
  void aCycleNamesItsMembers() {
    EquationFault fault =
        fault(model(RATE + "\na = b + 1 : 1\nb = 2*c : 1\nc = a : 1\nd = a : 1", "", ""));
    assertFault(fault, Section.EQUATIONS, 2, 1, 1, "a -> b -> c -> a");
  }

  @Test
  void twoCyclesAreTwoFaults() {
    List<EquationFault> faults =
        faults(model(RATE + "\na = b : 1\nb = a : 1\nc = d : 1\nd = c : 1", "", ""));
    assertEquals(2, faults.size(), faults::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "V|1|1|a condition is expected",
        "V >= w|6|1|unknown name 'w'",
        "V >= tau_m|6|5|'V' is voltage (mV) but 'tau_m' is time (ms)",
        "V >= -50|6|3|as in -50 mV",
        "I > 3 pA|1|1|'I' cannot be used in the threshold",
        "drive > 0|1|5|'drive' needs I",
        "V >= 3 mV :|11|1|unexpected ':'"
      })
  void faultsInTheThresholdAreLocated(String threshold, int column, int length, String part) {
    EquationFault fault = fault(model(RATE + "\ndrive = 2*I : pA", threshold, ""));
    assertFault(fault, Section.THRESHOLD, 1, column, length, part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "V = 3 ms|5|4|the value for V is time (ms), not voltage (mV)",
        "V *= 3 mV|6|4|the factor of V is voltage (mV), not dimensionless",
        "V /= 3|3|2|*= 1/",
        "V == 3 mV|1|9|not a statement",
        "E_L = 3 mV|1|3|'E_L' is a parameter",
        "v = 3 mV|1|1|did you mean 'V'",
        "V = xi|5|2|'xi' cannot be used in the reset",
        "V|1|1|not a statement",
        "`V = `|5|0|ends too early"
      })
  void faultsInTheResetAreLocated(String statement, int column, int length, String part) {
    String reset = "V = E_L # rest\n V = 0; " + statement;
    List<EquationFault> faults = faults(model(RATE, "V > 0", reset));
    EquationFault fault = faults.get(0);
    int shifted = statement.endsWith(" ") ? 8 + column - 1 : 8 + column;
    assertFault(fault, Section.RESET, 2, shifted, length, part);
  }

  @Test
  void aResetIsCarriedOutInOrder() {
    ModelEquations model =
        ModelEquations.of(model(RATE, "V > 0", "V = 0;V+=E_L # rest\n\nV -= 1 mV;; V *= 2"));
    assertEquals(
        List.of("=", "+=", "-=", "*="),
        model.reset().stream().map(a -> a.operator().symbol()).toList());
    assertEquals(new Span(Source.of(Section.RESET), 3, 13, 6), model.reset().get(3).span());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2|1|1|as in 2 ms",
        "E_L|1|3|the refractory time is voltage (mV), not time (ms)",
        "t_ref|1|5|unknown name",
        "2*tau_m|1|7|neither a parameter nor a time",
        "-2 ms|1|5|neither a parameter nor a time",
        "t|1|1|neither a parameter nor a time"
      })
  void faultsInTheRefractoryTimeAreLocated(String text, int column, int length, String part) {
    EquationFault fault = fault(model(RATE, "V > 0", "V = E_L", text));
    assertFault(fault, Section.REFRACTORY, 1, column, length, part);
  }

  @Test
  void resetAndRefractoryTimeNeedAThreshold() {
    List<EquationFault> faults = faults(model(RATE, "", "V = E_L", "2 ms"));
    assertEquals(2, faults.size());
    assertFault(faults.get(0), Section.RESET, 1, 1, 7, "needs a threshold");
    assertFault(faults.get(1), Section.REFRACTORY, 1, 1, 4, "needs a threshold");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "E_L|mV|``|PARAMETER_NAME|1|3|declared twice",
        "dt|ms|``|PARAMETER_NAME|1|2|reserved",
        "where|ms|``|PARAMETER_NAME|1|5|reserved",
        "2x|ms|``|PARAMETER_NAME|1|2|not a name",
        "a b|ms|``|PARAMETER_NAME|1|3|not a name",
        "b|pa|``|PARAMETER_UNIT|1|2|did you mean 'pA'",
        "b|``|``|PARAMETER_UNIT|1|0|a unit is missing",
        "b|pF|281|PARAMETER_DEFAULT|1|3|write 281 pF",
        "b|pF|0|PARAMETER_DEFAULT|1|1|write 0 pF",
        "b|pF|281 ms|PARAMETER_DEFAULT|1|6|the default of b is time (ms); b is capacitance (pF)",
        "b|pF|281 pf|PARAMETER_DEFAULT|5|2|did you mean 'pF'",
        "b|pF|many|PARAMETER_DEFAULT|1|4|a number is expected"
      })
  void faultsInParametersAreLocated(
      String name,
      String unit,
      String value,
      Section section,
      int column,
      int length,
      String part) {
    List<ParameterText> parameters =
        new ArrayList<>(PublishedModels.parameters("E_L = -70 mV : mV", "tau_m = 20 ms : ms"));
    parameters.add(new ParameterText(name, unit, value, ""));
    EquationFault fault = fault(new ModelText(RATE, "", "", "", "", parameters));
    assertFault(fault, section, 1, column, length, part);
    assertEquals(name, fault.span().source().parameter());
  }

  @Test
  void aFaultyUnitOfTheInputIsOneFault() {
    EquationFault fault =
        fault(new ModelText("dV/dt = I/(3 pF) : mV", "", "", "", "nA/cm^", List.of()));
    assertFault(fault, Section.INPUT_UNIT, 1, 7, 0, "exponent");
  }

  @Test
  void aFaultyDeclarationCausesNoFurtherFaults() {
    EquationFault fault = fault(model(RATE + "\na = V : mx\nb = a + 1 : 1", "a > 3", "V = a"));
    assertFault(fault, Section.EQUATIONS, 2, 9, 2, "unknown unit 'mx'");
  }

  @Test
  void allFaultsOfAllTextsAreFoundAtOnce() {
    ModelText text =
        new ModelText(
            "dV/dt = V + : mV\ndw/dt = q/tau_m : pA",
            "V >",
            "w += 3 mV",
            "3 mV",
            "mv",
            List.of(new ParameterText("tau_m", "ms", "3", "")));
    assertEquals(
        List.of(
            Section.INPUT_UNIT,
            Section.PARAMETER_DEFAULT,
            Section.EQUATIONS,
            Section.EQUATIONS,
            Section.THRESHOLD,
            Section.RESET,
            Section.REFRACTORY),
        faults(text).stream().map(f -> f.span().source().section()).toList());
  }

  @Test
  void aModelNeedsAStateVariable() {
    assertFault(
        fault(new ModelText("", "", "", "", "", List.of())),
        Section.EQUATIONS,
        1,
        1,
        0,
        "at least one dX/dt");
  }

  @Test
  void whatNothingUsesIsWarnedOf() {
    ModelText text =
        new ModelText(
            "dV/dt = -V/(5 ms) : mV\nspare = 2*V : mV",
            "",
            "",
            "",
            "",
            List.of(new ParameterText("tau_m", "ms", "", "")));
    List<EquationFault> warnings = ModelEquations.of(text).warnings();
    assertEquals(2, warnings.size());
    assertFault(warnings.get(0), Section.PARAMETER_NAME, 1, 1, 5, "'tau_m' is not used");
    assertFault(warnings.get(1), Section.EQUATIONS, 2, 1, 5, "'spare' is not used");
    assertEquals(Optional.empty(), ModelEquations.of(text).parameters().get(0).defaultValue());
  }

  @Test
  void hostileSizesAreFaults() {
    assertFault(
        fault(model("x".repeat(1_000_000), "", "")),
        Section.EQUATIONS,
        1,
        20_001,
        1,
        "more than 20000 characters");
    assertEquals(101, faults(model("a\n".repeat(10_000), "", "")).size());
    StringBuilder chain = new StringBuilder(RATE);
    for (int i = 0; i < 1_000; i++) {
      chain.append("\na").append(i).append("=a").append(i + 1).append(":1");
    }
    assertTrue(fault(model(chain.toString(), "a0 > 1", "")).what().contains("a1000"));
  }
}
