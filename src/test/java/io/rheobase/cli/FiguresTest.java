package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.params.grammar.Grammar;
import io.rheobase.report.figure.FigureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plot and report leave in a result's folder, and what a run does with it. */
class FiguresTest {

  private static final String FILE =
      """
      simulation: {dt: 0.1 ms, duration: 300 ms, seed: 1}
      populations:
        exc:
          model: LIF
          size: 60
          parameters: {tau_m: 10 ms, t_ref: {normal: {mean: 5 ms, std: 2 ms, min: 0 ms}}}
        adapting: {model: AdEx, size: 2}
      inputs:
        noise: {to: exc, gaussian: {mean: 400 pA, std: 400 pA}}
        step: {to: adapting, constant: 800 pA}
      record:
        spikes: {of: [exc, adapting], spikes: all}
        voltages: {of: exc, variables: [V, I], format: %s}
        plane: {of: {adapting: 0}, variables: [V, w]}
        levels: {of: exc, histogram: {variable: V, bins: 50, at: [100 ms, 300 ms]}}
        pace: {of: exc, rate: {bin: 10 ms}}
      """;

  private static final List<String> FIGURES =
      List.of(
          "adapting.f-I",
          "levels.histogram",
          "pace.rate",
          "parameters.histogram",
          "plane.phase",
          "plane.traces",
          "rates.histogram",
          "spikes.intervals",
          "spikes.raster",
          "spikes.rate",
          "spikes.spectrum",
          "voltages.histogram",
          "voltages.sta",
          "voltages.traces");

  @TempDir private Path folder;

  private Path result(String format, String more) throws IOException {
    Path file = folder.resolve("file.yaml");
    Files.writeString(file, FILE.formatted(format) + more);
    Path out = folder.resolve("out");
    assertEquals(0, Main.execute("--params", file.toString(), "--out", out.toString(), "-q"));
    return out;
  }

