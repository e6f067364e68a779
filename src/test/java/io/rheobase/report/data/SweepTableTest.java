package io.rheobase.report.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.report.data.SweepTable.Cell;
import io.rheobase.report.data.SweepTable.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTableTest {

  @TempDir private Path folder;

  private SweepTable table(String csv, List<String> axes, List<String> measures)
      throws IOException {
    Files.writeString(folder.resolve("sweep.csv"), csv);
    return SweepTable.read(folder, axes, measures);
  }

  @Test
  void repeatsAreAveragedAndFailuresLeftOut() throws IOException {
    SweepTable table =
        table(
            """
            point,populations.exc.parameters.t_ref_ms,populations.exc.model,repeat,rate_Hz,status,seed,error
            0,10,LIF,0,4,ok,1,
            1,10,LIF,1,6,ok,2,
            2,10,LIF,2,,failed,3,"NaN, at t = 1"
            3,9,AdEx,0,1,ok,4,
            """,
            List.of("populations.exc.parameters.t_ref_ms", "populations.exc.model"),
            List.of("rate_Hz"));
    assertEquals(1, table.failed());
    assertEquals(List.of("9", "10"), table.values(0), "numbers ascend");
    assertEquals(List.of("LIF", "AdEx"), table.values(1));
    assertTrue(table.isNumeric(0));
    assertFalse(table.isNumeric(1));
    assertEquals(List.of(0, 1), table.varying());
    Map<List<String>, Cell> cells = table.over(0, 1, 0);
    assertEquals(new Cell(5, Math.sqrt(2), 2, List.of(0, 1, 2)), cells.get(List.of("10", "LIF")));
    assertEquals("exc t_ref (ms)", table.axes().get(0).label());
    assertEquals("rate (Hz)", table.measures().get(0).label());
  }

  @Test
  void aUnitIsToldFromTheEndOfAName() {
    assertEquals(
        new Column("inputs.drive.constant_nA", "drive constant", "nA"),
        Column.varied("inputs.drive.constant_nA"));
    assertEquals(new Column("fano", "fano", ""), Column.measured("fano"));
    assertEquals(new Column("exc.rate_Hz", "exc.rate", "Hz"), Column.measured("exc.rate_Hz"));
    assertEquals(
        new Column("populations.a.size", "a size", ""), Column.varied("populations.a.size"));
  }
}
