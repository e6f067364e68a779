package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.rheobase.course.FlatFile;
import io.rheobase.engine.Partition;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Valid files, mangled at random: they are read, or refused with positions, and nothing else. */
class MangledFlatFilesTest {
  private static final int FILES = 4000;
  private static final List<String> PIECES =
      List.of(
          "0",
          "1e999",
          "-1e308",
          "1e-300",
          "9".repeat(30),
          "nan",
          ".inf",
          "-",
          ":",
          ": ",
          "\n",
          "\n ",
          "[",
          "]",
          "{",
          "}",
          ", ",
          "&a ",
          "*a",
          "<<: *a\n",
          "!!set ",
          "!x ",
          "|",
          ">-",
          "\"",
          "'",
          "#",
          " #",
          "\t",
          "---\n",
          "...\n",
          "? ",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "é",
          "😀",
          "t_ref: [1, 2]\n",
          "I: {file: x.csv}\n",
          "I: {file: /}\n",
          "model: ",
          "record_V: ",
          "E_L: ",
          "t_ref: ",
          "1:30",
          "0x1F",
          "012",
          "off",
          "~",
          "%YAML 1.2\n",
          "\\",
          "`",
          "@");

  private static String mangled(String text, SplittableRandom random) {
    StringBuilder mangled = new StringBuilder(text);
    for (int n = random.nextInt(1, 3); n > 0; n--) {
      int from = random.nextInt(mangled.length() + 1);
      int to = Math.min(mangled.length(), from + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> mangled.delete(from, to);
        case 1 -> mangled.insert(from, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> mangled.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
        default ->
            mangled.insert(random.nextInt(mangled.length() + 1), mangled.substring(from, to));
      }
    }
    return mangled.toString();
  }

  @Test
  void everyFileIsReadOrRefusedWithPositions() {
    SplittableRandom random = new SplittableRandom(20261101);
    List<String> valid =
        List.of(
            FlatFile.restingLif().with("t_ref", "[2]").with("record_V", "all").text(),
            FlatFile.courseNeuron().with("seed", 3).with("threads", 2).text());
    int read = 0;
    for (int i = 0; i < FILES; i++) {
      String text = mangled(valid.get(i % valid.size()), random);
      try {
        ParameterFile file =
            ParameterFile.read(
                "mangled", text.getBytes(StandardCharsets.UTF_8), Path.of(""), List.of());
        new PopulationRun(
            new RunRequest(file, new Partition(1, 16, 1), Path.of("out"), Optional.empty()));
        ResolvedParameters.yaml(file.experiment());
        read++;
      } catch (ParameterFileException refusal) {
        assertFalse(refusal.faults().isEmpty());
        refusal.faults().forEach(fault -> assertTrue(fault.at().line() >= 1, fault::toString));
      } catch (RuntimeException | StackOverflowError e) {
        fail("file " + i + ":\n" + text, e);
      }
    }
    assertTrue(read > FILES / 20 && read < FILES / 2, read + " were read");
  }
}
