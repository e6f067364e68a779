package io.rheobase.record;

import io.rheobase.engine.Block;
import io.rheobase.engine.Slice;
import io.rheobase.engine.SpikeList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spikes as {@code t_ms,population,neuron}, ordered by time, then population, then neuron. */
public final class SpikeTable implements SliceText {

  /** Beginnings of lines that are written at a time. */
  private static final int BEGINNINGS = 1 << 10;

  private final StepTime time;
  private final int timeRoom;
  private final Block[] blocks;
  private final SpikeSelection[] selections;
  private final byte[][] names;

  /** What stands behind the time in the lines of a population, {@code [population]}. */
  private final byte[][] beginnings;

  /** Which of them a block's lines have. */
  private final int[] beginning;

  /** Bytes that a line has before its neuron, at most. */
  private final int longest;

  private final boolean hasLines;

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
    this.beginnings = texts.stream().distinct().toArray(byte[][]::new);
    this.beginning = texts.stream().mapToInt(List.of(beginnings)::indexOf).toArray();
    this.longest =
        timeRoom + Arrays.stream(beginnings).mapToInt(name -> name.length).max().orElse(0);
    this.hasLines =
        SpikeLines.areAvailable()
            && blocks.length <= SpikeLines.BLOCKS_AT_ONCE
            && longest <= SpikeLines.LONGEST_BEGINNING
            && selections.stream().allMatch(SpikeSelection::isAll)
            && selections.stream().allMatch(s -> s.population().size() <= SpikeLines.NEURONS);
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
    if (hasLines && isDense(lists, next, from, to)) {
      appendLines(lists, next, slice, from, to, out);
      return;
    }
    for (int step = from; step < to; step++) {
      append(lists, next, step, slice.firstStep() + step + 1, out);
    }
  }

  /** Whether beginnings of lines are worth being made for all steps. */
  private boolean isDense(SpikeList[] lists, int[] next, int from, int to) {
    long spikes = 0;
    for (int b = 0; b < lists.length; b++) {
      spikes += lists[b].from(to) - next[b];
    }
    return spikes >= (long) (to - from) * beginnings.length;
  }

  private void appendLines(
      SpikeList[] lists, int[] next, Slice slice, int from, int to, TextChunk out) {
    SpikeLines lines = SpikeLines.of(blocks.length, beginnings.length);
    for (int b = 0; b < blocks.length; b++) {
      lines.set(b, lists[b], next[b], blocks[b].first(), beginning[b]);
    }
    int atOnce = Math.max(1, BEGINNINGS / beginnings.length);
    byte[] texts = new byte[Math.min(atOnce, to - from) * beginnings.length * SpikeLines.BYTES];
    for (int step = from; step < to; step += atOnce) {
      int end = Math.min(to, step + atOnce);
      int at = 0;
      for (int s = step; s < end; s++) {
        int first = at;
        int length = time.write(slice.firstStep() + s + 1, texts, at) - at;
        for (byte[] name : beginnings) {
          System.arraycopy(texts, first, texts, at, length);
          System.arraycopy(name, 0, texts, at + length, name.length);
          texts[at + SpikeLines.LONGEST_BEGINNING] = (byte) (length + name.length);
          at += SpikeLines.BYTES;
        }
      }
      lines.write(step, end, texts, longest, out);
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
