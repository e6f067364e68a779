package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.engine.Vectorization;
import io.rheobase.experiment.DataFile;
import io.rheobase.params.ParameterFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedParametersTest {

  private static final String FLAT =
      """
      n_neurons: 30
      n_steps: 1500
      dt: .1
      tau_m: 10
      g_L: 10
      V_L: -75
      V_th: 0
      V_reset: -75.
      V_init: -65
      DeltaT: 2
      V_exp_trigger: -55
      tau_ref: 2
      mean_I: 300
      std_I: 300
      seed: 5
      record_V: 12
      """;

  private static final String FULL =
      """
      simulation: {dt: 0.1 ms, duration: 0.2 s, seed: 3, method: rk4}
      models:
        Mine:
          description: a "quoted" model
          source: none
          equations: |
            # a comment
            dV/dt = (E - V)/tau + r : mV

            r = 1 mV/ms : mV/ms
          threshold: "V >= 30 mV"
          reset: V = -60 mV
          refractory: 2 ms
          parameters:
            E: {unit: mV, default: -60 mV, description: "rest: where it stays"}
            tau: 10 ms
            unused: {unit: "1", default: 2}
          initial: {V: E}
      populations:
        a:
          model: LIF
          size: 4
          parameters: {C_m: 0.2 nF, R_m: 100 MOhm, t_ref: [1 ms, 2 ms, 3 ms, 0.15 ms],
            V_th: {linspace: [-50 mV, -45 mV]}}
          initial: {V: {normal: {mean: -65 mV, std: 2 mV, max: -51 mV}}}
        b: {model: AdEx, size: 3, area: 20000 um^2, parameters: {C_m: 1 uF/cm^2, b: 0}}
        c: {model: Mine, size: 5}
        d: {model: poisson, size: 5, parameters: {rate: {lognormal: {mean: 10 Hz, std: 5 Hz}}}}
        e: {model: Izhikevich2003, size: 2, parameters: {b: {uniform: [0.2, 0.25]}}}
      inputs:
        constant: {to: [a, {b: 0..1}], constant: 0.2 nA}
        part: {to: {c: [0, 2..3]}, constant: {linspace: [0 pA, 1 pA], start: 10 ms, stop: 20 ms}}
        step: {to: a, step: {amplitude: 1 nA, start: 5 ms, stop: 6 ms}}
        late: {to: a, step: {amplitude: 1 nA, start: 300 ms}}
        pulses: {to: a, pulses: {amplitude: 1 nA, width: 1 ms, interval: 0.01 s}}
        ramp: {to: b, ramp: {from: 0 pA, to: [1 pA, 2 pA, 3 pA]}}
        sine: {to: b, sine: {amplitude: 1 pA, frequency: 50 Hz, phase: 1.5}}
        gaussian: {to: [a, b], gaussian: {mean: 1 pA, std: 2 pA, interval: 1 ms}}
        white: {to: a, white: {std: 3 mV}}
        white2: {to: c, white: {intensity: 3 pA*ms^0.5}}
        uniform: {to: c, uniform: [-1 pA, 1 pA]}
        ou: {to: c, ou: {mean: 5 pA, std: 1 pA, tau: 20 ms, stop: 100 ms}}
        izhikevich: {to: e, gaussian: {std: 5 V/s}}
      record:
        spikes: {of: [a, b, c, d], spikes: all}
        v: {of: [{a: 0..2}, b], variables: [V], every: 1 ms, start: 10 ms, stop: 20 ms, format: npy}
        w: {of: b, variables: [w, V], trace: {spike: value}}
        r: {of: a, rate: {bin: 5 ms}}
        h: {of: c, histogram: {variable: V, bins: 20, range: [-0.08 V, -50 mV], at: 10 ms}}
      infer:
        voltage: v
        trains: {spikes: [{c: 1..2}, d]}
        imaging: {spike_SNR: 12.5, spike_height: 0.1 V, sampling_rate: 500 Hz}
        window: 4 ms
        statistic: mean
        p_value: published
        truth: unknown
      """;

  private static ParameterFile read(String text) {
    return ParameterFile.read(
        "test.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of(""), List.of());
  }

  private static String resolved(String text) {
    return ResolvedParameters.yaml(read(text).experiment());
  }

  @Test
  void theResolvedFormIsItsOwnResolvedForm() {
    String full = FULL.replace("b: 0}", "b: 0 pA, g_L: 0.1 mS/cm^2, a: 0.01 mS/cm^2}");
    String once = resolved(full);
    assertEquals(once, resolved(once));
  }

  @Test
  void connectionsReadBackEqual() throws IOException {
    Path folder = Path.of("src/test/resources/valid");
    String text = Files.readString(folder.resolve("connections.yaml"));
    ParameterFile file =
        ParameterFile.read("test.yaml", text.getBytes(StandardCharsets.UTF_8), folder, List.of());
    String resolved = ResolvedParameters.yaml(file.experiment());
    ParameterFile again =
        ParameterFile.read(
            "test.yaml", resolved.getBytes(StandardCharsets.UTF_8), folder, List.of());
    assertEquals(13, file.experiment().connections().size());
    assertEquals(file.experiment(), again.experiment());
    assertEquals(resolved, ResolvedParameters.yaml(again.experiment()));
    assertEquals(
        List.of("edges.csv", "weights.csv"),
        DataFiles.of(file.experiment()).stream().map(DataFile::name).toList());
  }

  @Test
  void theResolvedFormOfTheFlatFormIsItsOwn() {
    assertEquals(resolved(FLAT), resolved(resolved(FLAT)));
  }

  @Test
  void equalValuesInOtherUnitsResolveEqually() {
    String one =
        "simulation: {dt: 0.1 ms, duration: 20 ms}\n"
            + "populations: {a: {model: AdEx, size: 1, parameters: {tau_w: 20 ms, b: 80 pA,"
            + " Delta_T: 2 mV, a: 4 nS}}}\ninputs: {i: {to: a, constant: {value: 0.5 nA, start: 1"
            + " ms}}}\n";
    String other =
        "simulation: {dt: 100 us, duration: 0.02 s}\n"
            + "populations: {a: {model: AdEx, size: 1, parameters: {tau_w: 0.02 s, b: 0.08 nA,"
            + " Delta_T: 2000 uV, a: 4e-3 uS}}}\ninputs: {i: {to: a, constant: {value: 500 pA,"
            + " start: 1e-3 s}}}\n";
    assertEquals(resolved(one), resolved(other));
  }

  @Test
  void theFlatFileAndItsResolvedFormGiveTheSameBytes(@TempDir Path folder) throws IOException {
    run(read(FLAT), folder.resolve("flat"));
    String text = Files.readString(folder.resolve("flat/params.resolved.yaml"));
    run(read(text), folder.resolve("resolved"));
    for (String file :
        List.of(
            "spikes.csv", "voltages.csv", "rates.csv", "summary.json", "params.resolved.yaml")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("flat").resolve(file)),
          Files.readAllBytes(folder.resolve("resolved").resolve(file)),
          file);
    }
  }

  private static void run(ParameterFile file, Path out) {
    new PopulationRun(
            new RunRequest(
                file,
                PopulationRun.suitedPartition(file),
                Vectorization.NEVER,
                out,
                Optional.empty()))
        .execute(steps -> {}, () -> false);
  }

  @Test
  void theHashOfAFileIsPartOfTheResolvedForm(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("t.csv"), "t_ref_ms\n1\n2\n");
    String text =
        "simulation: {dt: 0.1 ms, duration: 20 ms}\n"
            + "populations: {a: {model: LIF, size: 2, parameters: {t_ref: {file: t.csv}}}}\n";
    ParameterFile file =
        ParameterFile.read("test.yaml", text.getBytes(StandardCharsets.UTF_8), folder, List.of());
    String resolved = ResolvedParameters.yaml(file.experiment());
    assertEquals(
        true,
        resolved.contains(
            "t_ref: {file: \"t.csv\", column: \"t_ref_ms\", unit: ms, sha256: "
                + DataFiles.of(file.experiment()).get(0).sha256()));
    ParameterFile again =
        ParameterFile.read(
            "test.yaml", resolved.getBytes(StandardCharsets.UTF_8), folder, List.of());
    assertEquals(file.experiment(), again.experiment());
  }
}
