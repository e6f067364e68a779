package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.SpikeTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads given spikes: times that stand in the parameter file, or a file of spikes. */
final class SpikeTimesReader {

  /** Faults in one list beyond this number say nothing new. */
  private static final int MOST_FAULTS = 5;

  private static final List<String> OF_A_FILE = List.of("column", "population", "unit", "sha256");

  private final Clock clock;
  private final Grid grid;
  private final Path folder;
  private final Faults faults;

  /**
   * @param clock the time grid; any where the grid is not known
   * @param grid turns times into samples
   * @param folder where files are looked up
   */
  SpikeTimesReader(Clock clock, Grid grid, Path folder, Faults faults) {
    this.clock = clock;
    this.grid = grid;
    this.folder = folder;
    this.faults = faults;
  }

  /** Says that a time lies before the first sample that can have a spike. */
  static String tooEarly(String time, Clock clock) {
    return "a spike at "
        + time
        + " is too early: sample 0 is the initial state, the first spike may come at "
        + Grid.ms(clock.dt());
  }

  /**
   * The spikes; nothing after a fault.
   *
   * @param given the keys that say what to read
   * @param trains whose they are
   */
  Optional<SpikeTimes> read(Given.Keys given, RunSpikes.Trains trains) {
    if (given.has("times")) {
      boolean sound = true;
      for (String key : OF_A_FILE) {
        if (given.has(key)) {
          faults.error(
              given.keyAt(key), key + " belongs to a file, and there is none", "delete it");
          sound = false;
        }
      }
      Optional<SpikeTimes> listed =
          given.get("times", Given.Items.class).flatMap(times -> listed(times, trains));
      return sound ? listed : Optional.empty();
    }
    return given
        .get("file", Given.Word.class)
        .filter(file -> grid.isKnown() && trains.neurons() != ValuesReader.UNKNOWN)
        .flatMap(file -> fromFile(given, file, trains));
  }

  private Optional<SpikeTimes> fromFile(
      Given.Keys given, Given.Word name, RunSpikes.Trains trains) {
    return fromFile(given, name, new RunSpikes(name, clock, trains, faults));
  }

  /**
   * The spikes of a file; nothing after a fault.
   *
   * @param given the keys beside the file's name, which say how to read it
   * @param rows takes them
   */
  Optional<SpikeTimes> fromFile(Given.Keys given, Given.Word name, SpikeRows rows) {
    TextFile file = new TextFile(name, folder, faults);
    Optional<Path> path = file.path();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    String text = name.text().toLowerCase(Locale.ROOT);
    try {
      Optional<SpikeTimes> read =
          text.endsWith(".npy")
              ? new SpikeArray(given, name, rows, faults).read(path.get())
              : text.endsWith(".h5") || text.endsWith(".hdf5")
                  ? new SonataSpikeFile(given, name, rows, faults).read(path.get())
                  : new SpikeTable(given, name, rows, faults).read(path.get());
      read.flatMap(SpikeTimes::file).ifPresent(found -> Hash.check(found.file(), given, faults));
      return read;
    } catch (IOException e) {
      file.unreadable(path.get(), e);
      return Optional.empty();
    }
  }

  private Optional<SpikeTimes> listed(Given.Items times, RunSpikes.Trains trains) {
    boolean each = times.items().get(0) instanceof Given.Items;
    for (Given item : times.items()) {
      if (item instanceof Given.Items != each) {
        faults.error(
            item.at(),
            "times is a list of times, or a list for each neuron; this is both",
            "write `times: [10 ms, 20 ms]` or `times: [[10 ms], [10 ms, 20 ms]]`");
        return Optional.empty();
      }
    }
    if (!each) {
      return inTime(List.of(times))
          .map(read -> SpikeTimes.common(Optional.empty(), read.samples()));
    }
    boolean fits =
        times.items().size() == trains.neurons() || trains.neurons() == ValuesReader.UNKNOWN;
    if (!fits) {
      faults.error(
          times.at(),
          "times has "
              + times.items().size()
              + (times.items().size() == 1 ? " list, " : " lists, ")
              + trains.neurons()
              + (trains.neurons() == 1 ? " neuron needs one" : " neurons need one each"),
          "give a list for each neuron, `[]` for one that has no spikes, or one list for all");
    }
    return inTime(times.items())
        .filter(read -> fits)
        .map(
            read ->
                SpikeTimes.each(
                    Optional.empty(), times.items().size(), read.samples(), read.neurons()));
  }

  /** Samples and neurons: {@code [spike]}. */
  private record Spikes(long[] samples, int[] neurons) {}

  /** The spikes of some trains within the run; nothing after a fault. */
  private Optional<Spikes> inTime(List<Given> lists) {
    int spikes = lists.stream().mapToInt(list -> ((Given.Items) list).items().size()).sum();
    long[] samples = new long[spikes];
    int[] neurons = new int[spikes];
    int found = 0;
    int lost = 0;
    boolean sound = true;
    Optional<Position> late = Optional.empty();
    for (int neuron = 0; neuron < lists.size(); neuron++) {
      int faulty = 0;
      for (Given time : ((Given.Items) lists.get(neuron)).items()) {
        if (faulty == MOST_FAULTS) {
          break;
        }
        OptionalLong sample = sample((Given.Amount) time);
        if (sample.isEmpty()) {
          faulty++;
        } else if (sample.getAsLong() > clock.steps()) {
          late = late.or(() -> Optional.of(time.at()));
          lost++;
        } else {
          samples[found] = sample.getAsLong();
          neurons[found++] = neuron;
        }
      }
      sound &= faulty == 0;
    }
    if (!sound) {
      return Optional.empty();
    }
    if (lost > 0) {
      RunSpikes.warnOfLate(lost, spikes, "times", late.get(), clock, faults);
    }
    return Optional.of(new Spikes(Arrays.copyOf(samples, found), Arrays.copyOf(neurons, found)));
  }

  private OptionalLong sample(Given.Amount time) {
    if (time.quantity().number().signum() <= 0) {
      if (grid.isKnown()) {
        faults.error(
            time.at(), tooEarly(time.text(), clock), "write " + Grid.ms(clock.dt()) + " or later");
      }
      return OptionalLong.empty();
    }
    Optional<Long> sample = grid.steps(time, "the time of a spike");
    return sample.isPresent() ? OptionalLong.of(sample.get()) : OptionalLong.empty();
  }
}
