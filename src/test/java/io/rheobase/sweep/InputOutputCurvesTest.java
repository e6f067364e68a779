package io.rheobase.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How excitation, inhibition, both together, an offset and noise move the input-output curve of a
 * neuron in a balanced circuit.
 *
 * <p>Curves differ where they are more than {@link #FAR} standard errors apart, and are the same
 * where they are no more than {@link #NEAR} apart. The error is that of a mean over the sweep's
 * repeats, from the spread of the repeats around their means, taken together over all points.
 */
class InputOutputCurvesTest {

  private static final double NEAR = 4;
  private static final double FAR = 6;

  private static final int REPEATS = 3;
  private static final String[] INPUTS = {"5 Hz", "20 Hz", "40 Hz"};

  /** Between the upper two of them (Hz). */
  private static final double DISTANCE = 20;

  private static final int FOOT = 0;
  private static final int MIDDLE = 1;
  private static final int TOP = 2;

  @TempDir Path out;

  /**
   * The curves of a file.
   *
   * @param rates output rate (Hz), {@code [column][input]}
   * @param error of each of them (Hz)
   */
  private record Curves(double[][] rates, double error) {

    int last() {
      return rates.length - 1;
    }

    /** Slope above the threshold, times the distance of the two inputs (Hz). */
    double rise(int column) {
      return rates[column][TOP] - rates[column][MIDDLE];
    }

    private double riseError() {
      return error * Math.sqrt(2);
    }

    boolean becomeSteeper() {
      return rise(last()) - rise(0) > FAR * Math.sqrt(2) * riseError();
    }

    boolean becomeFlatter() {
      return rise(0) - rise(last()) > FAR * Math.sqrt(2) * riseError();
    }

    /** Whether the output at an input becomes higher with every column. */
    boolean climbAt(int input) {
      return IntStream.rangeClosed(1, last())
          .allMatch(c -> rates[c][input] - rates[c - 1][input] > 0);
    }

    boolean meetAt(int input) {
      return IntStream.rangeClosed(1, last()).allMatch(c -> meet(0, input, c, input));
    }

    /** Whether two columns have the same output, each at an input of its own. */
    boolean meet(int column, int input, int other, int otherInput) {
      return Math.abs(rates[column][input] - rates[other][otherInput])
          <= NEAR * Math.sqrt(2) * error;
    }

    /** By how much input (Hz) a column is ahead of the one before it, above the threshold. */
    double shift() {
      double steps =
          (rates[last()][MIDDLE] - rates[0][MIDDLE] + rates[last()][TOP] - rates[0][TOP])
              / (2 * last());
      double slopes =
          IntStream.rangeClosed(0, last()).mapToDouble(this::rise).average().orElseThrow();
      return steps / (slopes / DISTANCE);
    }
  }

  private Curves curves(String name) throws IOException {
    return curves(name, text -> text);
  }

  /** The curves of a file with a wrong parameter. */
  private Curves curves(String name, String right, String wrong) throws IOException {
    return curves(
        name,
        text -> {
          assertTrue(text.contains(right));
          return text.replace(right, wrong);
        });
  }

  private Curves curves(String name, UnaryOperator<String> change) throws IOException {
    String text = change.apply(Files.readString(Path.of("examples/io-curves/" + name + ".yaml")));
    String fewer = text.replace("{linspace: [0 Hz, 50 Hz, 11]}", Arrays.toString(INPUTS));
    assertFalse(fewer.equals(text));
    Path folder = out.resolve(name);
    new SweepFile(fewer).run(folder);
    double[][] rates = columns(folder.resolve("neuron.firing-rate.csv"));
    assertEquals(4, rates.length);
    double variance =
        Arrays.stream(columns(folder.resolve("neuron.firing-rate.sd.csv")))
            .flatMapToDouble(Arrays::stream)
            .map(sd -> sd * sd)
            .average()
            .orElseThrow();
    return new Curves(rates, Math.sqrt(variance / REPEATS));
  }

  private static double[][] columns(Path table) throws IOException {
    List<List<String>> rows = CsvRows.of(Files.readString(table));
    double[][] columns = new double[rows.get(0).size() - 1][INPUTS.length];
    for (int i = 0; i < INPUTS.length; i++) {
      for (int c = 0; c < columns.length; c++) {
        columns[c][i] = Double.parseDouble(rows.get(i + 1).get(c + 1));
      }
    }
    return columns;
  }

  @Test
  void excitationMakesTheCurveSteeper() throws IOException {
    Curves curves = curves("excitation");
    assertTrue(curves.becomeSteeper());
    assertTrue(curves.climbAt(MIDDLE) && curves.climbAt(TOP));
    assertFalse(curves.becomeFlatter() || curves.meetAt(TOP));
  }

  /** A reversal potential close above the threshold leaves it little to drive. */
  @Test
  void excitationWithoutDrivingForceDoesNot() throws IOException {
    assertFalse(curves("excitation", "E_rev: 0 mV", "E_rev: -45 mV").becomeSteeper());
  }

  @Test
  void inhibitionDivides() throws IOException {
    Curves curves = curves("inhibition");
    assertTrue(curves.becomeFlatter());
    assertFalse(curves.climbAt(TOP) || curves.meetAt(TOP));
  }

  @Test
  void whatReversesAboveTheThresholdDoesNotDivide() throws IOException {
    assertFalse(curves("inhibition", "E_rev: -80 mV", "E_rev: -40 mV").becomeFlatter());
  }

  /** The mean conductances depend on weight times rate, and so does the output. */
  private static boolean dependOnWeightTimesRate(Curves curves) {
    return curves.meet(0, TOP, 1, MIDDLE)
        && curves.meet(1, TOP, 2, MIDDLE)
        && curves.meet(1, MIDDLE, 3, FOOT);
  }

  @Test
  void bothInBalanceMakeTheCurveSteeperAndMoveItsFoot() throws IOException {
    Curves curves = curves("balance");
    assertTrue(curves.becomeSteeper());
    assertTrue(curves.rates()[curves.last()][FOOT] > 50);
    assertTrue(curves.rates()[0][FOOT] < 1);
    assertTrue(dependOnWeightTimesRate(curves));
  }

  @Test
  void outOfBalanceTheyDoNotStandForEachOther() throws IOException {
    assertFalse(
        dependOnWeightTimesRate(curves("balance", "1.5 nS, 3 nS, 6 nS]", "1.5 nS, 3 nS, 8 nS]")));
  }

  /**
   * An input of 1 Hz has the mean conductances 80 · 1 nS · 5 ms · 1 Hz = 0.4 nS and 20 · 1.5 nS ·
   * 10 ms · 1 Hz = 0.3 nS, and the current of both together between reset and threshold: 21.5 pA at
   * -65 mV, 11 pA at -50 mV. 50 pA are worth as much input.
   */
  private static boolean moveBy50Picoamperes(Curves curves) {
    return curves.shift() > 50 / 21.5 && curves.shift() < 50 / 11.0;
  }

  @Test
  void anOffsetMovesTheCurveAlong() throws IOException {
    Curves curves = curves("offset");
    assertFalse(curves.becomeSteeper() || curves.becomeFlatter());
    assertTrue(curves.climbAt(MIDDLE) && curves.climbAt(TOP));
    assertTrue(moveBy50Picoamperes(curves));
  }

  @Test
  void anotherDrivingForceMovesItFurther() throws IOException {
    assertFalse(moveBy50Picoamperes(curves("offset", "E_rev: 0 mV", "E_rev: -12 mV")));
  }

  private static boolean haveAThresholdWithoutNoiseOnly(Curves curves) {
    return curves.rates()[0][FOOT] < 1 && curves.rates()[curves.last()][FOOT] > 10;
  }

  @Test
  void noiseSmoothsTheThresholdOnly() throws IOException {
    Curves curves = curves("noise");
    assertTrue(haveAThresholdWithoutNoiseOnly(curves));
    assertTrue(curves.meetAt(TOP));
    assertFalse(curves.climbAt(TOP));
  }

  @Test
  void noiseThatIsTooWeakSmoothsNothing() throws IOException {
    assertFalse(haveAThresholdWithoutNoiseOnly(curves("noise", "4 mV, 8 mV]", "4 mV, 6 mV]")));
  }
}
