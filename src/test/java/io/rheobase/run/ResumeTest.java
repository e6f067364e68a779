package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that is stopped and goes on, cut in another way, leaves the bytes of an undisturbed one.
 */
class ResumeTest {

  private static final String CELLS =
      """
      simulation: {dt: 0.1 ms, duration: 120 ms, seed: 3, method: METHOD}
      populations:
        cells:
          model: MODEL
          size: 70
          RECEPTORS
      inputs:
        INPUTS
      record:
        spikes: {of: cells, spikes: all}
        traces: {of: {cells: 3..40}, variables: [VARIABLE], every: 0.7 ms}
      """;

  private static final String NETWORK =
      """
      simulation: {dt: 0.1 ms, duration: 120 ms, seed: 5}
      populations:
        exc:
          model: LIF
          size: 90
          parameters: &cell {C_m: 200 pF, g_L: 10 nS, E_L: -60 mV, V_th: -50 mV, V_reset: -60 mV, t_ref: 2 ms}
          initial: {V: {uniform: [-60 mV, -50 mV]}}
          receptors: &receptors
            ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}
            gaba: {conductance: alpha, tau: 4 ms, E_rev: -80 mV}
            jump: {current: delta}
        inh:
          model: LIF
          size: 50
          parameters: *cell
          initial: {V: {uniform: [-60 mV, -50 mV]}}
          receptors: *receptors
        far: {model: poisson, size: 60, parameters: {rate: 90 Hz}}
      inputs:
        noise: {to: [exc, inh], gaussian: {mean: 150 pA, std: 200 pA}}
      connections:
        c: {from: [exc, far], to: [exc, inh], rule: {fixed_indegree: 9}, receptor: ampa, weight: {uniform: [0.1 nS, 1.5 nS]},
            delay: DELAY, plasticity: PLASTICITY}
        back: {from: inh, to: [exc, inh], rule: {fixed_indegree: 9}, receptor: gaba, weight: 6 nS, delay: 1.7 ms}
      record:
        spikes: {of: [exc, inh, far], spikes: all}
        traces: {of: {exc: 0..20}, variables: [V, g_ampa, g_gaba], every: 0.5 ms}
        WEIGHTS
      """;

  private static final String WEIGHTS = "weights: {of: c, weights: all, every: 5 ms}";

  @TempDir private Path folder;

  private void sameBytes(String text, long... stops) {
    Interrupted run = new Interrupted(text, folder);
    Map<String, String> expected = run.undisturbed();
    assertEquals(expected, run.stoppedAt(stops));
  }

