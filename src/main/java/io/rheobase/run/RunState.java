package io.rheobase.run;

import io.rheobase.checkpoint.CheckpointReader;
import io.rheobase.checkpoint.CheckpointWriter;
import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import java.io.IOException;
import java.util.List;

/**
 * Everything that changes while a run goes on: its populations, what is on its way between them,
 * and what recorders and counts carry from slice to slice.
 *
 * @param populations in the order of the file
 * @param circuit that connects them
 * @param sinks in a fixed order
 */
record RunState(List<Population> populations, Circuit circuit, List<SliceSink> sinks) {

  private static final String POPULATIONS = "populations";
  private static final String CONNECTIONS = "connections";
  private static final String RECORDERS = "recorders";

  RunState {
    populations = List.copyOf(populations);
    sinks = List.copyOf(sinks);
  }

  void save(long sample, CheckpointWriter to) throws IOException {
    to.section(
        POPULATIONS,
        out -> {
          for (Population population : populations) {
            population.save(out);
          }
        });
    to.section(CONNECTIONS, out -> circuit.save(sample, out));
    to.section(
        RECORDERS,
        out -> {
          for (SliceSink sink : sinks) {
            sink.save(out);
          }
        });
  }

  void load(long sample, CheckpointReader from) throws IOException {
    from.section(
        POPULATIONS,
        in -> {
          for (Population population : populations) {
            population.load(in);
          }
        });
    from.section(CONNECTIONS, in -> circuit.load(sample, in));
    from.section(
        RECORDERS,
        in -> {
          for (SliceSink sink : sinks) {
            sink.load(in);
          }
        });
  }
}
