package io.rheobase.equations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference of the language says what the language does. */
class EquationsReferenceTest {
  private static String reference() throws IOException {
    return Files.readString(Path.of("docs", "equations.md"));
  }

  @Test
  void everyFunctionIsInTheTable() throws IOException {
    String reference = reference();
    for (Function function : Function.values()) {
      assertTrue(reference.contains("| `" + function.text() + "("), function.text());
    }
  }

  @Test
  void theTableOfLiteralsShowsWhatIsRead() throws IOException {
    Matcher row =
        Pattern.compile("\\| `([^`]+)` \\| (unit|arithmetic|error) \\|").matcher(reference());
    int rows = 0;
    while (row.find()) {
      assertEquals(row.group(2), kind(row.group(1)), row.group(1));
      rows++;
    }
    assertTrue(rows > 8, rows + " rows");
  }

  private static String kind(String text) {
    try {
      return Readings.numeric(text) instanceof Numeric.Literal ? "unit" : "arithmetic";
    } catch (EquationException e) {
      return "error";
    }
  }

  @Test
  void theExampleIsAValidModel() throws IOException {
    Matcher block = Pattern.compile("equations: \\|\n((?:    .*\n)+)").matcher(reference());
    assertTrue(block.find());
    ModelText adEx = PublishedModels.adEx();
    ModelEquations model =
        ModelEquations.of(
            new ModelText(
                block.group(1),
                "V >= V_peak",
                "V = V_reset; w += b",
                "t_ref",
                "",
                adEx.parameters()));
    assertEquals(List.of("V", "w"), model.states().stream().map(StateVariable::name).toList());
  }
}