  private static List<String> names(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(end))
          .sorted()
          .toList();
    }
  }

  @Test
  void aShortRunLeavesItsFiguresToTheCommands() throws IOException {
    Path out = result("csv", "");
    assertEquals(List.of(), names(out, ".png"));
    assertEquals(List.of(), names(out, ".html"));
  }

  @Test
  void aFileMayAskForFiguresOfAShortRun() throws IOException {
    Path out = result("csv", "output: {plots: [raster, traces], plot_format: svg, report: true}\n");
    assertEquals(
        List.of("plane.traces.svg", "spikes.raster.svg", "voltages.traces.svg"),
        names(out, ".svg"));
    assertEquals(List.of("report.html"), names(out, ".html"));
  }

  @ParameterizedTest
  @CsvSource({"csv", "npy", "sonata"})
  void everyFormatOfRecordingGivesTheSameFigures(String format) throws IOException {
    Path out = result(format, "");
    assertEquals(0, Main.execute("plot", out.toString(), "--format", "svg"));
    List<String> names =
        names(out, ".svg").stream()
            .map(name -> name.replace(".exc.V.", "."))
            .filter(name -> !name.contains("varied"))
            .toList();
    List<String> expected =
        FIGURES.stream().map(name -> name + ".svg").filter(n -> !n.startsWith("adapting")).toList();
    assertEquals(expected, names);
  }

  @Test
  void aFigureIsChosenByItsKindOrItsName() throws IOException {
    Path out = result("csv", "");
    assertEquals(0, Main.execute("plot", out.toString(), "--figure", "rate"));
    assertEquals(List.of("pace.rate.png", "spikes.rate.png"), names(out, ".png"));
    Path elsewhere = folder.resolve("elsewhere");
    assertEquals(
        0,
        Main.execute(
            "plot", out.toString(), "--figure", "spikes.raster", "--out", elsewhere.toString()));
    assertEquals(List.of("spikes.raster.png"), names(elsewhere, ".png"));
    assertEquals(2, Main.execute("plot", out.toString(), "--figure", "rastr"));
    assertEquals(2, Main.execute("plot", folder.resolve("nothing").toString()));
  }

  @Test
  void theNextRunTakesTheFiguresAwayWithTheDataThatTheyShow() throws IOException {
    Path out = result("csv", "");
    assertEquals(0, Main.execute("plot", out.toString()));
    assertEquals(0, Main.execute("report", out.toString()));
    assertFalse(names(out, ".png").isEmpty());
    assertTrue(Files.readString(out.resolve("manifest.json")).contains("\"spikes.raster.png\""));
    result("csv", "");
    assertEquals(List.of(), names(out, ".png"));
    assertEquals(List.of(), names(out, ".html"));
  }

  @Test
  void figuresAreNoData() throws IOException {
    Path out = result("csv", "");
    Path other = folder.resolve("other");
    assertEquals(0, Main.execute("report", out.toString()));
    assertEquals(
        0,
        Main.execute(
            "--params",
            folder.resolve("file.yaml").toString(),
            "--out",
            other.toString(),
            "--expect",
            out.toString(),
            "-q"));
  }

  @Test
  void aFileOfSomeoneElseIsNotReplaced() throws IOException {
    Path out = result("csv", "");
    Files.writeString(out.resolve("spikes.raster.png"), "mine");
    assertEquals(1, Main.execute("plot", out.toString(), "--figure", "raster"));
    assertEquals("mine", Files.readString(out.resolve("spikes.raster.png")));
  }

  @Test
  void figuresAreTheSameBytesAgain() throws IOException {
    Path out = result("csv", "");
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    for (Path to : List.of(first, second)) {
      assertEquals(0, Main.execute("plot", out.toString(), "--out", to.toString()));
      assertEquals(0, Main.execute("report", out.toString(), "--out", to.toString()));
    }
    for (String name : names(first, "")) {
      assertArrayEquals(
          Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)), name);
    }
  }

  @Test
  void thePageNeedsNothingFromOutside() throws IOException {
    Path out = result("csv", "");
    assertEquals(0, Main.execute("report", out.toString()));
    String page = Files.readString(out.resolve("report.html"));
    for (String from : List.of("src=\"http", "href=\"http", "url(http", "@import", "fetch(")) {
      assertFalse(page.contains(from), from);
    }
    assertTrue(page.contains("default-src 'none'"));
    assertTrue(page.contains("Permission is hereby granted"), "uPlot's licence");
    assertTrue(
        page.contains("t_ref: {normal: {mean: 5 ms, std: 2 ms, min: 0 ms, bounds: redraw}}"));
    assertTrue(page.length() < 3_000_000);
    assertEquals(FIGURES.size(), page.split("<figcaption>", -1).length - 1, 2);
  }

  @Test
  void theFileKnowsTheFiguresThatThereAre() {
    assertEquals(FigureKind.names(), Grammar.figures());
  }

  /** They came from npm and Debian as they are; scripts/fetch-page-parts.sh fetches them anew. */
  @ParameterizedTest
  @CsvSource({
    "uPlot.iife.min.js, 19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
    "uPlot.min.css, df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
    "uPlot-LICENSE.txt, 8f989229699b4fe2f1a0432d0e9edc338a8a911e250e2d1b01ecd770a5f5b1bd",
    "Arimo-Regular.ttf, 5c315974260455a02fad62495a0ae9a783bb53f0eccf807deb75c7967e7a81d6",
  })
  void whatCameFromElsewhereIsUnchanged(String name, String sha256) throws Exception {
    try (InputStream in = FigureKind.class.getResourceAsStream("/io/rheobase/report/" + name)) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      assertEquals(sha256, HexFormat.of().formatHex(hash));
    }
  }

  @Test
  void namesCannotBreakThePage() throws IOException {
    Path file = folder.resolve("odd.yaml");
    Files.writeString(
        file,
        """
        simulation: {dt: 0.1 ms, duration: 10 ms}
        models:
          odd:
            description: "</script><script>alert(1)</script> & <b>"
            equations: "dv/dt = -v/tau : 1"
            threshold: v > 10
            input_unit: "1"
            parameters: {tau: 1 ms}
        populations: {p: {model: odd, size: 1, initial: {v: 1}}}
        record: {v: {of: p, variables: [v]}}
        """,
        StandardCharsets.UTF_8);
    Path out = folder.resolve("odd");
    assertEquals(0, Main.execute("--params", file.toString(), "--out", out.toString(), "-q"));
    assertEquals(0, Main.execute("report", out.toString()));
    assertFalse(Files.readString(out.resolve("report.html")).contains("<script>alert"));
  }

  @Test
  void filesThatTheParametersNameAreFoundBesideThem() throws IOException {
    Path file = folder.resolve("named.yaml");
    Files.writeString(folder.resolve("taus.csv"), "tau_ms\n5\n10\n20\n");
    Files.writeString(
        file,
        """
        simulation: {dt: 0.1 ms, duration: 100 ms}
        populations: {p: {model: LIF, size: 3, parameters: {tau_m: {file: taus.csv}}}}
        inputs: {drive: {to: p, constant: 400 pA}}
        record: {spikes: {of: p, spikes: all}}
        """);
    Path out = folder.resolve("named");
    assertEquals(0, Main.execute("--params", file.toString(), "--out", out.toString(), "-q"));
    assertEquals(0, Main.execute("plot", out.toString()));
    assertTrue(names(out, ".png").contains("spikes.raster.png"));
  }

  @Test
  void aSweepHasLinesAHeatMapAndAPage() throws Exception {
    Path file = folder.resolve("sweep.yaml");
    Files.writeString(
        file,
        Files.readString(Path.of("examples/sweep-firing-rate.yaml"))
            .replace("measure: [rate]", "measure: [rate, spikes]"));
    Path out = folder.resolve("sweep");
    assertEquals(0, Main.execute("sweep", "--params", file.toString(), "--out", out.toString()));
    assertEquals(0, Main.execute("plot", out.toString(), "--format", "svg"));
    assertEquals(
        List.of(
            "sweep.rate.heatmap.svg",
            "sweep.rate.lines.svg",
            "sweep.spikes.heatmap.svg",
            "sweep.spikes.lines.svg"),
        names(out, ".svg"));
    assertEquals(0, Main.execute("report", out.toString()));
    String page = Files.readString(out.resolve("report.html"));
    assertEquals(2 * 63, page.split("data-point=", -1).length - 1, "a cell for each point");
    assertEquals(63, page.split("<tr><td class=\"n\">", -1).length - 1, "a row for each point");
  }
}
