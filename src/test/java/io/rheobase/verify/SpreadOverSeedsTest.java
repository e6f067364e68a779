package io.rheobase.verify;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How far a published network's numbers lie apart from seed to seed, which is what the distances of
 * the checks are taken from: {@code mvn -Ppublished test} writes them to {@code target/spread.md}.
 */
class SpreadOverSeedsTest {

  private static final int SEEDS = Integer.getInteger("published.seeds", 24);
  private static final Path TABLE = Path.of("target/spread.md");

  static List<Check> networks() {
    return PublishedResultsTest.NETWORKS;
  }

  @BeforeAll
  static void begin() throws IOException {
    assumeTrue(Boolean.getBoolean("published"), "mvn -Ppublished test");
    Files.writeString(
        TABLE,
        "| network | quantity | bound | mean over "
            + SEEDS
            + " seeds | SD |\n|---|---|---|---|---|\n");
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everySeedPasses(Check check) throws IOException {
    List<List<Comparison>> seeds = new ArrayList<>();
    for (int seed = 1; seed <= SEEDS; seed++) {
      try (Laboratory laboratory = new Laboratory(() -> false)) {
        seeds.add(laboratory.run(check.with("simulation.seed=" + seed)));
      }
    }
    List<Executable> claims = new ArrayList<>();
    for (int i = 0; i < seeds.get(0).size(); i++) {
      int quantity = i;
      double[] values =
          seeds.stream().mapToDouble(found -> found.get(quantity).simulated()).toArray();
      Comparison first = seeds.get(0).get(i);
      Sample sample = Sample.of(DoubleStream.of(values));
      write(check, first, sample.mean(), sample.standardError() * Math.sqrt(SEEDS));
      seeds.forEach(
          found -> claims.add(() -> assertTrue(found.get(quantity).passed(), found::toString)));
    }
    assertAll(claims);
  }

  private static void write(Check check, Comparison comparison, double mean, double sd)
      throws IOException {
    String bound =
        switch (comparison.bound()) {
          case AT_LEAST -> String.format(Locale.ROOT, ">= %.3g", comparison.theory());
          case AT_MOST -> String.format(Locale.ROOT, "<= %.3g", comparison.theory());
          default ->
              String.format(Locale.ROOT, "%.4g ± %.3g", comparison.theory(), comparison.scale());
        };
    Files.writeString(
        TABLE,
        String.format(
            Locale.ROOT,
            "| %s | %s | %s | %.4g | %.2g |%n",
            check.name(),
            comparison.quantity(),
            bound,
            mean,
            sd),
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
  }
}
