package io.rheobase.network;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where the synapses of each source stand among those of a block of targets. Where most rows hold
 * synapses it keeps the start of each. Where few do, it keeps the start of each group of rows and
 * the place of each synapse's row in its group, and looks for a row there: a byte and a half a
 * synapse in place of four bytes a source and block, which in a large sparse network are more than
 * its synapses.
 */
final class RowIndex {

  /** As many starts fit into a core's own cache, and are not worth a search. */
  private static final int FEW_ROWS = 1 << 16;

  /** More than this many bytes of starts a synapse are more than the five that it is to take. */
  private static final int MOST_BYTES = 3;

  /** A group of rows is to hold about as many synapses as are looked at in one word. */
  private static final int IN_GROUP = Long.BYTES;

  private static final int FEWEST_GROUP_BITS = 3;

  /** The place of a row in its group takes a byte. */
  private static final int MOST_GROUP_BITS = Byte.SIZE;

  private static final long EACH_BYTE = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7F * EACH_BYTE;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int rows;

  /** {@code [row + 1]}, or null where few rows hold synapses. */
  private final int[] starts;

  private final int groupBits;

  /** {@code [group + 1]}, or null. */
  private final int[] groupStarts;

  /** {@code [synapse]}: the place of its row in its group, and a word more; or null. */
  private final byte[] within;

  private RowIndex(int rows, int[] starts, int groupBits, int[] groupStarts, byte[] within) {
    this.rows = rows;
    this.starts = starts;
    this.groupBits = groupBits;
    this.groupStarts = groupStarts;
    this.within = within;
  }

  /**
   * An index of rows.
   *
   * @param starts {@code [row + 1]}: where each begins, and the last ends; becomes its own
   */
  static RowIndex of(int[] starts) {
    int rows = starts.length - 1;
    return isSparse(rows, starts[rows])
        ? sparse(starts)
        : new RowIndex(rows, starts, 0, null, null);
  }

  /** The same by groups, however many synapses there are. */
  static RowIndex sparse(int[] starts) {
    int rows = starts.length - 1;
    int bits = groupBits(rows, starts[rows]);
    int[] groupStarts = new int[groups(rows, bits) + 1];
    for (int group = 0; group < groupStarts.length; group++) {
      groupStarts[group] = starts[Math.min(rows, group << bits)];
    }
    byte[] within = new byte[starts[rows] + Long.BYTES];
    int mask = (1 << bits) - 1;
    for (int row = 0; row < rows; row++) {
      for (int q = starts[row]; q < starts[row + 1]; q++) {
        within[q] = (byte) (row & mask);
      }
    }
    return new RowIndex(rows, null, bits, groupStarts, within);
  }

  /**
   * Bytes that an index takes.
   *
   * @param synapses of all rows
   */
  static double bytes(double rows, double synapses) {
    return isSparse(rows, synapses)
        ? synapses + Integer.BYTES * (rows / (1 << groupBits(rows, synapses)) + 2)
        : Integer.BYTES * (rows + 1);
  }

  private static boolean isSparse(double rows, double synapses) {
    return rows > FEW_ROWS && Integer.BYTES * rows > MOST_BYTES * synapses;
  }

  private static int groupBits(double rows, double synapses) {
    int bits = FEWEST_GROUP_BITS;
    while (bits < MOST_GROUP_BITS && synapses * (1 << bits) < IN_GROUP * rows) {
      bits++;
    }
    return bits;
  }

  private static int groups(int rows, int bits) {
    return (int) ((rows + (1L << bits) - 1) >> bits);
  }

  int rows() {
    return rows;
  }

  /** {@code [row + 1]}, or null where rows are looked for. */
  int[] starts() {
    return starts;
  }

  /** The first synapse of a row; of an empty one {@link #end}. */
  int begin(int row) {
    return starts != null ? starts[row] : (int) find(row);
  }

  /** After the last synapse of a row. */
  int end(int row) {
    return starts != null ? starts[row + 1] : (int) (find(row) >>> Integer.SIZE);
  }

  /**
   * Looks for a row where no starts are kept.
   *
   * @return its first synapse in the lower half, and what comes after its last in the upper one;
   *     the same in both where it is empty
   */
  long find(int row) {
    int group = row >> groupBits;
    int q = groupStarts[group];
    int to = groupStarts[group + 1];
    long sought = (row & ((1 << groupBits) - 1)) * EACH_BYTE;
    int begin = to;
    int count = 0;
    for (; q < to; q += Long.BYTES) {
      long found = zeros((long) WORD.get(within, q) ^ sought);
      if (to - q < Long.BYTES) {
        found &= (1L << Byte.SIZE * (to - q)) - 1;
      }
      if (found != 0) {
        begin = Math.min(begin, q + (Long.numberOfTrailingZeros(found) >> 3));
        count += Long.bitCount(found);
      }
    }
    return (long) (begin + count) << Integer.SIZE | begin;
  }

  /** The highest bit of each byte that is 0. */
  private static long zeros(long word) {
    return ~((word & LOW_BITS) + LOW_BITS | word | LOW_BITS);
  }

  /** Bytes that the arrays take. */
  long bytes() {
    return starts != null
        ? (long) Integer.BYTES * starts.length
        : (long) Integer.BYTES * groupStarts.length + within.length;
  }
}
