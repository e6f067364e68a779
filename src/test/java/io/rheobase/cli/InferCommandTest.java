package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferCommandTest {

  private static final String FILE =
      """
      simulation: {dt: 0.1 ms, duration: 3 s}
      populations:
        neuron:
          model: Izhikevich
          size: 1
          receptors:
            exc: {conductance: exponential, tau: 7 ms, E_rev: 0 mV}
            inh: {conductance: exponential, tau: 7 ms, E_rev: -65 mV}
        sources: {model: poisson, size: 6, parameters: {rate: 20 Hz}}
      connections:
        exc: {from: {sources: 0..1}, to: neuron, rule: all_to_all, receptor: exc, weight: 2 nS, delay: 0.1 ms}
        inh: {from: {sources: 2}, to: neuron, rule: all_to_all, receptor: inh, weight: 9 nS, delay: 0.1 ms}
      record:
        voltages: {of: neuron, variables: [V]}
        spikes: {of: [neuron, sources], spikes: all}
      infer: {voltage: voltages, trains: {spikes: sources}, window: 50 ms, shuffles: 20}
      """;

  @TempDir Path folder;

  private Path file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("nto1.yaml"), FILE);
    out = folder.resolve("out");
  }

  private CommandLineRun infer(Object... more) {
    Object[] args = new Object[more.length + 5];
    System.arraycopy(new Object[] {"infer", "--params", file, "--out", out}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return CommandLineRun.of(args);
  }

  private String text(String name) throws IOException {
    return Files.readString(out.resolve(name));
  }

  @Test
  void simulatesOnceAndInfersAsOftenAsAsked() throws IOException {
    CommandLineRun first = infer();
    assertEquals(0, first.code(), first.err());
    assertTrue(first.out().contains("\nsimulated   3000 ms in "), first.out());
    assertTrue(first.out().contains("\ninferred    6 trains in "), first.out());
    Object recorded = Files.getLastModifiedTime(out.resolve("voltages.csv"));
    String inference = text("inference.csv");

    CommandLineRun again = infer("--set", "infer.shuffles=30");
    assertEquals(0, again.code(), again.err());
    assertTrue(again.out().startsWith("recorded    in "), again.out());
    assertEquals(recorded, Files.getLastModifiedTime(out.resolve("voltages.csv")));
    assertNotEquals(inference, text("inference.csv"));
    assertTrue(text("params.resolved.yaml").contains("shuffles: 30"));

    infer();
    assertEquals(inference, text("inference.csv"));
  }

  @Test
  void resultOfALaterInferenceIsThatOfARun() throws IOException {
    infer("--set", "infer.shuffles=5", "--set", "infer.averages=npy");
    infer();
    Path run = folder.resolve("run");
    CommandLineRun expected =
        CommandLineRun.of("run", "--params", file, "--out", run, "--expect", out, "--threads", 1);
    assertEquals(0, expected.code(), expected.err());
    assertFalse(Files.exists(out.resolve("inference.averages.npy")));
    CommandLineRun same = infer("--expect", run);
    assertTrue(same.out().contains("byte for byte"), same.out() + same.err());
    CommandLineRun other = infer("--expect", run, "--set", "infer.alpha=0.3");
    assertEquals(3, other.code());
    assertTrue(other.err().contains("not as expected: inference."), other.err());
  }

  @Test
  void otherOrDamagedRecordingsAreSimulatedAnew() throws IOException {
    infer();
    String voltages = text("voltages.csv");
    assertTrue(infer("--seed", 4).out().contains("simulated   3000 ms"));
    assertNotEquals(voltages, text("voltages.csv"));
    infer();
    Files.writeString(out.resolve("voltages.csv"), voltages.replace("-60.0", "-61.0"));
    CommandLineRun damaged = infer();
    assertTrue(
        damaged.err().contains("recorded again: voltages.csv is not what its manifest says"),
        damaged.err());
    assertTrue(damaged.out().contains("simulated   3000 ms"));
    assertEquals(voltages, text("voltages.csv"));
    Files.delete(out.resolve("spikes.csv"));
    assertTrue(infer().out().contains("simulated   3000 ms"));
    Files.writeString(out.resolve("manifest.json"), "{}");
    assertEquals(1, infer().code(), "a folder that might be someone's is left alone");
  }

  @Test
  void runThatDiffersInItsInferenceAloneIsNotSimulatedAgain() throws IOException {
    CommandLineRun first = CommandLineRun.of("--params", file, "--out", out);
    assertTrue(first.out().contains("simulated   3000 ms"), first.out() + first.err());
    Object recorded = Files.getLastModifiedTime(out.resolve("voltages.csv"));
    for (String setting :
        List.of("infer.alpha=0.3", "infer.statistic=area", "infer.imaging={spike_SNR: 5}")) {
      CommandLineRun again =
          CommandLineRun.of("run", "--params", file, "--out", out, "--set", setting);
      assertEquals(0, again.code(), again.err());
      assertTrue(again.out().startsWith("recorded    in "), again.out());
      Path other = folder.resolve("fresh " + setting.length());
      CommandLineRun once =
          CommandLineRun.of(
              "run", "--params", file, "--out", other, "--set", setting, "--expect", out);
      assertTrue(once.out().contains("simulated   3000 ms"), once.out());
      assertEquals(0, once.code(), once.err());
    }
    assertEquals(recorded, Files.getLastModifiedTime(out.resolve("voltages.csv")));
  }

  @Test
  void figuresOfAResultThatHadThemShowTheLaterInference() throws IOException {
    infer("--set", "output.plots=[p-values, sta, roc]", "--set", "output.plot_format=svg");
    Path figure = out.resolve("inference.p-values.svg");
    String before = Files.readString(figure);
    infer(
        "--set",
        "output.plots=[p-values, sta, roc]",
        "--set",
        "output.plot_format=svg",
        "--set",
        "infer.alpha=0.3");
    assertNotEquals(before, Files.readString(figure));
    assertTrue(text("inference.sta.svg").contains("mean ± 2 SD"));
    assertTrue(text("inference.roc.svg").contains("Receiver operating"));
    assertTrue(text("manifest.json").contains("\"inference.p-values.svg\""));
  }

  @Test
  void ownRecordingsGiveTheSameAsThoseOfAnother() throws IOException {
    infer("--set", "infer.truth=unknown");
    String own = text("inference.csv");
    Path elsewhere =
        Files.writeString(
            folder.resolve("elsewhere.yaml"),
            """
            infer:
              voltage: {file: out/voltages.csv}
              trains: {file: out/spikes.csv, population: sources}
              window: 50 ms
              shuffles: 20
            """);
    Path second = folder.resolve("second");
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("infer", "--params", elsewhere, "--out", second),
            List.of("--params", elsewhere, "--out", second, "--threads", 2, "-q"))) {
      CommandLineRun run = CommandLineRun.of(command.toArray());
      assertEquals(0, run.code(), run.err());
      assertEquals(own, Files.readString(second.resolve("inference.csv")));
      String averages = Files.readString(second.resolve("inference.averages.csv"));
      assertEquals(text("inference.averages.csv"), averages);
    }
    assertTrue(Files.readString(second.resolve("manifest.json")).contains("out/voltages.csv"));

    CommandLineRun plot = CommandLineRun.of("plot", second, "--figure", "sta", "p-values");
    assertEquals(0, plot.code(), plot.err());
    assertTrue(Files.exists(second.resolve("inference.p-values.png")));
    CommandLineRun page = CommandLineRun.of("report", second);
    assertEquals(2, page.code());
    assertTrue(page.err().contains("an inference without a run"), page.err());

    CommandLineRun check = CommandLineRun.of("check", elsewhere);
    assertEquals(0, check.code(), check.err());
    assertEquals(Files.readString(second.resolve("params.resolved.yaml")), check.out());
    Path resolved = Files.writeString(folder.resolve("resolved.yaml"), check.out());
    assertEquals(check.out(), CommandLineRun.of("check", resolved).out());
  }

  @Test
  void fileThatAsksForNoInferenceIsRefused() throws IOException {
    Files.writeString(file, FILE.substring(0, FILE.indexOf("infer:")));
    CommandLineRun run = infer();
    assertEquals(2, run.code());
    assertTrue(run.err().contains("asks for no inference"), run.err());
  }

  @Test
  void faultOfARecordingFromElsewhereIsToldWhereItIs() throws IOException {
    Files.writeString(folder.resolve("v.csv"), "t_ms,V\n0,-60\n0.1,x\n");
    Files.writeString(folder.resolve("s.csv"), "t_ms,neuron\n0,0\n");
    Files.writeString(file, "infer: {voltage: {file: v.csv}, trains: {file: s.csv}}\n");
    CommandLineRun run = infer();
    assertEquals(2, run.code());
    assertTrue(run.err().startsWith("v.csv:3:5: error: V must be a finite number"), run.err());
    assertFalse(Files.exists(out));
  }
}
