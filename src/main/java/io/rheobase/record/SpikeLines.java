package io.rheobase.record;

import io.rheobase.engine.SpikeList;
import io.rheobase.machine.FixedCode;
import io.rheobase.machine.MachineCode;
import java.util.Optional;

/**
 * Writes the lines of spikes by machine code. A line consists of a beginning, which is the same for
 * all spikes of a step and population, and the number of the neuron.
 */
final class SpikeLines {
  static final int NEURON_BITS = SpikeList.NEURON_BITS;

  /** The most bytes that a line may begin with. */
  static final int LONGEST_BEGINNING = 56;

  /** Bytes of a beginning, with its length as a word behind its text. */
  static final int BYTES = LONGEST_BEGINNING + Long.BYTES;

  /** Neurons are below this number: it takes eight digits. */
  static final int NEURONS = 100_000_000;

  /** Blocks whose lists are passed at once. */
  static final int BLOCKS_AT_ONCE = MachineCode.MOST_ARRAYS - 8;

  private static final int DIGITS = 8;

  /** Places of the arrays. */
  static final int WORDS = 0;

  static final int OUT = 1;
  static final int BEGINNINGS = 2;
  static final int FIRST_LIST = 3;

  /** Places of the words: length of the text, number of blocks, bytes of a step's beginnings. */
  static final int LENGTH = 0;

  static final int BLOCKS = 1;
  static final int BYTES_OF_STEP = 2;
  static final int FIRST_BLOCK = 3;

  /** Places of a block's words: next spike, last one, first neuron, place of the beginning. */
  static final int NEXT = 0;

  static final int END = 1;
  static final int FIRST_NEURON = 2;
  static final int BEGINNING = 3;
  static final int WORDS_OF_BLOCK = 4;

  /** The code; none where it cannot be called. */
  private static final class Shared {
    static final Optional<MachineCode> LOADED =
        MachineCode.isAvailable()
            ? FixedCode.load(SpikeLines.class, LinesWriter.CODE)
            : Optional.empty();
  }

  private final MachineCode code;
  private final long[] words;
  private final Object[] arrays;
  private final SpikeList[] lists;

  private SpikeLines(MachineCode code, int blocks, int names) {
    this.code = code;
    this.words = new long[FIRST_BLOCK + WORDS_OF_BLOCK * blocks];
    this.arrays = new Object[FIRST_LIST + blocks];
    this.lists = new SpikeList[blocks];
    words[BLOCKS] = blocks;
    words[BYTES_OF_STEP] = (long) names * BYTES;
    arrays[WORDS] = words;
  }

  /** Whether lines can be written at all here. */
  static boolean areAvailable() {
    return Shared.LOADED.isPresent();
  }

  /**
   * Lines of blocks.
   *
   * @param names how many beginnings a step has
   */
  static SpikeLines of(int blocks, int names) {
    return new SpikeLines(Shared.LOADED.orElseThrow(), blocks, names);
  }

  /**
   * Says what a block has to write.
   *
   * @param next its first spike
   * @param firstNeuron of the block
   * @param name which beginning its lines have
   */
  void set(int block, SpikeList spikes, int next, int firstNeuron, int name) {
    int at = ofBlock(block);
    words[at + NEXT] = next;
    words[at + END] = spikes.size();
    words[at + FIRST_NEURON] = firstNeuron;
    words[at + BEGINNING] = (long) name * BYTES;
    lists[block] = spikes;
    arrays[FIRST_LIST + block] = spikes.packed();
  }

  /** How many spikes are left before a step. */
  private int spikes(int to) {
    int spikes = 0;
    for (int block = 0; block < lists.length; block++) {
      spikes += lists[block].from(to) - (int) words[ofBlock(block) + NEXT];
    }
    return spikes;
  }

  private static int ofBlock(int block) {
    return FIRST_BLOCK + WORDS_OF_BLOCK * block;
  }

  /**
   * Writes what the blocks have in steps {@code [from, to)}, by step and block.
   *
   * @param beginnings {@code [step][name]}, {@link #BYTES} each
   * @param longest bytes of a beginning
   */
  void write(int from, int to, byte[] beginnings, int longest, TextChunk out) {
    int line = longest + DIGITS + 1;
    // A beginning is stored whole: that of the last line may reach beyond its end.
    arrays[OUT] = out.room(Math.multiplyExact(spikes(to), line) + BYTES);
    arrays[BEGINNINGS] = beginnings;
    words[LENGTH] = out.length();
    code.call(from, to, 0, arrays);
    out.extend((int) words[LENGTH]);
  }
}
