package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.params.FileFormat;
import io.rheobase.params.ModelLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

  private record Outcome(int code, String out, String err) {}

  private static Outcome sim(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(stdout, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(stderr, true, StandardCharsets.UTF_8));
      int code = Main.execute(args);
      return new Outcome(
          code, stdout.toString(StandardCharsets.UTF_8), stderr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  @Test
  void whatInitWritesIsChecked(@TempDir Path folder) {
    String file = folder.resolve("start.yaml").toString();
    assertEquals(0, sim("init", file).code());
    Outcome check = sim("check", file);
    assertEquals(new Outcome(0, check.out(), ""), check);
    assertTrue(check.out().contains("\n# memory "));
    assertTrue(check.out().contains("\n# voltages  10,001 rows, "));
  }

  @Test
  void initNeverOverwrites(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("start.yaml");
    Files.writeString(file, "mine");
    Outcome again = sim("init", "--flat", file.toString());
    assertEquals(2, again.code());
    assertTrue(again.err().contains("exists already"));
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void whatCheckPrintsIsAParameterFileOfTheSameMeaning(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("start.yaml");
    sim("init", "--flat", file.toString());
    Outcome first = sim("check", file.toString(), "--set", "n_neurons=12");
    Path resolved = folder.resolve("resolved.yaml");
    Files.writeString(resolved, first.out());
    assertEquals(first.out(), sim("check", resolved.toString()).out());
    assertTrue(first.out().contains("size: 12\n"));
  }

  @Test
  void checkTellsFaultsAndWarnings() {
    Outcome doubtful = sim("check", "examples/course.yaml");
    assertEquals(0, doubtful.code());
    assertTrue(doubtful.err().contains("examples/course.yaml:12:1: warning: "), doubtful.err());
    Outcome broken = sim("check", "src/test/resources/broken/dt-without-unit.yaml");
    assertEquals(2, broken.code());
    assertTrue(broken.err().contains("fix: write `dt: 0.1 ms`"));
    assertEquals("", broken.out());
  }

  @Test
  void checkSaysWhatConnectionsAre() {
    String out = sim("check", "examples/network-coba.yaml").out();
    assertTrue(
        out.contains(
            "# excitation exc to inh: each pair with probability 0.02, no autapses, no multapses;"
                + " about 51,200 synapses, 0.12 MB"),
        out);
    assertTrue(out.contains("# inhibition inh to inh: "), out);
  }

  @Test
  void aConnectionThatCannotFitIsRefusedWithItsNumbers(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("huge.yaml");
    Files.writeString(
        file,
        """
        simulation: {dt: 0.1 ms, duration: 1 ms}
        populations:
          exc: {model: LIF, size: 2000000, receptors: {psp: {current: delta}}}
        connections:
          all: {from: exc, to: exc, rule: all_to_all, receptor: psp, weight: 1 mV, delay: 1 ms}
        """);
    Outcome refused = sim("check", file.toString());
    assertEquals(2, refused.code());
    assertTrue(
        refused.err().contains("huge.yaml:5:29: error: this run needs about 8"), refused.err());
    assertTrue(
        refused
            .err()
            .contains(" TB of it for the 3,999,998,000,000 synapses of all, this Java may use "),
        refused.err());
    assertTrue(refused.err().contains("or lower the number of synapses"), refused.err());
  }

  @Test
  void theSchemaIsPrinted() {
    assertEquals(FileFormat.schema(), sim("check", "--schema").out());
  }

  @Test
  void modelsAreListedAndShown() {
    String all = sim("models").out();
    for (String name : ModelLibrary.NAMES) {
      assertTrue(all.contains(name + ": "), name);
    }
    assertTrue(all.contains("doi:10.1152/jn.00686.2005"));
    String kernel = sim("models", "AdEx", "--java").out();
    assertTrue(kernel.contains("V_peak") || kernel.contains("20.0"), kernel);
    assertTrue(kernel.contains("fma("), kernel);
    assertEquals(2, sim("models", "poisson", "--java").code());
    String adEx = sim("models", "AdEx").out();
    assertTrue(adEx.contains("  tau_w     144 ms           time constant of the adaptation"));
    assertTrue(adEx.contains("doi:10.1152/jn.00686.2005"));
    assertTrue(adEx.contains("  dw/dt = (a*(V - E_L) - w)/tau_w : pA"));
    Outcome unknown = sim("models", "adx");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("did you mean AdEx?"));
  }

  @Test
  void completionKnowsTheCommands() {
    String script = sim("completion").out();
    assertTrue(script.contains("check") && script.contains("--schema"));
  }

  @Test
  void helpListsTheCommands() {
    String help = sim("--help").out();
    for (String command : new String[] {"run", "check", "models", "init", "verify", "completion"}) {
      assertTrue(help.contains("\n  " + command + " "), command);
    }
  }

  @Test
  void anUnknownCommandIsAnswered() {
    Outcome typo = sim("chekc");
    assertEquals(2, typo.code());
    assertFalse(typo.err().isBlank());
    assertTrue(typo.err().contains("check"));
  }

  @Test
  void theFolderOfTheFileIsUsedUnlessOutIsGiven(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("f.yaml");
    Files.writeString(
        file,
        "simulation: {dt: 0.1 ms, duration: 1 ms}\npopulations: {a: {model: LIF, size: 1}}\n"
            + "output: {folder: \""
            + folder.resolve("named").toString().replace('\\', '/')
            + "\"}\n");
    assertEquals(0, sim("run", "--params", file.toString(), "-q").code());
    assertTrue(Files.exists(folder.resolve("named/spikes.csv")));
    String other = folder.resolve("other").toString();
    assertEquals(0, sim("--params", file.toString(), "--out", other, "-q").code());
    assertTrue(Files.exists(folder.resolve("other/spikes.csv")));
  }
}
