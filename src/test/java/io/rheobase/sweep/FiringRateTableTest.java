package io.rheobase.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rate of a LIF neuron over 21 currents and 3 refractory periods, as it was computed elsewhere.
 */
class FiringRateTableTest {

  @TempDir Path out;

  private static Map<String, Double> expected() throws IOException {
    Map<String, Double> rates = new HashMap<>();
    List<List<String>> rows =
        CsvRows.of(
            Files.readString(Path.of("src/test/resources/reference/firing-rate-table/rates.csv")));
    for (List<String> row : rows.subList(1, rows.size())) {
      double current = Double.parseDouble(row.get(0));
      double refractory = Double.parseDouble(row.get(1));
      rates.put(current + " " + refractory, Double.valueOf(row.get(3)));
    }
    return rates;
  }

  @Test
  void everyRateIsThatOfTheReference() throws IOException {
    Map<String, Double> expected = expected();
    assertEquals(63, expected.size());
    new SweepFile(Files.readString(Path.of("examples/sweep-firing-rate.yaml"))).run(out);
    List<Map<String, String>> points = SweepFile.points(out);
    assertEquals(63, points.size());
    for (Map<String, String> point : points) {
      String key =
          Double.parseDouble(point.get("inputs.drive.constant_nA"))
              + " "
              + Double.parseDouble(point.get("populations.neuron.parameters.t_ref_ms"));
      assertEquals(expected.get(key), Double.parseDouble(point.get("rate_Hz")), key);
    }
  }

  @Test
  void theTableHasCurrentsAsRowsAndRefractoryPeriodsAsColumns() throws IOException {
    Map<String, Double> expected = expected();
    new SweepFile(Files.readString(Path.of("examples/sweep-firing-rate.yaml"))).run(out);
    List<List<String>> table = CsvRows.of(Files.readString(out.resolve("firing-rate.csv")));
    assertEquals(22, table.size());
    assertEquals(List.of("5", "7.5", "10"), table.get(0).subList(1, 4));
    List<Double> found = new ArrayList<>();
    for (List<String> row : table.subList(1, 22)) {
      for (int column = 1; column < 4; column++) {
        double current = Double.parseDouble(row.get(0));
        double refractory = Double.parseDouble(table.get(0).get(column));
        assertEquals(expected.get(current + " " + refractory), Double.parseDouble(row.get(column)));
        found.add(Double.valueOf(row.get(column)));
      }
    }
    assertTrue(found.stream().distinct().count() > 30);
  }
}
