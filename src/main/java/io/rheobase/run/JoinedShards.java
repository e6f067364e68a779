package io.rheobase.run;

import io.rheobase.engine.Partition;
import io.rheobase.engine.Population;
import io.rheobase.engine.Share;
import io.rheobase.engine.Slice;
import io.rheobase.experiment.Experiment;
import io.rheobase.input.Streamed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shards of a run as something that the engine can run: populations that fire as theirs did,
 * and traces that show what theirs recorded. So what is made of it, in whatever format, is what a
 * run of all neurons would have made.
 */
final class JoinedShards implements Engine, Streamed {

  private final List<Population> populations = new ArrayList<>();
  private final List<JoinedSpikes> spikes = new ArrayList<>();
  private final List<JoinedTrace> traces = new ArrayList<>();
  private long nextIndex;
  private Slice loaded;

  /**
   * @param folders of all shards, in order
   */
  JoinedShards(
      Experiment experiment, Partition partition, Recordings recordings, List<Path> folders)
      throws IOException {
    try {
      for (var described : experiment.populations()) {
        JoinedSpikes source =
            new JoinedSpikes(described.size(), partition.blockSize(), folders, described.name());
        spikes.add(source);
        recordings.emptyTracesOf(described.name());
        populations.add(
            Population.ofSources(described.name(), described.size(), source, partition));
      }
      for (PartFiles.Traced traced : PartFiles.traces(experiment, recordings)) {
        int size = experiment.population(traced.population()).orElseThrow().size();
        traces.add(new JoinedTrace(traced, size, folders));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** The shares of the shards, in order. */
  static List<Share> shares(int shards) {
    List<Share> shares = new ArrayList<>();
    for (int number = 0; number < shards; number++) {
      shares.add(new Share(number, shards));
    }
    return shares;
  }

  @Override
  public List<Population> populations() {
    return populations;
  }

  @Override
  public List<Streamed> streams() {
    return List.of(this);
  }

  @Override
  public void load(long firstStep, int steps) throws IOException {
    loaded = new Slice(nextIndex++, firstStep, steps);
    for (JoinedSpikes source : spikes) {
      source.load(loaded);
    }
    for (JoinedTrace trace : traces) {
      trace.load(loaded);
    }
  }

  /** Fills the traces' buffers of the slice: what still reads of them are those of the other. */
  @Override
  public void turn() {
    spikes.forEach(JoinedSpikes::turn);
    traces.forEach(trace -> trace.show(loaded));
  }

  @Override
  public void close() throws IOException {
    for (JoinedSpikes source : spikes) {
      source.close();
    }
    for (JoinedTrace trace : traces) {
      trace.close();
    }
  }
}
