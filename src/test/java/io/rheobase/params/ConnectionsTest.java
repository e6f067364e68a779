package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Connection;
import io.rheobase.experiment.NeuronRange;
import io.rheobase.experiment.Numbers;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import io.rheobase.network.Rule;
import io.rheobase.network.plasticity.Plasticity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private static final String NEURONS =
      ReadFile.SIMULATION
          + """
          populations:
            exc: &cells
              model: LIF
              size: 10
              receptors:
                ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}
                psc: {current: exponential, tau: 3 ms}
                psp: {current: delta}
            inh: {<<: *cells, size: 4}
            noise: {model: poisson, size: 4, parameters: {rate: 10 Hz}}
          connections:
          """;

  private static List<Connection> connections(String entry) {
    return ReadFile.experiment(NEURONS + "  net: {" + entry + "}\n").connections();
  }

  private static Connection connection(String entry) {
    List<Connection> all = connections(entry);
    assertEquals(1, all.size());
    return all.get(0);
  }

  private static Connection joined(String rule) {
    return connection(
        "from: exc, to: inh, rule: " + rule + ", receptor: ampa, weight: 1 nS, delay: 1 ms");
  }

  @Test
  void anEntryIsOneConnectionForEachPairOfPopulations() {
    List<Connection> all =
        connections(
            "from: [exc, noise], to: [{exc: 0..4}, inh], rule: all_to_all, receptor: ampa, weight:"
                + " 6000 pS, delay: 1.5 ms");
    assertEquals(
        List.of("exc exc", "exc inh", "noise exc", "noise inh"),
        all.stream().map(c -> c.from().population() + " " + c.to().population()).toList());
    for (Connection connection : all) {
      assertEquals("net", connection.name());
      assertEquals("ampa", connection.receptor());
      assertEquals(6, ReadFile.constant(connection.weight()));
      assertEquals(1.5, ReadFile.constant(connection.delay()));
      assertEquals(Optional.empty(), connection.plasticity());
    }
    assertEquals(List.of(new NeuronRange(0, 4)), all.get(0).to().neurons());
  }

  @Test
  void rulesAreThoseOfTheNetwork() {
    assertEquals(new Rule.AllToAll(), joined("all_to_all").rule());
    assertEquals(new Rule.PairwiseBernoulli(0.1), joined("{pairwise_bernoulli: 0.1}").rule());
    assertEquals(new Rule.FixedIndegree(3), joined("{fixed_indegree: 3}").rule());
    assertEquals(new Rule.FixedOutdegree(3), joined("{fixed_outdegree: 3}").rule());
    assertEquals(new Rule.FixedTotalNumber(30), joined("{fixed_total_number: 30}").rule());
    assertEquals(
        new Rule.OneToOne(),
        connection(
                "from: noise, to: inh, rule: one_to_one, receptor: psp, weight: -1 mV, delay: 1 ms")
            .rule());
    Rule.Listed listed = (Rule.Listed) joined("{list: [[0, 3], [9, 1]]}").rule();
    assertArrayEquals(new int[] {0, 9}, listed.sources());
    assertArrayEquals(new int[] {3, 1}, listed.targets());
  }

  @Test
  void multapsesAreOnForFixedNumbersOnly() {
    for (String rule : List.of("fixed_indegree", "fixed_outdegree", "fixed_total_number")) {
      assertTrue(joined("{" + rule + ": 3}").multapses(), rule);
    }
    for (String rule : List.of("all_to_all", "{pairwise_bernoulli: 0.1}", "{list: [[0, 1]]}")) {
      assertFalse(joined(rule).multapses(), rule);
    }
    assertFalse(joined("all_to_all").autapses());
    assertTrue(joined("{list: [[0, 1], [0, 1]]}, multapses: true").multapses());
    assertTrue(joined("all_to_all, autapses: true").autapses());
  }

  @Test
  void asManySourcesAsThereAreSufficeForAnIndegreeWithoutMultapses() {
    assertEquals(
        new Rule.FixedIndegree(10), joined("{fixed_indegree: 10}, multapses: false").rule());
    assertEquals(new Rule.FixedIndegree(11), joined("{fixed_indegree: 11}").rule());
    assertEquals(
        new Rule.FixedIndegree(9),
        connection(
                "from: exc, to: exc, rule: {fixed_indegree: 9}, multapses: false, receptor: ampa,"
                    + " weight: 1 nS, delay: 1 ms")
            .rule());
    assertEquals(
        new Rule.FixedTotalNumber(40), joined("{fixed_total_number: 40}, multapses: false").rule());
  }

  @Test
  void currentsAndVoltagesMayBeNegative() {
    assertEquals(
        -3,
        ReadFile.constant(
            connection(
                    "from: exc, to: inh, rule: all_to_all, receptor: psc, weight: -3 pA, delay: 1"
                        + " ms")
                .weight()));
    assertInstanceOf(
        Values.Normal.class,
        connection(
                "from: exc, to: inh, rule: all_to_all, receptor: psp, weight: {normal: {mean: 0 mV,"
                    + " std: 1 mV}}, delay: {uniform: [1 ms, 2 ms]}")
            .weight());
  }

  @Test
  void aSynapseOfAListMayHaveItsOwnWeightAndDelay() {
    Connection connection =
        connection(
            "from: exc, to: inh, rule: {list: [[0, 3, 6 nS, 1.5 ms], [9, 1, 500 pS, 100 us]]},"
                + " receptor: ampa");
    assertEquals(Numbers.of(6, 0.5), ((Values.Listed) connection.weight()).values());
    assertEquals(Numbers.of(1.5, 0.1), ((Values.Listed) connection.delay()).values());
  }

  @Test
  void aMatrixHasARowForEachTarget() {
    Connection connection =
        connection(
            "from: {exc: [2, 7..8]}, to: {inh: 1..2}, rule: {matrix: [[0, 1 nS, 0 nS], [2 nS, 0,"
                + " 3000 pS]]}, receptor: ampa, delay: 1 ms");
    Rule.Listed listed = (Rule.Listed) connection.rule();
    assertArrayEquals(new int[] {7, 2, 8}, listed.sources());
    assertArrayEquals(new int[] {1, 2, 2}, listed.targets());
    assertEquals(Numbers.of(1, 2, 3), ((Values.Listed) connection.weight()).values());
  }

  @Test
  void weightsPerAreaAreMultipliedByThatOfTheTarget() {
    Connection connection =
        ReadFile.experiment(
                ReadFile.SIMULATION
                    + """
                    populations:
                      a:
                        model: LIF
                        size: 2
                        area: 20000 um^2
                        parameters: {C_m: 1 uF/cm^2, g_L: 0.1 mS/cm^2}
                        receptors: {ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}
                    connections:
                      net: {from: a, to: a, rule: all_to_all, receptor: ampa, weight: 0.1 mS/cm^2, delay: 1 ms}
                    """)
            .connections()
            .get(0);
    assertEquals(20, ReadFile.constant(connection.weight()), 1e-12);
  }

  private static Plasticity plasticity(String entry) {
    return connection(
            "from: exc, to: inh, rule: all_to_all, receptor: ampa, weight: 1 nS, delay: 1 ms,"
                + " plasticity: {"
                + entry
                + "}")
        .plasticity()
        .orElseThrow();
  }

  @Test
  void plasticityHasTheNamesOfTheField() {
    Plasticity.Bounds bounds = new Plasticity.Bounds(0, 2);
    assertEquals(
        new Plasticity.Stdp(
            0.01,
            0.012,
            20,
            30,
            bounds,
            Plasticity.WeightDependence.ADDITIVE,
            Plasticity.Pairing.ALL_TO_ALL),
        plasticity(
            "stdp: {A_plus: 0.01, A_minus: 0.012, tau_plus: 20 ms, tau_minus: 0.03 s, w_max: 2"
                + " nS}"));
    assertEquals(
        new Plasticity.TripletStdp(1, 2, 3, 4, 5, 6, 7, 8, bounds, Plasticity.Pairing.NEAREST),
        plasticity(
            "triplet: {A2_plus: 1, A3_plus: 2, A2_minus: 3, A3_minus: 4, tau_plus: 5 ms, tau_x: 6"
                + " ms, tau_minus: 7 ms, tau_y: 8 ms, w_max: 2 nS, pairing: nearest}"));
    assertEquals(
        new Plasticity.InhibitoryStdp(
            0.1, 20, 0.005, new Plasticity.Bounds(0.5, Double.POSITIVE_INFINITY)),
        plasticity("inhibitory: {eta: 100 pS, tau: 20 ms, rho_0: 5 Hz, w_min: 0.5 nS}"));
    assertEquals(
        new Plasticity.Hebbian(10, 100, Double.POSITIVE_INFINITY, bounds),
        plasticity("hebbian: {eta: 10 nS*ms, tau: 100 ms, w_max: 2 nS}"));
    assertEquals(
        new Plasticity.ShortTerm(0.5, 800, 0), plasticity("short_term: {U: 0.5, tau_rec: 0.8 s}"));
  }

  @Test
  void aWeightThatMayBeDrawnBeyondItsBoundIsDoubtful() {
    ParameterFile file =
        ReadFile.of(
            NEURONS
                + "  net: {from: exc, to: [exc, inh], rule: all_to_all, receptor: ampa, weight:"
                + " {lognormal: {mean: 1 nS, std: 1 nS}}, delay: 1 ms, plasticity: {hebbian: {eta:"
                + " 1 nS*ms, tau: 10 ms, w_max: 2 nS}}}\n");
    assertEquals(1, file.warnings().size(), "once, not once for each pair");
    assertTrue(file.warnings().get(0).what().startsWith("a weight may be drawn beyond w_max"));
  }

  @Test
  void aDelayAsLongAsTheRunIsDoubtful() {
    ParameterFile file =
        ReadFile.of(
            NEURONS
                + "  net: {from: exc, to: inh, rule: all_to_all, receptor: ampa, weight: 1 nS,"
                + " delay: 100 ms}\n");
    assertEquals(
        "delay (100 ms) is as long as the run (100 ms): nothing ever arrives",
        file.warnings().get(0).what());
  }

  private static Recorder recorder(String entry) {
    return ReadFile.experiment(
            NEURONS
                + "  net: {from: exc, to: inh, rule: all_to_all, receptor: ampa, weight: 1 nS,"
                + " delay: 1 ms, plasticity: {hebbian: {eta: 1 nS*ms, tau: 10 ms}}}\n"
                + "  exc: {from: exc, to: inh, rule: all_to_all, receptor: ampa, weight: 1 nS,"
                + " delay: 1 ms}\n"
                + "record:\n  out: {"
                + entry
                + "}\n")
        .recorders()
        .get(0);
  }

  @Test
  void connectionsAndWeightsAreRecordedByName() {
    assertEquals(
        new Recorder.Connections("out", List.of("net", "exc"), Recorder.Format.NPZ),
        recorder("of: [net, exc], connections: all, format: npz"));
    assertEquals(
        new Recorder.Weights(
            "out", List.of("net"), 7, 100, new Window(0, 1000), Recorder.Format.NPY),
        recorder("of: net, weights: {first: 7}, every: 10 ms, format: npy"));
    assertEquals(
        new Recorder.Weights(
            "out", List.of("net"), Long.MAX_VALUE, 10, new Window(50, 200), Recorder.Format.CSV),
        recorder("of: net, weights: all, every: 1 ms, start: 5 ms, stop: 20 ms"));
  }

  @Test
  void aPopulationOfTheSameNameIsMeantWhereNeuronsAreRecorded() {
    assertInstanceOf(Recorder.Spikes.class, recorder("of: exc, spikes: all"));
  }
}
