package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FlatFile;
import io.rheobase.course.Result;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sample is what: start, crossing, reset, hold. */
class MembraneSemanticsTest {
  @TempDir Path folder;

  private Result run(FlatFile file) {
    return file.run(folder.resolve("out"));
  }

  @Test
  void sampleZeroIsTheInitialStateAndEveryStepAddsOneSample() {
    Result result = run(FlatFile.restingLif().with("V_init", "-3.25").with("n_steps", 7));
    assertEquals("t_ms,population[0]", result.lines("voltages.csv").get(0));
    assertEquals(8, result.voltages().length);
    assertEquals(-3.25, result.voltage(0)[0]);
    assertEquals("0.0", result.times().get(0));
    assertEquals("0.7", result.times().get(7));
  }

  @Test
  void membraneStartsAtTheLeakReversalWhereNothingElseIsSaid() {
    assertEquals(-2.5, run(FlatFile.restingLif().with("V_L", "-2.5")).voltage(0)[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "0.05", "1", ".025", "1.", "1e-1", "0.3"})
  void timesAreTheExactDecimalsOfTheStep(String dt) {
    Result result = run(FlatFile.restingLif().with("dt", dt).with("n_steps", 333));
    BigDecimal step = new BigDecimal(dt.equals("1.") ? "1" : dt);
    List<String> exact =
        IntStream.rangeClosed(0, 333)
            .mapToObj(k -> step.multiply(BigDecimal.valueOf(k)).stripTrailingZeros())
            .map(t -> (t.scale() < 1 ? t.setScale(1) : t).toPlainString())
            .toList();
    assertEquals(exact, result.times());
  }

  @Test
  void spikeStandsAtTheCrossingSampleWithTheValueThatCrossed() {
    Result result = run(FlatFile.restingLif().with("mean_I", 25).with("n_steps", 400));
    double[] v = result.voltage(0);
    double old = 0;
    int crossing = 0;
    while (old < 20) {
      old = Math.fma(0.1 / 20, 25 - old, old);
      crossing++;
    }
    assertEquals(old, v[crossing], "the value that crossed");
    assertEquals(result.times().get(crossing), result.spikeTimes(0).get(0));
    for (int k = 0; k < crossing; k++) {
      assertTrue(v[k] < 20, "sample " + k);
    }
  }

  @Test
  void reachingTheThresholdExactlyIsASpike() {
    Result result = run(FlatFile.restingLif().with("dt", 10).with("mean_I", 40).with("n_steps", 3));
    assertEquals(20, result.voltage(0)[1]);
    assertEquals("10.0", result.spikeTimes(0).get(0));
  }

  @Test
  void stayingUnderTheThresholdIsNoSpike() {
    Result result = run(FlatFile.restingLif().with("mean_I", 20).with("n_steps", 100_000));
    assertEquals(List.of(), result.spikes());
  }

  /** R = round(t_ref/dt), half up; tau_ref holds one sample more, as the notebook does. */
  @ParameterizedTest
  @CsvSource({
    "t_ref, 2, 20",
    "t_ref, 2.1, 21",
    "t_ref, 0.25, 3",
    "t_ref, 0.24999, 2",
    "t_ref, 0.05, 1",
    "t_ref, 0.3, 3",
    "t_ref, 0, 0",
    "tau_ref, 2, 21",
    "tau_ref, 0.3, 4",
    "tau_ref, 0, 1",
  })
  void membraneIsHeldAtTheResetForTheRefractoryPeriod(String key, String value, int held) {
    Result result =
        run(
            FlatFile.restingLif()
                .with("mean_I", 60)
                .with("V_reset", -5)
                .with("n_steps", 300)
                .with(key, value));
    assertHeld(result, 0, held);
  }

  @Test
  void withoutARefractoryPeriodTheFlatFormHoldsOneSampleAsTheNotebookDoes() {
    Result result =
        run(FlatFile.restingLif().with("mean_I", 60).with("V_reset", -5).with("n_steps", 300));
    assertHeld(result, 0, 1);
  }

  @Test
  void neuronsMayHaveRefractoryPeriodsOfTheirOwn() throws IOException {
    FlatFile three =
        FlatFile.restingLif()
            .with("mean_I", 60)
            .with("V_reset", -5)
            .with("n_steps", 300)
            .with("n_neurons", 3);
    Result listed = run(three.with("t_ref", "[0, 0.5, 3.14]"));
    assertHeld(listed, 0, 0);
    assertHeld(listed, 1, 5);
    assertHeld(listed, 2, 31);

    Files.writeString(folder.resolve("periods.csv"), "neuron,t_ref_ms\n0,0\n1,0.5\n2,3.14\n");
    Result fromFile = three.with("t_ref", "{file: periods.csv}").run(folder.resolve("file"));
    assertEquals(listed.lines("voltages.csv"), fromFile.lines("voltages.csv"));
    assertEquals(listed.lines("spikes.csv"), fromFile.lines("spikes.csv"));
  }

  private static void assertHeld(Result result, int neuron, int held) {
    double[] v = result.voltage(neuron);
    List<String> spikes = result.spikeTimes(neuron);
    assertNotEquals(0, spikes.size());
    for (String time : spikes.subList(0, spikes.size() - 1)) {
      int spike = result.times().indexOf(time);
      double[] reset = new double[held];
      Arrays.fill(reset, -5);
      assertArrayEquals(reset, Arrays.copyOfRange(v, spike + 1, spike + 1 + held));
      assertEquals(-5 + 65 * 0.1 / 20, v[spike + 1 + held], 1e-12, "integration goes on");
    }
  }

  @Test
  void rowOfACurrentFileDrivesTheStepThatBeginsAtItsTime() throws IOException {
    Files.writeString(
        folder.resolve("pulse.csv"), "t_ms,I_0\n0.0,0\n0.1,0\n0.2,0\n0.3,200\n0.4,0\n");
    Result result = run(FlatFile.restingLif().with("n_steps", 5).with("I", "{file: pulse.csv}"));
    assertArrayEquals(new double[] {0, 0, 0, 0, 1, 1 - 1 * 0.005}, result.voltage(0), 1e-15);
  }

  @Test
  void oneFurtherRowOfACurrentFileIsIgnored() throws IOException {
    FlatFile file = FlatFile.restingLif().with("n_steps", 2).with("I", "{file: current.csv}");
    Files.writeString(folder.resolve("current.csv"), "t_ms,I_0\n0.0,10\n0.1,20\n");
    List<String> exact = run(file).lines("voltages.csv");
    Files.writeString(folder.resolve("current.csv"), "t_ms,I_0\n0.0,10\n0.1,20\n0.2,30\n");
    assertEquals(exact, run(file).lines("voltages.csv"));
  }

  @Test
  void neuronIsTheSameWhateverOthersThereAre() {
    FlatFile file = FlatFile.courseNeuron().with("n_steps", 1500).with("seed", 3);
    Result few = file.with("n_neurons", 3).run(folder.resolve("few"));
    Result many = file.with("n_neurons", 150).with("record_V", 20).run(folder.resolve("many"));
    for (int neuron = 0; neuron < 3; neuron++) {
      assertArrayEquals(few.voltage(neuron), many.voltage(neuron));
      assertEquals(few.spikeTimes(neuron), many.spikeTimes(neuron));
    }
    assertNotEquals(few.spikeTimes(0), few.spikeTimes(1), "neurons have noise of their own");
  }

  @Test
  void seedChoosesTheNoiseAndIsZeroWhereItIsNotGiven() {
    FlatFile file = FlatFile.courseNeuron().with("n_steps", 300);
    List<String> without = run(file).lines("voltages.csv");
    assertEquals(without, run(file.with("seed", 0)).lines("voltages.csv"));
    assertNotEquals(without, run(file.with("seed", 1)).lines("voltages.csv"));
  }

  @Test
  void recordingMoreOrLessChangesNoSpike() {
    FlatFile file = FlatFile.courseNeuron().with("n_neurons", 20);
    List<String> byDefault = run(file).lines("spikes.csv");
    assertEquals(10, run(file).voltages()[0].length);
    for (String record : List.of("all", "3", "none")) {
      assertEquals(byDefault, run(file.with("record_V", record)).lines("spikes.csv"));
    }
    assertFalse(run(file.with("record_V", "none")).names().contains("voltages.csv"));
  }

  @Test
  void ratesAreCountsByDurationWithTheIntervalsOfTheTrain() {
    Result result =
        run(
            FlatFile.restingLif()
                .with("dt", 10)
                .with("mean_I", 40)
                .with("t_ref", 20)
                .with("n_neurons", 2)
                .with("n_steps", 9));
    assertEquals(List.of("10.0", "40.0", "70.0"), result.spikeTimes(0));
    assertEquals(
        List.of(
            "population,neuron,spikes,rate_Hz,mean_interval_ms,cv_interval",
            "population,0,3," + 3000.0 / 90 + ",30.0,0.0",
            "population,1,3," + 3000.0 / 90 + ",30.0,0.0"),
        result.lines("rates.csv"));
    Result silent = run(FlatFile.restingLif());
    assertEquals("population,0,0,0.0,,", silent.lines("rates.csv").get(1));
  }
}
