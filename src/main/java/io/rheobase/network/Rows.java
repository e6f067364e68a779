package io.rheobase.network;

/**
 * The rows of the sources that fired, looked up some at a time: where they start and end is read
 * for all of them, then the first synapse of each, and only then do the rows begin to be used. So
 * the processor fetches many rows from memory at once instead of one after the other, which halves
 * the time where rows are short and many.
 *
 * <p>It owns scratch and serves one thread at a time.
 */
public final class Rows {

  /** The most rows looked up at a time. */
  private static final int BATCH = 256;

  private final SpikeHistory history;
  private final int firstBlock;
  private final int endBlock;
  private final int firstSource;
  private final int rows;
  private final RowIndex index;
  private final char[] target;
  private final int[] row = new int[BATCH];
  private final int[] start = new int[BATCH];
  private final int[] end = new int[BATCH];

  private long emission;
  private int block;
  private int spike;

  /** Keeps the compiler from leaving out the reads that fetch rows. */
  private int fetched;

  /**
   * @param synapses of a block of targets
   * @param history of the source population
   */
  public Rows(Synapses synapses, SpikeHistory history) {
    this.history = history;
    this.firstSource = synapses.firstSource();
    this.rows = synapses.rows();
    this.index = synapses.index();
    this.target = synapses.target();
    int last = firstSource + rows - 1;
    this.firstBlock = firstSource / history.blockSize();
    this.endBlock = rows == 0 ? firstBlock : last / history.blockSize() + 1;
  }

  /** Begins with the sources that fired at a sample. */
  public void begin(long emission) {
    this.emission = emission;
    block = firstBlock;
    spike = 0;
  }

  /**
   * Looks up the next rows, by source, a source's as often as it fired; rows without synapses are
   * left out.
   *
   * @return how many; 0 where there are no more
   */
  public int next() {
    int found = 0;
    while (found < BATCH && block < endBlock) {
      int count = history.count(block, emission);
      int to = Math.min(count, spike + BATCH - found);
      if (spike < to) {
        int[] spikes = history.neurons(block, emission);
        int[] starts = index.starts();
        found =
            starts == null
                ? search(spikes, spike, to, found)
                : look(spikes, spike, to, found, starts);
      }
      spike = to;
      if (to == count) {
        block++;
        spike = 0;
      }
    }
    fetch(found);
    return found;
  }

  private int look(int[] spikes, int from, int to, int foundBefore, int[] starts) {
    int[] row = this.row;
    int[] start = this.start;
    int[] end = this.end;
    int found = foundBefore;
    for (int i = from; i < to; i++) {
      int r = spikes[i] - firstSource;
      if (r >= 0 && r < rows) {
        row[found] = r;
        start[found] = starts[r];
        end[found] = starts[r + 1];
        found += start[found] < end[found] ? 1 : 0;
      }
    }
    return found;
  }

  private int search(int[] spikes, int from, int to, int foundBefore) {
    int found = foundBefore;
    for (int i = from; i < to; i++) {
      int r = spikes[i] - firstSource;
      if (r >= 0 && r < rows) {
        long range = index.find(r);
        row[found] = r;
        start[found] = (int) range;
        end[found] = (int) (range >>> Integer.SIZE);
        found += start[found] < end[found] ? 1 : 0;
      }
    }
    return found;
  }

  private void fetch(int found) {
    char[] target = this.target;
    int[] start = this.start;
    int sum = 0;
    for (int i = 0; i < found; i++) {
      sum += target[start[i]];
    }
    fetched = sum;
  }

  /** {@code [i]}: the row found as number i. */
  public int[] row() {
    return row;
  }

  /** {@code [i]}: its first synapse. */
  public int[] start() {
    return start;
  }

  /** {@code [i]}: after its last synapse. */
  public int[] end() {
    return end;
  }
}
