package io.rheobase.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.rheobase.hdf5.Dump;
import io.rheobase.npy.NpyRows;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionRecordingTest {

  private static final StepTime TIME = new StepTime(new BigDecimal("0.1"));

  @TempDir Path folder;

  private record Synapse(int source, int target, double weight, int delay) {}

  private record Rows(String connection, String sources, String targets, List<Synapse> synapses)
      implements SynapseRows {

    @Override
    public long count() {
      return synapses.size();
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
      for (Synapse s : synapses) {
        visitor.synapse(s.source(), s.target(), s.weight(), s.delay());
      }
    }
  }

  private static final SynapseRows WITHIN =
      new Rows(
          "excitation",
          "exc",
          "exc",
          List.of(new Synapse(3, 0, 6, 1), new Synapse(0, 1, 6.1, 15), new Synapse(3, 1, 1e-9, 2)));
  private static final SynapseRows ACROSS =
      new Rows("excitation", "exc", "inh", List.of(new Synapse(9, 4, 0.5, 30)));
  private static final SynapseRows NONE = new Rows("silent", "inh", "exc", List.of());
  private static final SynapseRows BACK =
      new Rows("inhibition", "inh", "exc", List.of(new Synapse(1, 2, 67, 10)));

  @FunctionalInterface
  private interface Writing {
    void to(ResultFile file) throws IOException;
  }

  private Path written(String name, Writing writing) throws IOException {
    try (ResultFile file = new ResultFile(folder, name)) {
      writing.to(file);
      assertEquals(file.finish().bytes(), Files.size(folder.resolve(name)));
    }
    return folder.resolve(name);
  }

  private Path table(String name, SynapseRows... rows) throws IOException {
    return written(name, file -> new ConnectionTable("nS", TIME).write(List.of(rows), file));
  }

  private Path archive(String name, SynapseRows... rows) throws IOException {
    return written(name, file -> new ConnectionArrays("nS", TIME).write(List.of(rows), file));
  }

  @Test
  void aTableHasARowForEachSynapse() throws IOException {
    assertEquals(
        List.of(
            "source_population,source,target_population,target,weight_nS,delay_ms",
            "exc,3,exc,0,6.0,0.1",
            "exc,0,exc,1,6.1,1.5",
            "exc,3,exc,1,1.0E-9,0.2",
            "exc,9,inh,4,0.5,3.0"),
        Files.readAllLines(table("one.csv", WITHIN, ACROSS)));
    assertEquals(
        List.of(
            "connection,source_population,source,target_population,target,weight_nS,delay_ms",
            "excitation,exc,9,inh,4,0.5,3.0",
            "inhibition,inh,1,exc,2,67.0,1.0"),
        Files.readAllLines(table("two.csv", ACROSS, NONE, BACK)));
  }

  @Test
  void manySynapsesAreWrittenInPieces() throws IOException {
    List<Synapse> many =
        java.util.stream.IntStream.range(0, 20_000)
            .mapToObj(i -> new Synapse(i, 2 * i, i, 1 + i % 100))
            .toList();
    SynapseRows rows = new Rows("many", "a", "b", many);
    List<String> lines = Files.readAllLines(table("many.csv", rows));
    assertEquals(20_001, lines.size());
    assertEquals("a,19999,b,39998,19999.0,10.0", lines.get(20_000));
    assertArrayEquals(
        many.stream().mapToDouble(Synapse::target).toArray(),
        array(archive("many.npz", rows), "target"));
  }

  private double[] array(Path archive, String name) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(name + ".npy"))) {
      Files.write(folder.resolve("member.npy"), in.readAllBytes());
    }
    try (NpyRows rows = new NpyRows(name, folder.resolve("member.npy"))) {
      double[] values = new double[(int) rows.rows()];
      for (int i = 0; i < values.length; i++) {
        rows.next(values, i);
      }
      return values;
    }
  }

  @Test
  void anArchiveHoldsTheColumnsOfTheTable() throws IOException {
    Path archive = archive("synapses.npz", WITHIN, ACROSS, NONE, BACK);
    assertArrayEquals(new double[] {3, 0, 3, 9, 1}, array(archive, "source"));
    assertArrayEquals(new double[] {0, 1, 1, 4, 2}, array(archive, "target"));
    assertArrayEquals(new double[] {6, 6.1, 1e-9, 0.5, 67}, array(archive, "weight_nS"));
    assertArrayEquals(new double[] {0.1, 1.5, 0.2, 3, 1}, array(archive, "delay_ms"));
    assertArrayEquals(new double[] {0, 0, 0, 1, 3}, array(archive, "projection"));
    try (ZipFile zip = new ZipFile(archive.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("projections.npy"))) {
      byte[] bytes = in.readAllBytes();
      assertEquals(128 + 4 * 3 * 10 * 4, bytes.length);
      assertTrue(
          new String(bytes, 0, 128, Charset.forName("US-ASCII"))
              .contains("{'descr': '<U10', 'fortran_order': False, 'shape': (4, 3), }"));
      assertEquals(
          "inhibitioninhexc",
          new String(bytes, 128 + 360, 120, Charset.forName("UTF-32LE")).replace("\0", ""));
    }
  }

  /** The three matrix entries 2 at (0, 0), 3 at (2, 0) and 4 at (1, 2). */
  @Test
  void aMatrixIsWrittenAsScipyReadsIt() throws IOException {
    int[] starts = {0, 2, 2, 3};
    double[] values = {2, 3, 4, Double.NaN};
    Path archive =
        written(
            "matrix.npz",
            file ->
                new SparseMatrixArchive(file)
                    .write(
                        starts,
                        new int[] {0, 2, 1, 9},
                        values,
                        List.of("exc", "inh"),
                        new long[] {0, 2}));
    assertArrayEquals(new double[] {0, 2, 1}, array(archive, "indices"));
    assertArrayEquals(new double[] {0, 2, 2, 3}, array(archive, "indptr"));
    assertArrayEquals(new double[] {2, 3, 4}, array(archive, "data"));
    assertArrayEquals(new double[] {3, 3}, array(archive, "shape"));
    assertArrayEquals(new double[] {0, 2}, array(archive, "first"));
    assertEquals("csc", text(archive, "format"));
    assertEquals("excinh", text(archive, "populations"));
  }

  private static String text(Path archive, String name) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(name + ".npy"))) {
      byte[] bytes = in.readAllBytes();
      return new String(bytes, 128, bytes.length - 128, Charset.forName("UTF-32LE"));
    }
  }

  @Test
  void anArchiveIsStoredWithoutTheTime() throws IOException {
    try (ZipFile zip = new ZipFile(archive("a.npz", WITHIN).toFile())) {
      assertEquals(6, zip.size());
      for (ZipEntry entry : zip.stream().toList()) {
        assertEquals(ZipEntry.STORED, entry.getMethod());
        assertEquals("1980-01-01T00:00", entry.getTimeLocal().toString());
      }
    }
  }

  @Test
  void edgesHaveAPopulationForEachConnectionOfTwoPopulations() throws IOException {
    Path path =
        written(
            "edges.h5",
            file -> new SonataEdges("nS", TIME).write(List.of(WITHIN, ACROSS, NONE, BACK), file));
    try (HdfFile file = new HdfFile(path)) {
      assertEquals(
          List.of("excitation.exc.exc", "excitation.exc.inh", "inhibition", "silent"),
          List.copyOf(
              new java.util.TreeSet<>(
                  ((io.jhdf.api.Group) file.getByPath("/edges")).getChildren().keySet())));
      String within = "/edges/excitation.exc.exc/";
      assertArrayEquals(
          new double[] {6, 6.1, 1e-9},
          (double[]) file.getDatasetByPath(within + "0/syn_weight").getData());
      assertArrayEquals(
          new double[] {0.1, 1.5, 0.2},
          (double[]) file.getDatasetByPath(within + "0/delay").getData());
      assertEquals(
          "nS", file.getDatasetByPath(within + "0/syn_weight").getAttribute("units").getData());
      assertEquals(
          "inh",
          file.getDatasetByPath("/edges/inhibition/source_node_id")
              .getAttribute("node_population")
              .getData());
    }
    Dump.assumePresent();
    String dump = Dump.of(path);
    assertEquals("(0): 3, 0, 3", Dump.data(dump, "source_node_id"));
    assertEquals("(0): 0, 1, 1", Dump.data(dump, "target_node_id"));
    assertEquals("(0): 0, 0, 0", Dump.data(dump, "edge_type_id"));
    assertEquals("(0): 0, 0, 0", Dump.data(dump, "edge_group_id"));
    assertEquals("(0): 0, 1, 2", Dump.data(dump, "edge_group_index"));
  }

  @Test
  void weightsOverTimeHaveAColumnForEachSynapse() throws IOException {
    SynapseColumns all = new SynapseColumns(List.of(WITHIN, ACROSS), Long.MAX_VALUE);
    assertEquals(4, all.count());
    Path table =
        written(
            "w.csv",
            file -> {
              WeightTable weights = new WeightTable(all, "nS", TIME, 100, file);
              weights.row(0, new double[] {6, 6, 0.5, 1});
              weights.row(50, new double[] {6.5, 6, 0.25, 1});
            });
    assertEquals(
        List.of(
            "t_ms,exc[3]->exc[0]_nS,exc[0]->exc[1]_nS,exc[3]->exc[1]_nS,exc[9]->inh[4]_nS",
            "0.0,6.0,6.0,0.5,1.0",
            "5.0,6.5,6.0,0.25,1.0"),
        Files.readAllLines(table));
  }

  @Test
  void theFirstSynapsesOfEachConnectionMayStandForAll() throws IOException {
    SynapseColumns some = new SynapseColumns(List.of(WITHIN, ACROSS, BACK), 2);
    assertEquals(3, some.count());
    Path array =
        written(
            "w.npy",
            file -> {
              WeightArray weights =
                  new WeightArray(some, "nS", TIME, new WeightArray.Rows(10, 20, 5), file);
              weights.row(new double[] {1, 2, 3});
              weights.row(new double[] {4, 5, 6});
              try (ResultFile names = new ResultFile(folder, "w.columns.csv");
                  ResultFile times = new ResultFile(folder, "w.t_ms.npy")) {
                weights.complete(names, times);
                names.finish();
                times.finish();
              }
            });
    assertEquals(
        List.of(
            "column,name,connection,source_population,source,target_population,target,unit",
            "0,excitation:exc[3]->exc[0],excitation,exc,3,exc,0,nS",
            "1,excitation:exc[0]->exc[1],excitation,exc,0,exc,1,nS",
            "2,inhibition:inh[1]->exc[2],inhibition,inh,1,exc,2,nS"),
        Files.readAllLines(folder.resolve("w.columns.csv")));
    try (NpyRows rows = new NpyRows("w.npy", array);
        NpyRows times = new NpyRows("w.t_ms.npy", folder.resolve("w.t_ms.npy"))) {
      assertEquals(2, rows.rows());
      double[] row = new double[4];
      rows.next(row, 1);
      times.next(row, 0);
      rows.next(row, 1);
      times.next(row, 0);
      assertArrayEquals(new double[] {3, 4, 5, 6}, row);
      assertEquals(2, times.rows());
    }
  }
}
