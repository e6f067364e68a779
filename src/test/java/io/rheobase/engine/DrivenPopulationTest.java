package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.input.ConstantCurrent;
import io.rheobase.input.CurrentRows;
import io.rheobase.input.CurrentSource;
import io.rheobase.input.Extent;
import io.rheobase.input.FileCurrent;
import io.rheobase.input.GaussianCurrent;
import io.rheobase.input.OrnsteinUhlenbeckCurrent;
import io.rheobase.input.SineCurrent;
import io.rheobase.input.Targets;
import io.rheobase.input.WhiteNoise;
import io.rheobase.model.BoundModel;
import io.rheobase.model.LeakyIntegrateAndFire;
import io.rheobase.model.MembraneParameters;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrivenPopulationTest {

  private static final int NEURONS = 90;
  private static final int STEPS = 250;
  private static final StreamKey KEY = StreamKey.of(4, "input", "drive", "cortex");

  /** {@code [sample][neuron]} */
  private record Recording(double[][] v, double[][] input) {}

  @Test
  void theSumOfAllSourcesDoesNotDependOnThePartition() throws Exception {
    Recording expected = run(new Partition(1, 1024, STEPS));
    for (Partition partition :
        List.of(
            new Partition(1, 16, 1),
            new Partition(2, 32, 7),
            new Partition(3, 16, 100),
            new Partition(7, 48, 33))) {
      Recording recording = run(partition);
      for (int sample = 0; sample <= STEPS; sample++) {
        assertArrayEquals(expected.input[sample], recording.input[sample], partition.toString());
        assertArrayEquals(expected.v[sample], recording.v[sample], partition.toString());
      }
    }
  }

  @Test
  void sourcesAddUpInTheirOrder() throws Exception {
    Recording recording = run(new Partition(2, 32, 7));
    double[][] sums = new double[STEPS][96];
    for (CurrentSource source : sources()) {
      CurrentSource.BlockCurrent part = source.over(0, 96);
      for (int step = 0; step < STEPS; step++) {
        part.add(step, sums[step]);
      }
    }
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < NEURONS; i++) {
        double fromFile = i < 2 && step >= 10 ? step * (i == 0 ? 1 : -1) : 0;
        double expected = sums[step][i] + fromFile;
        assertEquals(expected, recording.input[step + 1][i], 1e-12, step + ", " + i);
      }
    }
    assertArrayEquals(new double[NEURONS], recording.input[0]);
  }

  /** A membrane without a threshold in reach: variance σ²/2, with Euler's 1/(1 − dt/2τ). */
  @Test
  void whiteNoiseGivesAFreeMembraneItsVariance() throws Exception {
    double dt = 0.5;
    double tauM = 10;
    int neurons = 2000;
    int steps = 500;
    double std = WhiteNoise.std(4, 20, tauM, dt);
    BoundModel model =
        LeakyIntegrateAndFire.bind(dt, new MembraneParameters(tauM, 20, -65, 1e6, -65));
    Partition partition = new Partition(2, 512, 100);
    Sampling late = new Sampling.Chosen(200, 300, 400, 500);
    Trace trace =
        new Trace(0, IntStream.range(0, neurons).toArray(), late, SpikeValue.CROSSING, 101);
    Population population =
        new Population(
            "free",
            neurons,
            model,
            List.of(neuron -> -65),
            neuron -> 0,
            List.of(new GaussianCurrent(KEY, 100, std)),
            List.of(),
            List.of(trace),
            partition);
    double[] sums = new double[2];
    SliceSink moments =
        new SliceSink() {
          @Override
          public int chunks() {
            return 1;
          }

          @Override
          public void format(Slice slice, int chunk) {
            double[] values = trace.values(slice);
            for (int i = 0; i < late.rows(slice) * neurons; i++) {
              sums[0] += values[i] + 65 - 5;
              sums[1] += (values[i] + 65 - 5) * (values[i] + 65 - 5);
            }
          }

          @Override
          public void write(Slice slice) {}
        };
    new Simulation(List.of(population), List.of(), List.of(moments), partition, Vectorization.NEVER)
        .run(steps, done -> {}, () -> false);
    double samples = 4.0 * neurons;
    double variance = 8 / (1 - dt / (2 * tauM));
    assertEquals(0, sums[0] / samples, 4 * Math.sqrt(variance / samples));
    assertEquals(variance, sums[1] / samples, 4 * variance * Math.sqrt(2 / samples));
  }

  private static List<CurrentSource> sources() {
    return List.of(
        new ConstantCurrent(new Extent(Targets.of(5, 40, 88), 20, 90), PerNeuron.all(120)),
        new GaussianCurrent(
            KEY, new Extent(Targets.ALL, 3, 200), PerNeuron.all(150), PerNeuron.all(50), 8),
        new OrnsteinUhlenbeckCurrent(
            KEY,
            new Extent(Targets.range(20, 60), 5, 240),
            PerNeuron.all(30),
            PerNeuron.all(90),
            PerNeuron.all(5),
            0.1),
        new SineCurrent(
            Extent.EVERYTHING,
            PerNeuron.all(60),
            PerNeuron.all(0),
            PerNeuron.all(100),
            PerNeuron.all(0),
            new BigDecimal("0.1")));
  }

  private static Recording run(Partition partition) throws Exception {
    FileCurrent file =
        new FileCurrent(
            new Rows(),
            new Extent(Targets.range(0, 2), 10, Long.MAX_VALUE),
            partition.sliceSteps());
    List<CurrentSource> currents =
        Stream.concat(sources().stream(), Stream.of((CurrentSource) file)).toList();
    BoundModel model =
        LeakyIntegrateAndFire.bind(0.1, new MembraneParameters(10, 10, -65, -50, -65));
    int[] all = IntStream.range(0, NEURONS).toArray();
    Trace v = new Trace(0, all, partition.sliceSteps() + 1);
    Trace input = new Trace(model.input(), all, partition.sliceSteps() + 1);
    Population population =
        new Population(
            "cortex",
            NEURONS,
            model,
            List.of(neuron -> -65),
            neuron -> 20,
            currents,
            List.of(),
            List.of(v, input),
            partition);
    Recording recording = new Recording(new double[STEPS + 1][], new double[STEPS + 1][]);
    SliceSink sink =
        new SliceSink() {
          @Override
          public int chunks() {
            return 2;
          }

          @Override
          public void format(Slice slice, int chunk) {
            Trace trace = chunk == 0 ? v : input;
            double[][] to = chunk == 0 ? recording.v : recording.input;
            for (int row = 0; row < slice.samples(); row++) {
              to[(int) slice.firstSample() + row] =
                  Arrays.copyOfRange(trace.values(slice), row * NEURONS, (row + 1) * NEURONS);
            }
          }

          @Override
          public void write(Slice slice) {}
        };
    new Simulation(
            List.of(population), List.of(file), List.of(sink), partition, Vectorization.NEVER)
        .run(STEPS, done -> {}, () -> false);
    return recording;
  }

  /** Row r holds r and −r. */
  private static final class Rows implements CurrentRows {

    private int row;

    @Override
    public int columns() {
      return 2;
    }

    @Override
    public boolean next(double[] current, int at) {
      current[at] = row;
      current[at + 1] = -row++;
      return true;
    }

    @Override
    public void close() {}
  }
}
