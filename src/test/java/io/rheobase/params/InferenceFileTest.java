package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Inference;
import io.rheobase.experiment.Inference.Kind;
import io.rheobase.experiment.Inference.Voltage;
import io.rheobase.experiment.SpikeTimes;
import io.rheobase.npy.NpyHeader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceFileTest {

  private static final String SOUND =
      "{voltage: {file: v.csv}, trains: {file: s.csv}, window: 1 ms}";

  @TempDir Path folder;

  @BeforeEach
  void recordings() throws IOException {
    StringBuilder voltage = new StringBuilder("t_ms,a[3],V_0\n");
    for (int i = 0; i < 101; i++) {
      voltage.append(String.format(Locale.ROOT, "%.1f,%d,%d\n", 5 + i * 0.1, -60 - i, -50 + i));
    }
    write("v.csv", voltage.toString());
    write("gap.csv", voltage.toString().replace("9.0,-100,-10\n", ""));
    write("back.csv", "t_ms,V\n1,-60\n1,-60\n");
    write("short.csv", "t_ms,V\n1,-60\n");
    write("text.csv", "t_ms,V\n1,-60\n2,x\n");
    write("late.csv", "time,V\n1,-60\n2,-60\n");
    write("empty.csv", "");
    write("s.csv", "t_ms,neuron\n1,0\n5,0\n5.05,0\n9.0,2\n15.0,2\n99,2\n");
    write("named.csv", "t_ms,population,neuron\n6,a,0\n7,b,1\n");
    write("columns.csv", "t_ms,input,cell\n6,0,0\n");
    write("words.csv", "t_ms,neuron\n6,first\n");
    write("none.csv", "t_ms,neuron\n");
    write("k.csv", "neuron,kind\n0,excitatory\n1,I\n2,unconnected\n");
    write("c.csv", "input,kind,connected\n0,E,1\n1,I,0\n2,E,0\n");
    write("k2.csv", "neuron,kind\n0,strong\n1,weak\n");
    write("k3.csv", "neuron,kind\n1,E\n");
    write("k4.csv", "neuron,type\n0,E\n");
    write("k5.csv", "neuron,kind,connected\n0,E,maybe\n");
    array("v.npy", 100, 2);
    array("deep.npy", 1, 1);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void array(String name, int rows, int columns) throws IOException {
    byte[] header = NpyHeader.table(rows, columns).bytes();
    ByteBuffer bytes =
        ByteBuffer.allocate(header.length + 8 * rows * columns).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(header);
    for (int i = 0; i < rows * columns; i++) {
      bytes.putDouble(-60 + i);
    }
    Files.write(folder.resolve(name), bytes.array());
  }

  private Inference read(String infer) {
    byte[] bytes = ("infer: " + infer + "\n").getBytes(StandardCharsets.UTF_8);
    return InferenceFile.read("test.yaml", bytes, folder, List.of()).inference();
  }

  private String faults(String infer) {
    try {
      read(infer);
      return "none";
    } catch (ParameterFileException e) {
      return e.faults().stream().map(Fault::toString).collect(Collectors.joining(" | "));
    }
  }

  @Test
  void voltagesAreKnownByTheirColumnsAndTimes() {
    Voltage.FromFile voltage = (Voltage.FromFile) read(SOUND).voltage();
    assertEquals(
        List.of(new Voltage.Column("a[3]", 1, "a", 3), new Voltage.Column("V_0", 2, "V_0", 0)),
        voltage.neurons());
    assertEquals(new BigDecimal("5.0"), voltage.start());
    assertEquals(new BigDecimal("0.1"), voltage.interval());
    assertEquals(101, voltage.samples());
    assertEquals(10, read(SOUND).window());
  }

  @Test
  void trainsCountFromTheFirstSampleOn() {
    SpikeTimes spikes = ((Inference.Trains.FromFile) read(SOUND).trains()).spikes();
    assertEquals(3, spikes.trains());
    assertEquals(-40, spikes.sample(0, 0));
    assertEquals(0, spikes.sample(0, 1));
    assertEquals(1, spikes.sample(0, 2), "the first sample behind the spike");
    assertEquals(0, spikes.count(1));
    assertEquals(40, spikes.sample(2, 0));
    assertEquals(100, spikes.sample(2, 1));
    assertEquals(940, spikes.sample(2, 2));
  }

  @Test
  void arrayIsTakenWithTheIntervalThatIsGiven() {
    Inference inference =
        read(
            "{voltage: {file: v.npy, interval: 0.2 ms, unit: V}, trains: {file: s.csv},"
                + " window: 1 ms}");
    Voltage.FromFile voltage = (Voltage.FromFile) inference.voltage();
    assertEquals(new BigDecimal("0.2"), voltage.interval());
    assertEquals(100, voltage.samples());
    assertEquals(2, voltage.neurons().size());
    assertEquals(3, voltage.unit().scale());
    assertEquals(5, inference.window());
  }

  @ParameterizedTest
  @CsvSource({
    "k.csv, EXCITATORY INHIBITORY UNCONNECTED",
    "c.csv, EXCITATORY UNCONNECTED UNCONNECTED"
  })
  void truthIsReadFromATable(String file, String kinds) {
    Inference inference =
        read(SOUND.replace("}, window", "}, truth: {file: " + file + "}, window"));
    assertEquals(
        kinds,
        ((Inference.Truth.FromFile) inference.truth())
            .kinds().stream().map(Kind::name).collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{file: gap.csv}; gap.csv:42:1: the samples are not equally spaced: 9.1 ms follows 8.9 ms,"
            + " the first two are 0.1 ms apart",
        "{file: back.csv}; back.csv:3:1: times must ascend: 1 ms follows 1 ms",
        "{file: short.csv}; test.yaml:1:25: short.csv has 1 sample, a recording has 2 to"
            + " 2147483639",
        "{file: text.csv}; text.csv:3:3: V must be a finite number, found `x`",
        "{file: late.csv}; late.csv:1:1: the first column must be t_ms, with a column of voltage"
            + " behind it",
        "{file: empty.csv}; test.yaml:1:25: empty.csv is empty",
        "{file: v.csv, column: V_1}; test.yaml:1:40: v.csv has no column `V_1`",
        "{file: v.csv, interval: 0.2 ms}; test.yaml:1:25: interval is 0.2 ms, the samples of the"
            + " file are 0.1 ms apart",
        "{file: v.csv, unit: ms}; test.yaml:1:38: unit is that of the voltages, ms is the unit of a"
            + " time (ms)",
        "{file: v.npy}; test.yaml:1:25: an array does not tell the time between its samples",
        "{file: v.npy, interval: 0.1 ms, column: V}; test.yaml:1:50: column chooses by name, and an"
            + " array has none",
        "{file: deep.npy, interval: 0.1 ms}; test.yaml:1:25: deep.npy has 1 sample, a recording has"
            + " 2 to 2147483639",
        "voltages; test.yaml:1:18: this file has no simulation, so that its voltage is in a file",
        "{column: V_0}; test.yaml:1:9: voltage has no file (a CSV file with the column t_ms, equally"
            + " spaced, and a column for each neuron)",
      })
  void faultsOfAVoltageAreToldWhereTheyAre(String voltage, String message) {
    assertEquals(
        message.strip(), faults("{voltage: " + voltage + ", trains: {file: s.csv}, window: 1 ms}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{file: none.csv}; test.yaml:1:48: none.csv holds no spikes",
        "{file: columns.csv}; columns.csv:1:1: columns.csv has the columns t_ms, input and cell:"
            + " which holds the neurons?",
        "{file: words.csv}; words.csv:2:3: a neuron is given by its number, found `first`",
        "{file: named.csv}; test.yaml:1:48: named.csv holds spikes of a and b: which are meant?",
        "{spikes: others}; test.yaml:1:42: this file has no simulation, so that its spikes are in a"
            + " file",
        "{column: input}; test.yaml:1:33: trains does not say where the trains are",
      })
  void faultsOfTrainsAreToldWhereTheyAre(String trains, String message) {
    assertEquals(
        message.strip(),
        faults("{voltage: {file: v.csv}, trains: " + trains + ", window: 1 ms}")
            .replaceAll(" \\| .*", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "truth: connections; test.yaml:1:63: this file has no simulation, so that it has no"
            + " connections",
        "truth: {file: k2.csv}; k2.csv:2:3: a kind is excitatory, inhibitory or unconnected, found"
            + " `strong` | k2.csv:3:3: a kind is excitatory, inhibitory or unconnected, found `weak`",
        "truth: {file: k3.csv}; k3.csv:2:1: the rows are numbered from 0 on, found `1`",
        "truth: {file: k4.csv}; k4.csv:1:1: k4.csv has no column kind beside the numbers",
        "truth: {file: k5.csv}; k5.csv:2:5: connected is 1 or 0, found `maybe`",
        "imaging: {spike_SNR: 5}; test.yaml:1:66: nothing tells how high the spikes of this"
            + " recording are",
        "window: 20 ms; test.yaml:1:64: window (20 ms) is longer than the recording, 10.1 ms",
        "window: 0.15 ms; test.yaml:1:64: window (0.15 ms) is not a multiple of the time between two"
            + " samples (0.1 ms)",
      })
  void otherFaultsAreToldWhereTheyAre(String key, String message) {
    String infer = "{voltage: {file: v.csv}, trains: {file: s.csv}, " + key;
    assertEquals(
        message.strip(), faults(infer + (key.contains("window") ? "}" : ", window: 1 ms}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "report: true; test.yaml:2:10: there is no page about an inference from files",
        "report: false; none",
        "checkpoint: 10 min; test.yaml:2:10: this file has no simulation, so that there is nothing"
            + " to go on with",
        "final_state: true; test.yaml:2:10: this file has no simulation, so that there is nothing"
            + " to go on with",
        "final_state: false; none",
      })
  void outputThatOnlyARunHasIsRefused(String output, String message) {
    assertEquals(message.strip(), faults(SOUND + "\noutput: {" + output + "}"));
  }

  @Test
  void roundedTimesAreAveragedOverTheRecording() throws IOException {
    StringBuilder text = new StringBuilder("t_ms,V\n");
    for (int i = 0; i < 1001; i++) {
      text.append(String.format(Locale.ROOT, "%.3f,-60\n", i / 3.0));
    }
    write("third.csv", text.toString());
    Inference inference =
        read("{voltage: {file: third.csv}, trains: {file: s.csv}, window: 100 ms}");
    assertEquals(300, inference.window());
    assertEquals(1 / 3.0, ((Voltage.FromFile) inference.voltage()).interval().doubleValue(), 1e-6);
  }

  @Test
  void fileWithASimulationIsAnother() {
    byte[] run = "simulation: {}\ninfer: {}\n".getBytes(StandardCharsets.UTF_8);
    byte[] files = "infer: {}\n".getBytes(StandardCharsets.UTF_8);
    assertFalse(InferenceFile.isOne("test.yaml", run));
    assertTrue(InferenceFile.isOne("test.yaml", files));
  }
}
