package io.rheobase.input;

import io.rheobase.input.SpikeSource.BlockSpikes;
import java.util.List;

/** The spikes of several sources of the same block. */
final class MergedSpikes implements BlockSpikes {

  private final BlockSpikes[] parts;
  private int[] found = new int[0];

  private MergedSpikes(List<BlockSpikes> parts) {
    this.parts = parts.toArray(BlockSpikes[]::new);
  }

  static BlockSpikes of(List<BlockSpikes> parts) {
    return parts.size() == 1 ? parts.get(0) : new MergedSpikes(parts);
  }

  @Override
  public int at(long sample) {
    int count = 0;
    for (BlockSpikes part : parts) {
      int more = part.at(sample);
      merge(count, part.neurons(), more);
      count += more;
    }
    return count;
  }

  /** Puts others, ascending, among the first, from the greatest down. */
  private void merge(int count, int[] others, int more) {
    if (count + more > found.length) {
      int[] room = new int[2 * (count + more)];
      System.arraycopy(found, 0, room, 0, count);
      found = room;
    }
    int left = count - 1;
    int other = more - 1;
    for (int to = count + more - 1; other >= 0; to--) {
      found[to] = left >= 0 && found[left] > others[other] ? found[left--] : others[other--];
    }
  }

  @Override
  public int[] neurons() {
    return found;
  }
}
