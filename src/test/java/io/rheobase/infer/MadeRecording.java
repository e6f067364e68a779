package io.rheobase.infer;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.KernelCompiler;
import io.rheobase.experiment.Inference.Baseline;
import io.rheobase.experiment.Inference.PValue;
import io.rheobase.experiment.Inference.Statistic;
import io.rheobase.random.Gaussian;
import io.rheobase.random.StreamKey;
import io.rheobase.random.Uniform;
import java.util.Arrays;

/** A recording that is made of known responses: Poisson trains, kernels and white noise. */
final class MadeRecording {
  static final int WINDOW = 40;
  static final double INTERVAL = 1;

  private final long seed;
  private final int[][] trains;
  private final double[] voltage;

  /**
   * @param steps number of samples, less one
   * @param trains how many
   * @param rate of each, in spikes a step
   */
  MadeRecording(long seed, int steps, int trains, double rate) {
    this.seed = seed;
    this.trains = new int[trains][];
    this.voltage = new double[steps + 1];
    StreamKey key = StreamKey.of(seed, "test", "trains", "");
    for (int train = 0; train < trains; train++) {
      int[] times = new int[(int) (3 * rate * steps) + 50];
      int spikes = 0;
      double time = 0;
      while (true) {
        time -= StrictMath.log(1 - Uniform.at(key, spikes, train, 0)) / rate;
        if (time >= steps) {
          break;
        }
        times[spikes++] = (int) time + 1;
      }
      this.trains[train] = Arrays.copyOf(times, spikes);
    }
    Arrays.fill(voltage, -60);
  }

  /** White noise on every sample. */
  MadeRecording noise(double sd) {
    new Imaging(sd, 1).of(voltage, StreamKey.of(seed, "test", "noise", ""), 0);
    return this;
  }

  /** A slow random walk back to rest, as of many other inputs, with this standard deviation. */
  MadeRecording fluctuation(double sd, double tau) {
    StreamKey key = StreamKey.of(seed, "test", "fluctuation", "");
    double decay = 1 - 1 / tau;
    double x = 0;
    for (int i = 0; i < voltage.length; i++) {
      x = decay * x + sd * Math.sqrt(1 - decay * decay) * Gaussian.at(key, 0, 0, i);
      voltage[i] += x;
    }
    return this;
  }

  /** A response of this height behind each spike of a train: a jump that decays. */
  MadeRecording response(int train, double height, double tau) {
    for (int time : trains[train]) {
      double v = height;
      for (int i = time + 1; i < Math.min(voltage.length, time + 10 * tau); i++) {
        voltage[i] += v;
        v -= v / tau;
      }
    }
    return this;
  }

  double[] voltage() {
    return voltage.clone();
  }

  int[] train(int train) {
    return trains[train].clone();
  }

  IntervalShuffle shuffle(int train) {
    return new IntervalShuffle(StreamKey.of(seed, "infer", "shuffle", ""), train, trains[train]);
  }

  static ConnectionTest.Settings settings(Statistic statistic, int shuffles) {
    return settings(statistic, Baseline.SHUFFLES, shuffles);
  }

  static ConnectionTest.Settings settings(Statistic statistic, Baseline baseline, int shuffles) {
    return new ConnectionTest.Settings(
        WINDOW, INTERVAL, 1, statistic, baseline, shuffles, PValue.CORRECTED, 2);
  }

  /** All trains tested. */
  TrainTest[] test(ConnectionTest.Settings settings) {
    ConnectionTest test =
        new ConnectionTest(voltage, settings, KernelCompiler.windowSums(Backend.SCALAR));
    TrainTest[] tests = new TrainTest[trains.length];
    Arrays.setAll(tests, train -> test.test(trains[train], shuffle(train)));
    return tests;
  }
}
