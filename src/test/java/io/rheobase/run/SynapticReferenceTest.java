package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.course.FullFile;
import io.rheobase.course.ReferenceCase;
import io.rheobase.course.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published neurons with synapses, computed by others, spike by spike and sample by sample. */
class SynapticReferenceTest {

  @TempDir private Path folder;

  /** Writes the times of some trains of a case as a table that all neurons share. */
  private void writeTimes(ReferenceCase reference, Set<String> trains, String name)
      throws IOException {
    String times =
        Files.readAllLines(reference.file("input_spikes.csv")).stream()
            .map(line -> line.split(","))
            .filter(fields -> trains.contains(fields[1]))
            .map(fields -> fields[0] + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve(name), "t_ms\n" + times);
  }

  private static List<String> spikes(Path csv, int timeColumn, int neuronColumn)
      throws IOException {
    return Files.readAllLines(csv).stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(fields -> fields[timeColumn] + " " + fields[neuronColumn])
        .toList();
  }

  private static final String CELL =
      "model: LIF, initial: {V: -65 mV}, parameters: {C_m: 1000 pF, g_L: 10 nS, E_L: -65 mV,"
          + " V_th: -55 mV, V_reset: -68 mV, t_ref: 0.2 ms}";

  @Test
  void neuronWithAmpaAndGabaConductancesIsReproduced() throws IOException {
    ReferenceCase reference = ReferenceCase.named("synaptic-lif");
    writeTimes(reference, Set.of("AMPA"), "ampa.csv");
    writeTimes(reference, Set.of("GABA"), "gaba.csv");
    Result result =
        new FullFile(
                """
                simulation: {dt: 0.1 ms, duration: 1 s}
                populations:
                  neuron:
                    {size: 2, CELL, receptors: {
                      ampa: {conductance: exponential, tau: 4 ms, E_rev: 0 mV},
                      gaba: {conductance: exponential, tau: 8 ms, E_rev: -70 mV}}}
                inputs:
                  current: {to: {neuron: 1}, constant: 40 pA}
                  ampa: {to: neuron, receptor: ampa, spikes: {file: ampa.csv, weight: 50 nS}}
                  gaba: {to: neuron, receptor: gaba, spikes: {file: gaba.csv, weight: 50 nS}}
                record:
                  spikes: {of: neuron, spikes: all}
                  voltages: {of: neuron, variables: [V]}
                """)
            .with("CELL", CELL)
            .run(folder.resolve("out"));
    assertEquals(
        spikes(reference.file("spikes.csv"), 0, 1), spikes(folder.resolve("out/spikes.csv"), 0, 2));
    assertClose(reference.file("voltages.csv"), result.voltages(), 1, 1e-9);
  }

  /** Compares columns of voltages, of which the case keeps every {@code every}-th row. */
  private static void assertClose(Path expected, double[][] found, int every, double tolerance) {
    double[][] columns = Result.columns(expected);
    for (int column = 1; column < columns.length; column++) {
      for (int row = 0; row < columns[column].length; row++) {
        assertEquals(
            columns[column][row],
            found[column][row * every],
            tolerance,
            "column " + column + ", row " + row);
      }
    }
  }

  @Test
  void countsOfTheNeuronsFiringCurveAreReproduced() throws IOException {
    ReferenceCase reference = ReferenceCase.named("synaptic-lif");
    double unit = Double.parseDouble(reference.text("/f_I/unit_of_I_e_in_pA"));
    String currents =
        reference.texts("/f_I/I_e").stream()
            .map(current -> Double.parseDouble(current) * unit + " pA")
            .collect(Collectors.joining(", "));
    new FullFile(
            """
            simulation: {dt: 0.1 ms, duration: 1 s}
            populations: {neuron: {size: 10, CELL}}
            inputs: {drive: {to: neuron, constant: [CURRENTS]}}
            """)
        .with("CELL", CELL)
        .with("CURRENTS", currents)
        .run(folder.resolve("out"));
    assertEquals(
        reference.texts("/f_I/spikes_in_1000_ms"),
        Files.readAllLines(folder.resolve("out/rates.csv")).stream()
            .skip(1)
            .map(line -> line.split(",")[2])
            .toList());
  }

  @Test
  void izhikevichNeuronWithThirtyInputsIsReproduced() throws IOException {
    ReferenceCase reference = ReferenceCase.named("izhikevich-inputs");
    writeTimes(reference, connected(reference, "E"), "exc.csv");
    writeTimes(reference, connected(reference, "I"), "inh.csv");
    Result result =
        new FullFile(
                """
                simulation: {dt: 0.1 ms, duration: 60 s}
                populations:
                  neuron:
                    model: Izhikevich
                    size: 1
                    parameters: {C_m: 100 pF, k: 0.7 nS/mV, V_r: -60 mV, V_t: -40 mV, V_peak: 35 mV, a: 0.03 /ms, b: -2 nS, c: -50 mV, d: 100 pA}
                    initial: {V: -60 mV, u: 0 pA}
                    receptors:
                      exc: {conductance: exponential, tau: 7 ms, E_rev: 0 mV, decay: euler}
                      inh: {conductance: exponential, tau: 7 ms, E_rev: -65 mV, decay: euler}
                inputs:
                  exc: {to: neuron, receptor: exc, spikes: {file: exc.csv, weight: 0.4 nS}}
                  inh: {to: neuron, receptor: inh, spikes: {file: inh.csv, weight: 1.6 nS}}
                record:
                  spikes: {of: neuron, spikes: all}
                  voltages: {of: neuron, variables: [V], every: 10 ms}
                """)
            .run(folder.resolve("out"));
    assertEquals(
        spikes(reference.file("spikes.csv"), 0, 1), spikes(folder.resolve("out/spikes.csv"), 0, 2));
    assertClose(reference.file("voltages_every_10ms.csv"), result.voltages(), 1, 1e-6);
  }

  private static Set<String> connected(ReferenceCase reference, String kind) throws IOException {
    return Files.readAllLines(reference.file("inputs.csv")).stream()
        .map(line -> line.split(","))
        .filter(fields -> fields[1].equals(kind) && fields[2].equals("1"))
        .map(fields -> fields[0])
        .collect(Collectors.toSet());
  }
}
