package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FlatFile;
import io.rheobase.course.ReferenceCase;
import io.rheobase.course.Result;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Published models, computed by others, spike by spike and sample by sample. */
class ReferenceCaseTest {
  private static final String[] LIF_KEYS = {
    "n_neurons", "n_steps", "dt", "tau_m", "g_L", "V_L", "V_th", "V_reset", "V_init"
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"t_ref: 2.1", "tau_ref: 2"})
  void coursesLifPopulationIsReproduced(String refractory) {
    ReferenceCase lif = ReferenceCase.named("population-lif");
    FlatFile file =
        lif.with(withRefractory(refractory), LIF_KEYS)
            .with("I", "{file: " + lif.file("current.csv") + "}")
            .with("record_V", "all");
    lif.assertReproducedBy(file.run(folder.resolve("out")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"t_ref: 2.1", "tau_ref: 2"})
  void coursesExpLifPopulationIsReproduced(String refractory) {
    ReferenceCase exponential = ReferenceCase.named("population-explif");
    FlatFile file =
        exponential
            .with(withRefractory(refractory), LIF_KEYS)
            .with("DeltaT", exponential.text("/DeltaT"))
            .with("V_exp_trigger", exponential.text("/V_exp_trigger"))
            .with("I", "{file: " + exponential.file("current.csv") + "}")
            .with("record_V", "all");
    exponential.assertReproducedBy(file.run(folder.resolve("out")));
  }

  private static FlatFile withRefractory(String line) {
    String[] keyAndValue = line.split(": ");
    return new FlatFile(Map.of()).with(keyAndValue[0], keyAndValue[1]);
  }

  @Test
  void rasterOfNeuronsWithTheirOwnRefractoryPeriodsIsReproduced() {
    ReferenceCase raster = ReferenceCase.named("raster-random-refractory");
    FlatFile file =
        raster
            .with(new FlatFile(Map.of()), LIF_KEYS)
            .with("t_ref", "{file: " + raster.file("refractory.csv") + ", column: t_ref_ms}")
            .with("I", "{file: " + raster.file("current.csv") + "}")
            .with("record_V", "all");
    raster.assertReproducedBy(file.run(folder.resolve("out")));
  }

  /** 21 currents (nA) by 3 refractory periods; R_m = 12 MOhm, tau_m = 12 ms, threshold at 1 mV. */
  @Test
  void firingRateTableIsReproduced() {
    ReferenceCase table = ReferenceCase.named("firing-rate-table");
    List<String> rows = new Result(table.folder()).lines("rates.csv");
    assertEquals(1 + 63, rows.size());
    Map<String, Integer> rowsOfPeriod = new HashMap<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] fields = row.split(",");
      String refractory = fields[1];
      Result result =
          tableNeuron(new BigDecimal(fields[0]))
              .with("t_ref", refractory)
              .with("n_steps", 10_000)
              .with("record_V", "none")
              .run(folder.resolve("out"));
      int count = result.spikes().size();
      assertEquals(Integer.parseInt(fields[2]), count, row);
      String[] rates = result.lines("rates.csv").get(1).split(",");
      assertEquals(Double.parseDouble(fields[3]), Double.parseDouble(rates[3]), row);
      int column = rowsOfPeriod.merge(refractory, 1, Integer::sum) - 1;
      String published = table.texts("/notebook_counts/" + refractory).get(column);
      assertTrue(Math.abs(Integer.parseInt(published) - count) <= 1, row + " : " + published);
    }
  }

  @Test
  void firingRateDemoSpikesAtThePublishedTimes() {
    ReferenceCase table = ReferenceCase.named("firing-rate-table");
    Result result =
        tableNeuron(new BigDecimal(table.text("/demo/I")))
            .with("t_ref", table.text("/demo/tau_ref"))
            .with("n_steps", 2500)
            .run(folder.resolve("out"));
    assertEquals(table.texts("/demo/spike_times_ms"), result.spikeTimes(0));
  }

  private static FlatFile tableNeuron(BigDecimal nanoamperes) {
    return FlatFile.restingLif()
        .with("tau_m", 12)
        .with("g_L", "83.33333333333333333")
        .with("V_th", 1)
        .with("mean_I", nanoamperes.movePointRight(3).toPlainString());
  }
}
