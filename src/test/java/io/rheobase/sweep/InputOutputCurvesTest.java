package io.rheobase.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
  private static final int INPUTS = 3;
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
      return IntStream.rangeClosed(1, last())
          .allMatch(
              c -> Math.abs(rates[c][input] - rates[0][input]) <= NEAR * Math.sqrt(2) * error);
    }
  }

  private Curves curves(String name) throws IOException {
    String text = Files.readString(Path.of("examples/io-curves/" + name + ".yaml"));
    String fewer = text.replace("{linspace: [0 Hz, 50 Hz, 11]}", "[5 Hz, 20 Hz, 40 Hz]");
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
    double[][] columns = new double[rows.get(0).size() - 1][INPUTS];
    for (int i = 0; i < INPUTS; i++) {
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

  @Test
  void inhibitionDivides() throws IOException {
    Curves curves = curves("inhibition");
    assertTrue(curves.becomeFlatter());
    assertFalse(curves.climbAt(TOP) || curves.meetAt(TOP));
  }

  @Test
  void bothInBalanceMakeTheCurveSteeperAndMoveItsFoot() throws IOException {
    Curves curves = curves("balance");
    assertTrue(curves.becomeSteeper());
    assertTrue(curves.rates()[curves.last()][FOOT] > 50);
    assertTrue(curves.rates()[0][FOOT] < 1);
  }

  @Test
  void anOffsetMovesTheCurveAlong() throws IOException {
    Curves curves = curves("offset");
    assertFalse(curves.becomeSteeper() || curves.becomeFlatter());
    assertTrue(curves.climbAt(MIDDLE) && curves.climbAt(TOP));
  }

  @Test
  void noiseSmoothsTheThresholdOnly() throws IOException {
    Curves curves = curves("noise");
    assertTrue(curves.rates()[curves.last()][FOOT] > 10);
    assertTrue(curves.rates()[0][FOOT] < 1);
    assertTrue(curves.meetAt(TOP));
    assertFalse(curves.climbAt(TOP));
  }
}
