package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.Experiment;
import io.rheobase.network.Connector;
import io.rheobase.params.ParameterFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownConnectionsTest {

  private static final String FILE =
      """
      simulation: {dt: 0.1 ms, duration: 10 ms, seed: 5}
      populations:
        cells:
          model: LIF
          size: 200
          receptors:
            ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}
            gaba: {conductance: exponential, tau: 5 ms, E_rev: RHO}
            psc: {current: exponential, tau: 5 ms}
        sources: {model: poisson, size: 50, parameters: {rate: 1 Hz}}
      connections:
        excite: {from: sources, to: cells, rule: RULE, receptor: ampa, weight: 1 nS, delay: 1 ms}
        inhibit: {from: {sources: 0..9}, to: cells, rule: {fixed_indegree: 1}, receptor: gaba, weight: 100 nS, delay: 1 ms}
        drawn: {from: cells, to: cells, rule: {pairwise_bernoulli: 0.1}, receptor: psc, weight: {normal: {mean: 0 pA, std: 1 pA}}, delay: 1 ms}
      """;

  private static Experiment experiment(String rule, String reversal) {
    byte[] bytes =
        FILE.replace("RULE", rule).replace("RHO", reversal).getBytes(StandardCharsets.UTF_8);
    return ParameterFile.read("test.yaml", bytes, Path.of(""), List.of()).experiment();
  }

  private static KnownConnections known(Experiment experiment, int... targets) {
    BitSet cells = new BitSet();
    for (int target : targets) {
      cells.set(target);
    }
    return new KnownConnections(experiment, Map.of("cells", cells));
  }

  /** The weights of all synapses that a run would build, with their signs. */
  private static Map<String, Double> built(Experiment experiment) {
    Map<String, Double> weights = new HashMap<>();
    for (Connection connection : experiment.connections()) {
      Connector connector = new Connector(new Wirings(experiment).of(connection), 1024);
      for (int task = 0; task < connector.preparations(); task++) {
        connector.prepare(task);
      }
      connector.build(0);
      double sign = connection.receptor().equals("gaba") ? -1 : 1;
      connector
          .connectivity()
          .forEach(
              (source, target, weight, delay) ->
                  weights.merge(
                      connection.from().population() + source + ">" + target,
                      sign * weight,
                      Double::sum));
    }
    return weights;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all_to_all",
        "{pairwise_bernoulli: 0.3}",
        "{fixed_indegree: 7}",
        "{fixed_outdegree: 20}",
        "{fixed_total_number: 900}",
        "{list: [[0, 3], [1, 3], [4, 130]]}"
      })
  void effectsAreThoseOfTheSynapsesThatARunBuilds(String rule) {
    Experiment experiment = experiment(rule, "-80 mV");
    int[] targets = {3, 64, 130, 199};
    KnownConnections known = known(experiment, targets);
    Map<String, Double> built = built(experiment);
    int positive = 0;
    int negative = 0;
    for (int target : targets) {
      for (String source : List.of("sources", "cells")) {
        for (int from = 0; from < (source.equals("cells") ? 200 : 50); from++) {
          double effect = known.effect(source, from, "cells", target);
          assertEquals(built.getOrDefault(source + from + ">" + target, 0.0), effect, 1e-12);
          positive += effect > 0 ? 1 : 0;
          negative += effect < 0 ? 1 : 0;
        }
      }
    }
    assertTrue(positive > 0 && negative > 0);
  }

  @Test
  void synapseInhibitsWhereItsReversalPotentialLiesBelowTheThreshold() {
    for (String reversal : List.of("-80 mV", "-60 mV", "0 mV")) {
      Experiment experiment = experiment("{list: [[49, 0]]}", reversal);
      KnownConnections known = known(experiment, 0);
      double sum = 0;
      for (int from = 0; from < 10; from++) {
        sum += known.effect("sources", from, "cells", 0);
      }
      assertEquals(reversal.equals("0 mV") ? 100 : -100, sum, reversal);
      assertEquals(1, known.effect("sources", 49, "cells", 0));
    }
  }
}
