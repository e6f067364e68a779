package io.rheobase.params;

import static io.rheobase.params.ReadFile.constant;
import static io.rheobase.params.ReadFile.population;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.experiment.Population;
import io.rheobase.experiment.Values;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{tau_m: 20 ms, g_L: 10 nS}",
        "{tau_m: 20 ms, R_m: 100 MOhm}",
        "{C_m: 200 pF, g_L: 10 nS}",
        "{C_m: 200 pF, R_m: 0.1 GOhm}",
        "{C_m: 0.2 nF, tau_m: 0.02 s}",
        "{C_m: 200 pF, g_L: 10 nS, tau_m: 20 ms}",
        "{C_m: 200 pF, g_L: 0.01 uS, R_m: 100 MOhm, tau_m: 20 ms}"
      })
  void anyTwoOfCapacitanceConductanceAndTimeConstantFixTheThird(String parameters) {
    Population population = population("{model: LIF, size: 1, parameters: " + parameters + "}");
    assertEquals(20, constant(population.parameters().get("tau_m")));
    assertEquals(10, constant(population.parameters().get("g_L")));
  }

  @Test
  void aModelWithCapacitanceTakesATimeConstantInItsPlace() {
    Population population =
        population("{model: AdEx, size: 1, parameters: {tau_m: 20 ms, g_L: 10 nS}}");
    assertEquals(200, constant(population.parameters().get("C_m")));
  }

  @Test
  void oneOfThemPerNeuronFixesTheOtherPerNeuron() {
    Population population =
        population(
            "{model: LIF, size: 3, parameters: {C_m: [100 pF, 200 pF, 300 pF], g_L: 10 nS}}");
    Values.Listed tau = (Values.Listed) population.parameters().get("tau_m");
    assertEquals("[10.0, 20.0, 30.0]", tau.values().toString());
  }

  @Test
  void valuesPerAreaAreMultipliedByTheArea() {
    Population population =
        population(
            "{model: AdEx, size: 1, area: 20000 um^2, parameters: {C_m: 1 uF/cm^2,"
                + " g_L: 0.05 mS/cm^2, a: 0.01 mS/cm^2, b: 0.1 uA/cm^2}}");
    assertEquals(200, constant(population.parameters().get("C_m")), 1e-12);
    assertEquals(10, constant(population.parameters().get("g_L")), 1e-12);
    assertEquals(2, constant(population.parameters().get("a")), 1e-12);
    assertEquals(20, constant(population.parameters().get("b")), 1e-12);
    assertEquals(20000, population.area().orElseThrow());
  }

  @Test
  void aResistanceTimesAreaIsDividedByTheArea() {
    Population population =
        population(
            "{model: LIF, size: 1, area: 20000 um^2, parameters: {tau_m: 20 ms,"
                + " R_m: 20000 Ohm*cm^2}}");
    assertEquals(10, constant(population.parameters().get("g_L")), 1e-12);
  }

  @Test
  void aCylinderHasTheAreaOfItsSide() {
    Population population =
        population(
            "{model: LIF, size: 1, length: 100 um, diameter: 20 um, parameters: {tau_m: 20 ms,"
                + " g_L: 0.1 mS/cm^2}}");
    assertEquals(Math.PI * 2000, population.area().orElseThrow(), 1e-9);
    assertEquals(2 * Math.PI, constant(population.parameters().get("g_L")), 1e-12);
  }

  @Test
  void withoutAnAreaAllMayBePerArea() {
    Population population =
        population("{model: LIF, size: 1, parameters: {C_m: 1 uF/cm^2, g_L: 0.1 mS/cm^2}}");
    assertEquals(10, constant(population.parameters().get("tau_m")), 1e-12);
    assertEquals(1e5, constant(population.parameters().get("g_L")), 1e-7);
  }

  @Test
  void whatIsNotGivenHasTheModelsDefault() {
    Population population = population("{model: AdEx, size: 4}");
    assertEquals(281, constant(population.parameters().get("C_m")));
    assertEquals(-70.6, constant(population.initial().get("V")));
    assertEquals(0, constant(population.initial().get("w")));
    assertEquals(0, constant(population.refractory()));
  }

  @Test
  void theRefractoryPeriodIsTheParameterThatTheModelNames() {
    Population population =
        population("{model: LIF, size: 3, parameters: {t_ref: {linspace: [1 ms, 3 ms]}}}");
    assertEquals(
        new Values.Linspace(1, 3, population.refractory().unit()), population.refractory());
  }

  @Test
  void distributionsKeepTheirBounds() {
    Population population =
        population(
            "{model: LIF, size: 9, initial: {V: {normal: {mean: -65 mV, std: 3 mV, max: -56 mV,"
                + " bounds: clip}}}, parameters: {V_th: {uniform: [-0.055 V, -50 mV]},"
                + " t_ref: {lognormal: {mean: 2 ms, std: 500 us}}}}");
    Values.Normal v = (Values.Normal) population.initial().get("V");
    assertEquals(-56, v.max());
    assertEquals(Double.NEGATIVE_INFINITY, v.min());
    assertEquals(Values.Bounds.CLIP, v.bounds());
    Values.Uniform threshold = (Values.Uniform) population.parameters().get("V_th");
    assertEquals(-55, threshold.low());
    assertTrue(threshold.greatest() < -50);
    assertEquals(0.5, ((Values.Lognormal) population.refractory()).std());
  }

  @Test
  void aColumnOfAFileHasOneValuePerNeuron(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("cells.csv"), "E_L,t_ref_s\n-70,0.002\n-71,0.0035\n");
    ParameterFile file =
        ReadFile.in(
            folder,
            ReadFile.SIMULATION
                + "populations:\n  exc: {model: LIF, size: 2, parameters: {t_ref: {file: cells.csv},"
                + " E_L: {file: cells.csv, unit: mV}}}\n");
    Population population = file.experiment().populations().get(0);
    Values.FromFile refractory = assertInstanceOf(Values.FromFile.class, population.refractory());
    assertEquals("[2.0, 3.5]", refractory.values().toString());
    assertEquals("s", refractory.columnUnit().text());
    assertEquals(-71, ((Values.Known) population.initial().get("V")).at(1, 2));
  }

  @Test
  void linspaceEndsAtItsEnds() {
    Values.Linspace values = new Values.Linspace(0.1, 0.7, Unit.ONE);
    assertEquals(0.1, values.at(0, 7));
    assertEquals(0.7, values.at(6, 7));
    assertEquals(0.1, values.at(0, 1));
  }
}
