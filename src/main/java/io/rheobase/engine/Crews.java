package io.rheobase.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Takes connected blocks through a slice, in stretches no longer than the smallest delay.
 *
 * <h2>Why no thread can disturb another</h2>
 *
 * The blocks are dealt out to crews, one thread each, once and for all. In a stretch that makes
 * samples a + 1 … b every crew advances its own blocks. A block writes its own state, the sums that
 * arrive at it, its plastic weights and traces, and its own rows of its population's spike history,
 * those of samples a + 1 … b. Of others it reads rows of the histories alone, at samples no later
 * than b less the smallest delay, hence no later than a: the meeting at the end of the stretch
 * before has closed them. A row of the history is written anew only when it is older than the
 * longest delay and the longest stretch together, so that nobody reads it any more.
 *
 * <p>The order in which a neuron adds up what arrives is that of the file, of the sample of
 * emission and of the source's number; crews and blocks do not occur in it.
 */
final class Crews {

  /** {@code [crew][block]}: to go through lists would make an object in every stretch. */
  private final Block[][] crews;

  private final int stretch;
  private final Meeting meeting;

  /**
   * @param stretch steps that blocks may run alone: the smallest delay
   */
  Crews(List<Block> blocks, int threads, int stretch) {
    int count = Math.min(threads, blocks.size());
    this.stretch = stretch;
    this.meeting = new Meeting(count);
    this.crews = new Block[count][0];
    long[] loads = new long[count];
    List<Block> largestFirst = new ArrayList<>(blocks);
    largestFirst.sort(Comparator.comparingInt(Block::count).reversed());
    for (Block block : largestFirst) {
      int least = 0;
      for (int c = 1; c < count; c++) {
        least = loads[c] < loads[least] ? c : least;
      }
      loads[least] += block.count();
      crews[least] = Arrays.copyOf(crews[least], crews[least].length + 1);
      crews[least][crews[least].length - 1] = block;
    }
  }

  /** Number of crews. All must run at the same time. */
  int count() {
    return crews.length;
  }

  /** Takes the blocks of one crew through a slice, unless another crew gives up. */
  void advance(int crew, Slice slice) {
    Block[] blocks = crews[crew];
    try {
      for (Block block : blocks) {
        block.begin(slice);
      }
      for (int from = 0; from < slice.steps(); from += stretch) {
        int to = Math.min(slice.steps(), from + stretch);
        for (Block block : blocks) {
          block.advance(slice, from, to);
        }
        if (!meeting.await()) {
          return;
        }
      }
    } catch (Throwable failure) {
      meeting.giveUp();
      throw failure;
    }
  }
}
