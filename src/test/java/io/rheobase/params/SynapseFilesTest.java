package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.SynapseFile;
import io.rheobase.experiment.Values;
import io.rheobase.hdf5.Hdf5Dataset;
import io.rheobase.hdf5.Hdf5Group;
import io.rheobase.network.Rule;
import io.rheobase.npy.NpyHeader;
import io.rheobase.record.ConnectionTable;
import io.rheobase.record.ResultFile;
import io.rheobase.record.SonataEdges;
import io.rheobase.record.StepTime;
import io.rheobase.record.SynapseRows;
import io.rheobase.units.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynapseFilesTest {

  private static final String NEURONS =
      ReadFile.SIMULATION
          + """
          populations:
            exc: {model: LIF, size: 10}
            inh: {model: LIF, size: 4, receptors: {ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}}
          connections:
          """;

  @TempDir Path folder;

  private ParameterFile file(String entry) {
    return ReadFile.in(folder, NEURONS + "  net: {from: exc, to: inh, " + entry + "}\n");
  }

  private Connection connection(String entry) {
    return file(entry).experiment().connections().get(0);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static int[] sources(Connection connection) {
    return ((Rule.Listed) connection.rule()).sources();
  }

  private static int[] targets(Connection connection) {
    return ((Rule.Listed) connection.rule()).targets();
  }

  private static Numbers listed(Values values) {
    return ((Values.Listed) values).values();
  }

  @Test
  void aTableHasTheColumnsSourceAndTargetAndWhatElseDiffers() throws IOException {
    write("edges.csv", "target,source,weight_uS,delay_us\n3,0,0.5,1500\n1,9,0.25,120\n");
    Connection connection = connection("rule: {file: edges.csv}, receptor: ampa");
    assertArrayEquals(new int[] {0, 9}, sources(connection));
    assertArrayEquals(new int[] {3, 1}, targets(connection));
    assertEquals(Numbers.of(500, 250), listed(connection.weight()));
    assertEquals(Numbers.of(1.5, 0.12), listed(connection.delay()));
    SynapseFile read = connection.file().orElseThrow();
    assertEquals("edges.csv", read.file().name());
    assertEquals(Optional.empty(), read.unit());
  }

  @Test
  void whatIsTheSameForAllStandsInTheParameterFile() throws IOException {
    write("edges.csv", "source,target,weight\n0,3,2\n");
    Connection connection =
        connection("rule: {file: edges.csv, unit: pS}, receptor: ampa, delay: 1 ms");
    assertEquals(Numbers.of(0.002), listed(connection.weight()));
    assertEquals(1, ReadFile.constant(connection.delay()));
    assertEquals(Optional.of(Unit.parse("pS")), connection.file().orElseThrow().unit());
  }

  @Test
  void delaysOfAFileThatAreShorterThanAStepAreToldOf() throws IOException {
    write("edges.csv", "source,target,delay_ms\n0,3,0.01\n1,3,0.05\n2,3,0.1\n");
    ParameterFile file = file("rule: {file: edges.csv}, receptor: ampa, weight: 1 nS");
    assertEquals(1, file.warnings().size());
    assertEquals(
        "2 of 3 delays in edges.csv are shorter than dt (0.1 ms): they become dt",
        file.warnings().get(0).what());
  }

  private record Rows(String connection, String sources, String targets, int[][] pairs)
      implements SynapseRows {
    @Override
    public long count() {
      return pairs.length;
    }

    @Override
    public void forEach(Visitor visitor) throws IOException {
      for (int[] pair : pairs) {
        visitor.synapse(pair[0], pair[1], 0.1 * pair[0], 1 + pair[1]);
      }
    }
  }

  @Test
  void whatARecorderWroteIsReadBack() throws IOException {
    try (ResultFile out = new ResultFile(folder, "recorded.csv")) {
      new ConnectionTable("nS", new StepTime(new BigDecimal("0.1")))
          .write(
              List.of(
                  new Rows("net", "exc", "exc", new int[][] {{1, 1}}),
                  new Rows("net", "exc", "inh", new int[][] {{7, 3}, {8, 0}}),
                  new Rows("else", "exc", "inh", new int[][] {{99, 99}})),
              out);
      out.finish();
    }
    Connection connection = connection("rule: {file: recorded.csv}, receptor: ampa");
    assertArrayEquals(new int[] {7, 8}, sources(connection));
    assertArrayEquals(new int[] {3, 0}, targets(connection));
    assertEquals(Numbers.of(0.1 * 7, 0.1 * 8), listed(connection.weight()));
    assertEquals(Numbers.of(0.4, 0.1), listed(connection.delay()));
  }

  private static final String MATRIX =
      "rule: {matrix: %s, unit: pA/mV}, receptor: ampa, delay: 1 ms";

  @Test
  void aMatrixIsATableWithoutHeaderOrAnArray() throws IOException {
    StringBuilder text = new StringBuilder();
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    array.write(NpyHeader.table(4, 10).bytes());
    for (int target = 0; target < 4; target++) {
      for (int source = 0; source < 10; source++) {
        double weight = source == 2 * target ? source + 0.5 : 0;
        text.append(source == 0 ? "" : ",").append(weight);
        array.write(
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(weight).array());
      }
      text.append('\n');
    }
    write("w.csv", text.toString());
    Files.write(folder.resolve("w.npy"), array.toByteArray());
    for (String name : List.of("w.csv", "w.npy")) {
      Connection connection = connection(MATRIX.formatted(name));
      assertArrayEquals(new int[] {0, 2, 4, 6}, sources(connection), name);
      assertArrayEquals(new int[] {0, 1, 2, 3}, targets(connection), name);
      assertEquals(Numbers.of(0.5, 2.5, 4.5, 6.5), listed(connection.weight()), name);
      assertEquals(SynapseFile.Kind.MATRIX, connection.file().orElseThrow().kind());
    }
  }

  @Test
  void aTableOfManySynapsesIsReadWhole() throws IOException {
    StringBuilder text = new StringBuilder("source,target\n");
    for (int i = 0; i < 40; i++) {
      text.append(i % 10).append(',').append(i / 10).append('\n');
    }
    write("edges.csv", text.toString());
    Connection connection =
        connection("rule: {file: edges.csv}, receptor: ampa, weight: 1 nS, delay: 1 ms");
    assertEquals(40, sources(connection).length);
    assertEquals(9, sources(connection)[39]);
    assertTrue(connection.file().isPresent());
  }

  private void writeEdges(String name, SynapseRows... rows) throws IOException {
    try (ResultFile out = new ResultFile(folder, name)) {
      new SonataEdges("nS", new StepTime(new BigDecimal("0.1"))).write(List.of(rows), out);
      out.finish();
    }
  }

  @Test
  void edgesThatARecorderWroteAreReadBackForEachPairOfPopulations() throws IOException {
    writeEdges(
        "edges.h5",
        new Rows("net", "exc", "inh", new int[][] {{7, 3}, {8, 0}}),
        new Rows("net", "inh", "inh", new int[][] {{1, 2}}),
        new Rows("net", "other", "inh", new int[][] {{99, 99}}));
    List<Connection> all =
        ReadFile.in(
                folder,
                NEURONS
                    + "  net: {from: [exc, inh], to: inh, rule: {file: edges.h5}, receptor: ampa}\n")
            .experiment()
            .connections();
    assertEquals(2, all.size());
    assertArrayEquals(new int[] {7, 8}, sources(all.get(0)));
    assertArrayEquals(new int[] {3, 0}, targets(all.get(0)));
    assertEquals(Numbers.of(0.1 * 7, 0.1 * 8), listed(all.get(0).weight()));
    assertEquals(Numbers.of(0.4, 0.1), listed(all.get(0).delay()));
    assertArrayEquals(new int[] {1}, sources(all.get(1)));
  }

  @Test
  void edgesOfAnotherProgramMayBeChosenByNameAndHaveGroupsAndNoUnits() throws IOException {
    Hdf5Group root = new Hdf5Group();
    Hdf5Group edges = root.group("edges");
    edges.group("else").put("source_node_id", Hdf5Dataset.of(0L));
    Hdf5Group chosen = edges.group("chosen");
    chosen
        .put("source_node_id", Hdf5Dataset.of(1L, 2L, 3L))
        .put("target_node_id", Hdf5Dataset.of(0L, 1L, 2L))
        .put("edge_group_id", Hdf5Dataset.of(1, 0, 1))
        .put("edge_group_index", Hdf5Dataset.of(1, 0, 0));
    chosen.group("0").put("syn_weight", Hdf5Dataset.of(5.0)).put("delay", Hdf5Dataset.of(1.0));
    chosen
        .group("1")
        .put("syn_weight", Hdf5Dataset.of(6.0, 7.0))
        .put("delay", Hdf5Dataset.of(2.0, 3.0));
    Files.write(folder.resolve("edges.h5"), root.fileStart());
    Connection connection =
        connection("rule: {file: edges.h5, edges: chosen, unit: uS}, receptor: ampa");
    assertArrayEquals(new int[] {1, 2, 3}, sources(connection));
    assertEquals(Numbers.of(7000, 5000, 6000), listed(connection.weight()));
    assertEquals(Numbers.of(3, 1, 2), listed(connection.delay()));
    assertEquals("chosen", connection.file().orElseThrow().edges());
  }

  @Test
  void brokenEdgesAreToldOf() throws IOException {
    Hdf5Group root = new Hdf5Group();
    Hdf5Group chosen = root.group("edges").group("chosen");
    chosen
        .put("source_node_id", Hdf5Dataset.of(1L, 2L))
        .put("target_node_id", Hdf5Dataset.of(0L, 1L))
        .put("edge_group_index", Hdf5Dataset.of(0, 9));
    chosen.group("0").put("syn_weight", Hdf5Dataset.of(5.0, 6.0));
    Files.write(folder.resolve("edges.h5"), root.fileStart());
    assertTrue(
        faults("rule: {file: edges.h5}, receptor: ampa, delay: 1 ms")
            .contains("the weights in edges.h5 have no unit"));
    assertTrue(
        faults("rule: {file: edges.h5, unit: nS}, receptor: ampa, delay: 1 ms")
            .contains("edges.h5: edge_group_index 9 leads beyond its group"));
    Files.write(folder.resolve("empty.h5"), new Hdf5Group().fileStart());
    assertTrue(
        faults("rule: {file: empty.h5}, receptor: ampa, weight: 1 nS, delay: 1 ms")
            .contains("empty.h5 holds no edge population"));
  }

  private String faults(String entry) {
    return assertThrows(ParameterFileException.class, () -> file(entry)).getMessage();
  }
}
