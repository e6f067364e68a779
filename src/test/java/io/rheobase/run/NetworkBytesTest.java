package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FullFile;
import io.rheobase.course.Result;
import io.rheobase.engine.Partition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a network does is a function of parameters and seed, however it is cut and by whom run. */
class NetworkBytesTest {
  private static final int[] THREADS = {1, 2, 3, 7};
  private static final int[] BLOCKS = {16, 48, 64, 1024};
  private static final int[] SLICES = {1, 7, 100, 8192};

  /** Noise, drawn weights and delays, several receptors, sources, plasticity. */
  private static final FullFile NETWORK =
      new FullFile(
          """
          simulation: {dt: 0.1 ms, duration: 150 ms, seed: 5}
          populations:
            exc:
              model: LIF
              size: 160
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
            far: {model: poisson, size: 70, parameters: {rate: 80 Hz}}
          inputs:
            noise: {to: [exc, inh], gaussian: {mean: 120 pA, std: 200 pA}}
            rain: {to: {exc: 3..90}, receptor: ampa, poisson: {rate: 900 Hz, weight: 0.5 nS}}
          connections:
            near: {from: exc, to: [exc, inh], rule: {pairwise_bernoulli: 0.1}, receptor: ampa,
                   weight: {normal: {mean: 2 nS, std: 1 nS, min: 0 nS}}, delay: {uniform: [0.3 ms, 4 ms]}}
            back: {from: inh, to: [exc, inh], rule: {fixed_indegree: 9}, receptor: gaba, weight: 6 nS, delay: 0.7 ms}
            over: {from: far, to: exc, rule: {fixed_outdegree: 11}, receptor: jump, weight: 0.3 mV, delay: 0.2 ms}
            learning: {from: far, to: exc, rule: {fixed_total_number: 900}, receptor: ampa, weight: {uniform: [0 nS, 1 nS]},
                       delay: 1.1 ms, plasticity: {stdp: {tau_plus: 20 ms, tau_minus: 20 ms, A_plus: 0.02, A_minus: 0.021, w_min: 0 nS, w_max: 1 nS}}}
          record:
            spikes: {of: [exc, inh, far], spikes: all}
            traces: {of: {exc: 0..40}, variables: [V, g_ampa, g_gaba], every: 0.5 ms}
            weights: {of: learning, weights: all, every: 10 ms}
            wiring: {of: near, connections: all, format: csv}
          """);

  @TempDir private Path folder;

  /** A Latin square: every two of threads, block and slice meet once. */
  @Test
  void threadsBlocksAndSlicesChangeNoByteOfAPlasticNetwork() throws IOException {
    Result reference = NETWORK.run(folder.resolve("reference"));
    Map<String, String> expected = reference.hashes();
    assertTrue(reference.lines("spikes.csv").size() > 1000, "too few spikes to tell anything");
    assertNotEquals(
        reference.lines("weights.csv").get(1).replaceFirst("[^,]*", ""),
        reference.lines("weights.csv").get(15).replaceFirst("[^,]*", ""));
    for (int t = 0; t < THREADS.length; t++) {
      for (int b = 0; b < BLOCKS.length; b++) {
        Partition partition = new Partition(THREADS[t], BLOCKS[b], SLICES[(t + b) % SLICES.length]);
        Result result = NETWORK.run(folder.resolve("out"), partition);
        assertEquals(expected, result.hashes(), partition::toString);
      }
    }
  }

  @Test
  void anotherSeedIsAnotherNetwork() {
    Map<String, String> hashes = NETWORK.run(folder.resolve("one")).hashes();
    Map<String, String> others =
        NETWORK.with("seed: 5", "seed: 6").run(folder.resolve("two")).hashes();
    hashes.keySet().forEach(file -> assertNotEquals(hashes.get(file), others.get(file), file));
  }
}
