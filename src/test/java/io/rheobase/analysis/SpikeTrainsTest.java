package io.rheobase.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Simulation;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Vectorization;
import io.rheobase.input.Extent;
import io.rheobase.input.PoissonSpikes;
import io.rheobase.input.Targets;
import io.rheobase.model.PerNeuron;
import io.rheobase.random.StreamKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpikeTrainsTest {
  private static final int NEURONS = 200;
  private static final int STEPS = 300;
  private static final int SILENT = 20;
  private static final BigDecimal DT = new BigDecimal("0.1");

  private static Population sources(Partition partition) {
    StreamKey key = StreamKey.of(2, "input", "trains", "cells");
    Extent late = new Extent(Targets.range(0, NEURONS - 1), SILENT, Long.MAX_VALUE);
    PoissonSpikes spikes = new PoissonSpikes(key, late, PerNeuron.all(0.2), 0.1);
    return Population.ofSources("cells", NEURONS, spikes, partition);
  }

  private static void run(Population population, Partition partition, List<SliceSink> sinks)
      throws Exception {
    new Simulation(List.of(population), List.of(), sinks, partition, Vectorization.NEVER)
        .run(STEPS, done -> {}, () -> false);
  }

  /** Nothing fires before sample 20, so that leaving out samples before changes no count. */
  @Test
  void aStretchOfTimeThatHoldsAllSpikesCountsLikeTheWhole() throws Exception {
    for (Partition partition :
        List.of(new Partition(1, 1024, STEPS), new Partition(2, 48, 7), new Partition(1, 16, 1))) {
      Population population = sources(partition);
      SpikeTrains whole = new SpikeTrains(population);
      SpikeTrains stretch = new SpikeTrains(population, SILENT - 1, Long.MAX_VALUE);
      run(population, partition, List.of(whole, stretch));
      for (int neuron = 0; neuron < NEURONS; neuron++) {
        assertEquals(stretch.count(neuron), whole.count(neuron));
        assertEquals(stretch.first(neuron), whole.first(neuron));
        assertEquals(stretch.meanInterval(neuron, DT), whole.meanInterval(neuron, DT));
        assertEquals(stretch.intervalVariation(neuron), whole.intervalVariation(neuron));
      }
      assertEquals(0, whole.count(NEURONS - 1), "has no spikes");
    }
  }

  @Test
  void countsAndIntervalsAreThoseOfTheSpikes() throws Exception {
    Partition partition = new Partition(1, 64, 50);
    Population population = sources(partition);
    SpikeTrains trains = new SpikeTrains(population);
    List<List<Long>> samples = new ArrayList<>();
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      samples.add(new ArrayList<>());
    }
    SliceSink listed =
        new SliceSink() {
          @Override
          public int chunks() {
            return 1;
          }

          @Override
          public void format(Slice slice, int chunk) {
            population
                .blocks()
                .forEach(
                    block -> {
                      var spikes = block.spikes(slice);
                      for (int i = 0; i < spikes.size(); i++) {
                        samples
                            .get(block.first() + spikes.neuron(i))
                            .add(slice.firstStep() + spikes.step(i) + 1);
                      }
                    });
          }

          @Override
          public void write(Slice slice) {}
        };
    run(population, partition, List.of(trains, listed));
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      List<Long> own = samples.get(neuron);
      assertEquals(own.size(), trains.count(neuron));
      assertEquals(own.isEmpty() ? 0 : own.get(0), trains.first(neuron));
      if (own.size() > 2) {
        double mean = (own.get(own.size() - 1) - own.get(0)) / (own.size() - 1.0);
        double squares = 0;
        for (int i = 1; i < own.size(); i++) {
          double off = own.get(i) - own.get(i - 1) - mean;
          squares += off * off;
        }
        double variation = Math.sqrt(squares / (own.size() - 1)) / mean;
        assertEquals(0.1 * mean, trains.meanInterval(neuron, DT), 1e-12 * mean);
        assertEquals(variation, trains.intervalVariation(neuron), 1e-12);
      }
    }
  }

  @Test
  void theBuildLeavesTheCodeThatIsWrittenHere() throws IOException {
    try (InputStream in = SpikeTrains.class.getResourceAsStream(TrainsWriter.CODE)) {
      assertArrayEquals(new TrainsWriter().code(), in.readAllBytes());
    }
  }
}
