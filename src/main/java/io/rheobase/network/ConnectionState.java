package io.rheobase.network;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * What the projections of a connection carry from sample to sample, in an order that does not
 * depend on the blocks: that of {@link Connectivity#forEach} for synapses, of sources, of targets.
 *
 * <p>A source's row is in the same state in every block that has synapses of it, since what changes
 * it arrives at all of them at the same sample. What targets without synapses have is not looked at
 * by anyone, and is 0.
 */
public final class ConnectionState {

  private final Connectivity connectivity;
  private final List<BlockProjection> projections;
  private final int lag;

  /**
   * @param projections {@code [block]}, null where a block has no synapses
   */
  public ConnectionState(Connectivity connectivity, List<BlockProjection> projections) {
    this.connectivity = connectivity;
    this.projections = projections;
    this.lag = connectivity.smallestDelay();
  }

  /**
   * Writes it.
   *
   * @param sample at which all projections stand
   */
  public void save(long sample, StateOut out) throws IOException {
    BlockProjection any = any();
    out.number(connectivity.size());
    if (any == null) {
      return;
    }
    for (int m = 0; m < any.memory().size(); m++) {
      switch (any.memory().get(m).per()) {
        case SYNAPSE -> synapses(m, (memory, from, to) -> memory.write(from, to, out));
        case ROW -> saveRows(m, out);
        case TARGET -> saveTargets(m, out);
      }
    }
    if (any.ring().isPresent()) {
      saveRings(sample, out);
    }
  }

  /**
   * Reads it.
   *
   * @param sample at which it was written; the histories of the sources know its spikes already
   */
  public void load(long sample, StateIn in) throws IOException {
    BlockProjection any = any();
    in.expect(connectivity.size(), "synapses of " + connectivity.wiring().name());
    if (any == null) {
      return;
    }
    for (int m = 0; m < any.memory().size(); m++) {
      switch (any.memory().get(m).per()) {
        case SYNAPSE -> synapses(m, (memory, from, to) -> memory.read(from, to, sample, in));
        case ROW -> loadRows(m, sample, in);
        case TARGET -> loadTargets(m, sample, in);
      }
    }
    if (any.ring().isPresent()) {
      loadRings(sample, in);
    }
    projections.stream().filter(Objects::nonNull).forEach(p -> p.resume(sample));
  }

  private BlockProjection any() {
    return projections.stream().filter(Objects::nonNull).findFirst().orElse(null);
  }

  @FunctionalInterface
  private interface Stretch {
    void take(Memory memory, int from, int to) throws IOException;
  }

  private void synapses(int m, Stretch stretch) throws IOException {
    for (int source = 0; source < connectivity.wiring().from().size(); source++) {
      for (int b = 0; b < projections.size(); b++) {
        Synapses block = connectivity.blocks().get(b);
        int from = block.rowBegin(source);
        int length = block.rowLength(source);
        if (length > 0) {
          stretch.take(projections.get(b).memory().get(m), from, from + length);
        }
      }
    }
  }

  private void saveRows(int m, StateOut out) throws IOException {
    Memory none = Memory.of(Memory.Per.ROW, new double[1]);
    for (int source = 0; source < connectivity.wiring().from().size(); source++) {
      Memory found = none;
      int row = 0;
      for (int b = 0; b < projections.size() && found == none; b++) {
        Synapses block = connectivity.blocks().get(b);
        if (block.rowLength(source) > 0) {
          found = projections.get(b).memory().get(m);
          row = source - block.firstSource();
        }
      }
      found.write(row, row + 1, out);
    }
  }

  private void loadRows(int m, long sample, StateIn in) throws IOException {
    Memory one = any().memory().get(m).single();
    for (int source = 0; source < connectivity.wiring().from().size(); source++) {
      one.read(0, 1, sample, in);
      for (int b = 0; b < projections.size(); b++) {
        Synapses block = connectivity.blocks().get(b);
        if (block.rowLength(source) > 0) {
          copy(one, projections.get(b).memory().get(m), source - block.firstSource());
        }
      }
    }
  }

  private static void copy(Memory from, Memory to, int at) {
    if (to.numbers() != null) {
      to.numbers()[at] = from.numbers()[0];
    } else {
      to.samples()[at] = from.samples()[0];
    }
  }

  private void saveTargets(int m, StateOut out) throws IOException {
    for (int b = 0; b < projections.size(); b++) {
      int count = connectivity.blocks().get(b).count();
      Memory memory =
          projections.get(b) == null
              ? Memory.of(Memory.Per.TARGET, new double[count])
              : projections.get(b).memory().get(m);
      memory.write(0, count, out);
    }
  }

  private void loadTargets(int m, long sample, StateIn in) throws IOException {
    for (int b = 0; b < projections.size(); b++) {
      int count = connectivity.blocks().get(b).count();
      Memory memory =
          projections.get(b) == null
              ? Memory.of(Memory.Per.TARGET, new double[count])
              : projections.get(b).memory().get(m);
      memory.read(0, count, sample, in);
    }
  }

  private void saveRings(long sample, StateOut out) throws IOException {
    for (int ahead = 1; ahead <= connectivity.greatestDelay() - lag; ahead++) {
      for (int b = 0; b < projections.size(); b++) {
        double[] sums = new double[connectivity.blocks().get(b).count()];
        if (projections.get(b) != null) {
          projections.get(b).ring().orElseThrow().copy(sample + ahead, ahead, sums);
        }
        out.doubles(sums, 0, sums.length);
      }
    }
  }

  private void loadRings(long sample, StateIn in) throws IOException {
    for (int ahead = 1; ahead <= connectivity.greatestDelay() - lag; ahead++) {
      for (int b = 0; b < projections.size(); b++) {
        double[] sums = new double[connectivity.blocks().get(b).count()];
        in.doubles(sums, 0, sums.length);
        if (projections.get(b) != null) {
          projections.get(b).ring().orElseThrow().set(sample + ahead, ahead, sums);
        }
      }
    }
  }
}