  private long lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve("undisturbed").resolve(file)).size();
  }

  private static String cells(String model, String method, String variable) {
    return CELLS.replace("MODEL", model).replace("METHOD", method).replace("VARIABLE", variable);
  }

  @ParameterizedTest
  @CsvSource({
    "LIF, euler, V, 400 pA",
    "LIF, exact, V, 400 pA",
    "LIF, exponential_euler, V, 400 pA",
    "ExpLIF, euler, V, 400 pA",
    "AdEx, euler, 'V, w', 700 pA",
    "AdEx, rk2, 'V, w', 700 pA",
    "Izhikevich2003, euler, 'V, u', 10 mV/ms",
    "Izhikevich, euler, 'V, u', 400 pA",
    "HodgkinHuxley, euler, 'V, m, h, n', 700 pA",
    "HodgkinHuxley, rk4, 'V, m, h, n', 700 pA",
    "passive, euler, V, 400 pA",
  })
  void everyModelGoesOn(String model, String method, String variables, String current)
      throws IOException {
    String inputs =
        method.matches("rk.")
            ? "drive: {to: cells, constant: " + current + "}"
            : "drive: {to: cells, gaussian: {mean: " + current + ", std: " + current + "}}";
    String text =
        cells(model, method, variables).replace("RECEPTORS", "").replace("INPUTS", inputs);
    sameBytes(
        model.equals("HodgkinHuxley") ? text.replace("dt: 0.1 ms", "dt: 0.02 ms") : text, 251, 700);
    assertTrue(model.equals("passive") || lines("spikes.csv") > 20, "no spikes");
  }

  @Test
  void noiseInEquationsGoesOn() {
    sameBytes(
        """
        simulation: {dt: 0.1 ms, duration: 100 ms, seed: 3}
        models:
          Noisy:
            equations: |
              dV/dt = (E - V)/tau + s*xi : mV
            threshold: V >= 10 mV
            reset: V = 0 mV
            refractory: 3 ms
            parameters:
              E: 9 mV
              tau: 10 ms
              s: 1.5 mV*ms^-0.5
            initial: {V: 0 mV}
        populations:
          cells: {model: Noisy, size: 70}
        record:
          spikes: {of: cells, spikes: all}
          traces: {of: cells, variables: [V], every: 0.5 ms}
        """,
        100,
        513);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conductance: exponential, tau: 5 ms, E_rev: 0 mV; 2 nS",
        "conductance: alpha, tau: 5 ms, E_rev: 0 mV; 2 nS",
        "conductance: biexponential, tau_rise: 1 ms, tau_decay: 7 ms, E_rev: 0 mV; 2 nS",
        "current: exponential, tau: 5 ms; 120 pA",
        "current: alpha, tau: 5 ms; 90 pA",
        "current: biexponential, tau_rise: 1 ms, tau_decay: 7 ms; 120 pA",
        "current: delta; 1 mV",
        "conductance: exponential, tau: 5 ms, E_rev: 0 mV, decay: euler; 2 nS",
      })
  void everyReceptorGoesOn(String receptorAndWeight) throws IOException {
    String[] parts = receptorAndWeight.split("; ");
    String inputs =
        "rain: {to: cells, receptor: r, poisson: {rate: 900 Hz, weight: " + parts[1] + "}}";
    sameBytes(
        cells("LIF", "euler", "V")
            .replace("RECEPTORS", "receptors: {r: {" + parts[0] + "}}")
            .replace("INPUTS", inputs),
        333,
        900);
    assertTrue(lines("spikes.csv") > 20, "no spikes");
  }

  /** Wang 1999: a gating variable that saturates, behind another. */
  @Test
  void aReceptorOfEquationsGoesOn() throws IOException {
    String receptors =
        """
        receptors:
              nmda:
                equations: |
                  ds/dt = -s/tau + alpha*x*(1 - s) : 1
                  dx/dt = -x/tau_rise              : 1
                  B = 1/(1 + exp(-0.062 /mV * V)/3.57) : 1
                current: g_max*s*B*(E_rev - V)
                arrival: x += weight
                parameters: {tau: 100 ms, tau_rise: 2 ms, alpha: 0.5 /ms, g_max: 400 nS, E_rev: 0 mV}
        """;
    sameBytes(
        cells("LIF", "euler", "V, s_nmda, x_nmda")
            .replace("RECEPTORS", receptors.strip())
            .replace(
                "INPUTS", "rain: {to: cells, receptor: nmda, poisson: {rate: 300 Hz, weight: 1}}"),
        333,
        900);
    assertTrue(lines("spikes.csv") > 20, "no spikes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant: {value: 600 pA, start: 20 ms, stop: 100 ms}",
        "pulses: {amplitude: 900 pA, width: 3 ms, interval: 7.1 ms}",
        "ramp: {from: 0 pA, to: 900 pA}",
        "sine: {amplitude: 300 pA, offset: 500 pA, frequency: 37 Hz}",
        "gaussian: {mean: 400 pA, std: 500 pA, interval: 1.3 ms, start: 0.5 ms}",
        "white: {mean: 400 pA, std: 5 mV}",
        "uniform: {low: 100 pA, high: 900 pA, interval: 0.9 ms}",
        "ou: {mean: 400 pA, std: 300 pA, tau: 6 ms, start: 3 ms}",
        "file: {file: currents.csv, unit: pA}",
      })
  void everyCurrentGoesOn(String input) throws IOException {
    Files.writeString(
        folder.resolve("currents.csv"),
        IntStream.range(0, 1200)
            .mapToObj(step -> step / 10 + "." + step % 10 + "," + (400 + step % 97))
            .collect(Collectors.joining("\n", "t_ms,I\n", "\n")));
    sameBytes(
        cells("LIF", "euler", "V")
            .replace("RECEPTORS", "")
            .replace("INPUTS", "drive: {to: {cells: 5..60}, " + input + "}"),
        251,
        800);
    assertTrue(lines("spikes.csv") > 20, "no spikes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "poisson: {rate: 5 Hz, weight: 20 nS}",
        "poisson: {rate: 9000 Hz, weight: 0.3 nS}",
        "spikes: {times: [3 ms, 25 ms, 25 ms, 33.4 ms, 80 ms], weight: 80 nS}",
      })
  void everyTrainGoesOn(String input) {
    sameBytes(
        cells("LIF", "euler", "V")
            .replace(
                "RECEPTORS", "receptors: {r: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}")
            .replace("INPUTS", "rain: {to: cells, receptor: r, " + input + "}"),
        250,
        800);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "stdp: {tau_plus: 20 ms, tau_minus: 20 ms, A_plus: 0.02, A_minus: 0.021, w_min: 0 nS, w_max: 2 nS}",
        "stdp: {tau_plus: 20 ms, tau_minus: 20 ms, A_plus: 0.02, A_minus: 0.021, w_min: 0 nS, w_max: 2 nS, dependence: multiplicative, pairing: nearest}",
        "triplet: {tau_plus: 17 ms, tau_x: 100 ms, tau_minus: 34 ms, tau_y: 120 ms, A2_plus: 0.005, A3_plus: 0.006, A2_minus: 0.007, A3_minus: 0.0002, w_min: 0 nS, w_max: 2 nS}",
        "inhibitory: {tau: 20 ms, eta: 0.01 nS, rho_0: 5 Hz, w_min: 0 nS, w_max: 2 nS}",
        "hebbian: {eta: 3 nS*ms, tau: 20 ms, tau_w: 300 ms, w_min: 0 nS, w_max: 2 nS}",
        "short_term: {U: 0.4, tau_rec: 120 ms, tau_facil: 50 ms}",
      })
  void everyPlasticityGoesOnWithAnyDelays(String plasticity) throws IOException {
    boolean changes = !plasticity.startsWith("short_term");
    String network =
        NETWORK
            .replace("PLASTICITY", "{" + plasticity + "}")
            .replace("WEIGHTS", changes ? WEIGHTS : "");
    for (String delay : List.of("1.3 ms", "{uniform: [0.3 ms, 6 ms]}")) {
      Path own = Files.createDirectory(folder.resolve(delay.substring(0, 3)));
      Interrupted run = new Interrupted(network.replace("DELAY", delay), own);
      Map<String, String> expected = run.undisturbed();
      assertEquals(expected, run.stoppedAt(151, 430, 850), delay);
      assertTrue(Files.readAllLines(own.resolve("undisturbed/spikes.csv")).size() > 500);
    }
  }

  @Test
  void synapsesThatStayAsTheyAreGoOnWithAnyDelays() throws IOException {
    String network = NETWORK.replace(", plasticity: PLASTICITY", "").replace("WEIGHTS", "");
    for (String delay :
        List.of("1.3 ms", "{uniform: [0.3 ms, 6 ms]}", "{uniform: [15 ms, 40 ms]}")) {
      Path own = Files.createDirectory(folder.resolve(delay.replaceAll("\\W", "")));
      Interrupted run = new Interrupted(network.replace("DELAY", delay), own);
      Map<String, String> expected = run.undisturbed();
      assertEquals(expected, run.stoppedAt(151, 430, 850), delay);
    }
  }

  @Test
  void everyRecorderGoesOn() {
    String network =
        NETWORK
            .replace("DELAY", "1.3 ms")
            .replace(
                "PLASTICITY",
                "{stdp: {tau_plus: 20 ms, tau_minus: 20 ms, A_plus: 0.02, A_minus: 0.021,"
                    + " w_min: 0 nS, w_max: 2 nS}}");
    String recorders =
        """
        array: {of: {exc: 5..60}, variables: [V, g_ampa], every: 0.3 ms, start: 7 ms, stop: 99 ms, format: npy}
        report: {of: {exc: 5..60}, variables: [V], every: 0.3 ms, format: sonata}
        events: {of: [exc, far], spikes: all, format: sonata}
        activity: {of: [exc, inh], rate: {bin: 7 ms}}
        shape: {of: exc, histogram: {variable: V, bins: 20, at: [0 ms, 15.2 ms, 60 ms, 120 ms]}}
        current: {of: {inh: 1..3}, variables: [I], every: 1 ms}
        course: {of: c, weights: {first: 50}, every: 3 ms, format: npy}
        wiring: {of: c, connections: all, format: csv}
        edges: {of: back, connections: all, format: sonata}
        matrix: {of: back, connections: all, format: npz}
        """;
    sameBytes(
        network.replace("  WEIGHTS\n", (WEIGHTS + "\n" + recorders).indent(2).indent(0)),
        151,
        430,
        850);
  }

  @Test
  void aRunMayBeStoppedAtItsFirstSliceAndBeforeItsLast() {
    String text =
        cells("LIF", "euler", "V")
            .replace("RECEPTORS", "")
            .replace("INPUTS", "i: {to: cells, ou: {mean: 400 pA, std: 300 pA, tau: 6 ms}}");
    sameBytes(text, 1, 38, 1175);
  }

  /** What is made of the recordings was stopped: the run is not simulated again. */
  @Test
  void anAnalysisThatWasStoppedIsMadeAnewFromTheEndOfTheRun() throws IOException {
    Interrupted run =
        new Interrupted(
            cells("LIF", "euler", "V")
                .replace("RECEPTORS", "")
                .replace("INPUTS", "i: {to: cells, constant: 500 pA}"),
            folder);
    Path out = folder.resolve("analysed");
    RunRequest request = run.request(out, Interrupted.ALONE).with(List.of(new CountOfLines()));
    RunResult stopped =
        Interrupted.run(request.from(Beginning.START, run.kept()), Interrupted.END_OF_RUN);
    assertTrue(stopped.resumable());
    assertEquals(1200, stopped.steps());
    RunResult result =
        Interrupted.run(request.from(Beginning.CHECKPOINT, run.kept()), Long.MAX_VALUE);
    assertTrue(result.complete());
    assertEquals(1200, result.first());
    assertEquals(
        lines(out.resolve("spikes.csv")) + " lines", Files.readString(out.resolve("lines.txt")));
  }

  private static long lines(Path file) throws IOException {
    return Files.readAllLines(file).size();
  }

  private static final class CountOfLines implements Analysis {
    @Override
    public List<String> fileNames() {
      return List.of("lines.txt");
    }

    @Override
    public double memory() {
      return 0;
    }

    @Override
    public boolean write(Path recordings, Files files, BooleanSupplier stop) throws IOException {
      files.create("lines.txt").write(lines(recordings.resolve("spikes.csv")) + " lines");
      return !stop.getAsBoolean();
    }
  }
}
