package io.rheobase.record;

import io.rheobase.engine.Block;
import io.rheobase.engine.Population;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.SpikeList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The spikes of a share of a population's neurons, to be joined with those of the others: sample
 * (64 bits) and neuron (32 bits), little-endian, by sample, then neuron.
 */
public final class PartSpikes implements SliceSink {

  /** Of one spike. */
  public static final int BYTES = Long.BYTES + Integer.BYTES;

  private static final int LEAST = 1 << 10;

  private final Block[] blocks;
  private final ResultFile file;
  private final ByteBuffer[] buffers = {allocate(LEAST), allocate(LEAST)};

  /**
   * @param file where they go
   */
  public PartSpikes(Population population, ResultFile file) {
    this.blocks = population.blocks().toArray(Block[]::new);
    this.file = file;
  }

  private static ByteBuffer allocate(int spikes) {
    return ByteBuffer.allocate(Math.multiplyExact(spikes, BYTES)).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public int chunks() {
    return 1;
  }

  @Override
  public void format(Slice slice, int chunk) {
    int total = 0;
    for (Block block : blocks) {
      total += block.spikes(slice).size();
    }
    if (buffers[slice.parity()].capacity() < (long) total * BYTES) {
      buffers[slice.parity()] = allocate(2 * total);
    }
    ByteBuffer out = buffers[slice.parity()].clear();
    int[] next = new int[blocks.length];
    for (int step = 0; step < slice.steps(); step++) {
      for (int b = 0; b < blocks.length; b++) {
        SpikeList spikes = blocks[b].spikes(slice);
        while (next[b] < spikes.size() && spikes.step(next[b]) == step) {
          out.putLong(slice.firstStep() + step + 1);
          out.putInt(blocks[b].first() + spikes.neuron(next[b]++));
        }
      }
    }
  }

  @Override
  public void write(Slice slice) throws IOException {
    ByteBuffer written = buffers[slice.parity()];
    file.write(written.array(), written.position());
  }
}
