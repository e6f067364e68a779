package io.rheobase.run;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.SpikeFile;
import io.rheobase.experiment.SpikeTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Given spikes as they stand in a parameter file. */
final class ResolvedSpikes {

  private ResolvedSpikes() {}

  /** The keys that say which spikes they are. */
  static List<String> keys(SpikeTimes times, Clock clock) {
    if (times.file().isEmpty()) {
      return List.of("times: " + listed(times, clock));
    }
    SpikeFile file = times.file().get();
    List<String> keys = new ArrayList<>();
    keys.add("file: " + ResolvedValues.quoted(file.file().name()));
    if (!file.column().isEmpty()) {
      keys.add("column: " + ResolvedValues.quoted(file.column()));
    }
    if (!file.population().isEmpty()) {
      keys.add("population: " + ResolvedValues.quoted(file.population()));
    }
    if (!file.unit().text().equals("ms")) {
      keys.add("unit: " + ResolvedValues.unit(file.unit()));
    }
    keys.add(ResolvedValues.hash(file.file()));
    return keys;
  }

  private static String listed(SpikeTimes times, Clock clock) {
    return times.isCommon()
        ? train(times, 0, clock)
        : IntStream.range(0, times.trains())
            .mapToObj(train -> train(times, train, clock))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String train(SpikeTimes times, int train, Clock clock) {
    return IntStream.range(0, times.count(train))
        .mapToObj(spike -> ResolvedInputs.ms(clock.at(times.sample(train, spike))))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
