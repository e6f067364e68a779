package io.rheobase.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a population's spikes and traces were, slice by slice. */
final class Watched implements SliceSink {

  /**
   * A spike.
   *
   * @param sample when
   * @param neuron who, counted within the population
   */
  record Spike(long sample, int neuron) {}

  private final Population population;
  private final List<Trace> traces;
  private final List<Spike> spikes = new ArrayList<>();
  private final List<List<List<Double>>> rows = new ArrayList<>();
  private long counted;
  private long written;

  Watched(Population population) {
    this.population = population;
    this.traces = population.traces();
    traces.forEach(trace -> rows.add(new ArrayList<>()));
  }

  @Override
  public int chunks() {
    return traces.size() + 1;
  }

  @Override
  public void format(Slice slice, int chunk) {
    if (chunk < traces.size()) {
      Trace trace = traces.get(chunk);
      for (int row = 0; row < trace.sampling().rows(slice); row++) {
        List<Double> values = new ArrayList<>();
        for (int column = 0; column < trace.columns(); column++) {
          values.add(trace.values(slice)[row * trace.columns() + column]);
        }
        rows.get(chunk).add(values);
      }
      return;
    }
    for (Block block : population.blocks()) {
      counted += block.spikes(slice).size();
    }
    for (int step = 0; step < slice.steps(); step++) {
      for (Block block : population.blocks()) {
        SpikeList list = block.spikes(slice);
        for (int i = list.from(step); i < list.from(step + 1); i++) {
          spikes.add(new Spike(slice.firstStep() + step + 1, block.first() + list.neuron(i)));
        }
      }
    }
  }

  @Override
  public void write(Slice slice) {
    written = slice.firstStep() + slice.steps();
  }

  /** Spikes by sample, then neuron. */
  List<Spike> spikes() {
    assertEquals(counted, spikes.size());
    return spikes;
  }

  /** The rows of a trace. */
  List<List<Double>> rows(int trace) {
    return rows.get(trace);
  }

  /** The last sample that was written. */
  long written() {
    return written;
  }
}
