package io.rheobase.record;

import io.rheobase.engine.Block;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SpikeList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Spikes as {@code t_ms,population,neuron}, ordered by time, then population, then neuron. */
public final class SpikeTable implements SliceText {

  private final StepTime time;
  private final int timeRoom;
  private final Block[] blocks;
  private final SpikeSelection[] selections;
  private final byte[][] names;

  /**
   * @param selections whose spikes, in the order of the parameter file
   * @param steps of the run
   */
  public SpikeTable(List<SpikeSelection> selections, StepTime time, long steps) {
    this.time = time;
    this.timeRoom = time.maxChars(steps);
    List<Block> all = new ArrayList<>();
    List<SpikeSelection> ofBlocks = new ArrayList<>();
    List<byte[]> texts = new ArrayList<>();
    for (SpikeSelection selection : selections) {
      // One array for all blocks: a line begins like the one before it where it is the same array.
      byte[] name = ("," + selection.population().name() + ",").getBytes(StandardCharsets.US_ASCII);
      for (Block block : selection.population().blocks()) {
        all.add(block);
        ofBlocks.add(selection);
        texts.add(name);
      }
    }
    this.blocks = all.toArray(Block[]::new);
    this.selections = ofBlocks.toArray(SpikeSelection[]::new);
    this.names = texts.toArray(byte[][]::new);
  }

  @Override
  public String header() {
    return "t_ms,population,neuron\n";
  }

  @Override
  public int units(Slice slice) {
    return slice.steps();
  }

  /**
   * Each block's spikes are in (step, neuron) order already: the steps only have to be dealt out.
   */
  @Override
  public void append(Slice slice, int from, int to, TextChunk out) {
    SpikeList[] lists = new SpikeList[blocks.length];
    int[] next = new int[blocks.length];
    for (int b = 0; b < blocks.length; b++) {
      lists[b] = blocks[b].spikes(slice);
      next[b] = lists[b].from(from);
    }
    for (int step = from; step < to; step++) {
      append(lists, next, step, slice.firstStep() + step + 1, out);
    }
  }

  /** The spikes of one step. */
  private void append(SpikeList[] lists, int[] next, int step, long sample, TextChunk out) {
    byte[] name = null;
    int begin = 0;
    int length = 0;
    for (int b = 0; b < lists.length; b++) {
      SpikeList spikes = lists[b];
      int i = next[b];
      for (; i < spikes.size() && spikes.step(i) == step; i++) {
        int neuron = spikes.neuron(i);
        if (!selections[b].includes(blocks[b], neuron)) {
          continue;
        }
        if (name == names[b]) {
          out.again(begin, length);
        } else {
          name = names[b];
          begin = out.length();
          length = out.time(time, sample, timeRoom).text(name).length() - begin;
        }
        out.integer(blocks[b].first() + neuron).character('\n');
      }
      next[b] = i;
    }
  }
}
