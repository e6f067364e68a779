package io.rheobase.infer;

import io.rheobase.experiment.Inference.Trains;
import io.rheobase.experiment.SpikeTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The spike trains of a file. */
final class FileTrains {

  private FileTrains() {}

  /**
   * The trains.
   *
   * @param last time of the recording's last sample, in steps
   */
  static List<SpikeTrain> of(Trains.FromFile file, long last) {
    SpikeTimes spikes = file.spikes();
    List<SpikeTrain> trains = new ArrayList<>();
    for (int train = 0; train < spikes.trains(); train++) {
      int[] times = new int[spikes.count(train)];
      int within = 0;
      for (int i = 0; i < times.length; i++) {
        long time = spikes.sample(train, i);
        if (time >= 0 && time <= last) {
          times[within++] = (int) time;
        }
      }
      int[] kept = Arrays.copyOf(times, within);
      trains.add(new SpikeTrain(file.name(), train, kept, times.length - within));
    }
    return trains;
  }
}
