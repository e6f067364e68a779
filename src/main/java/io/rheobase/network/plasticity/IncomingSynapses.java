package io.rheobase.network.plasticity;

import io.rheobase.network.Synapses;

/**
 * The synapses of each target of a block, ascending, and the row that each stands in. Rows take two
 * bytes: those of a target are kept in pages of 65,536 rows.
 */
final class IncomingSynapses {

  private static final int PAGE_BITS = 16;

  private final int pages;

  /** {@code [target × pages + page + 1]}. */
  private final int[] start;

  private final int[] synapse;

  /** {@code [number]}: the row within its page, or null where rows are not asked for. */
  private final char[] row;

  /**
   * @param withRows whether rows will be asked for
   */
  IncomingSynapses(Synapses synapses, boolean withRows) {
    this.pages = withRows ? Math.max(1, (synapses.rows() + (1 << PAGE_BITS) - 1) >> PAGE_BITS) : 1;
    this.synapse = new int[synapses.size()];
    this.row = withRows ? new char[synapses.size()] : null;
    int[] next = new int[Math.multiplyExact(synapses.count(), pages) + 2];
    char[] target = synapses.target();
    for (int r = 0; r < synapses.rows(); r++) {
      for (int q = synapses.begin(r), end = synapses.end(r); q < end; q++) {
        next[list(target[q], r) + 2]++;
      }
    }
    for (int list = 2; list < next.length; list++) {
      next[list] += next[list - 1];
    }
    for (int r = 0; r < synapses.rows(); r++) {
      for (int q = synapses.begin(r), end = synapses.end(r); q < end; q++) {
        int at = next[list(target[q], r) + 1]++;
        synapse[at] = q;
        if (withRows) {
          row[at] = (char) r;
        }
      }
    }
    this.start = next;
  }

  private int list(int target, int row) {
    return pages == 1 ? target : target * pages + (row >> PAGE_BITS);
  }

  /** How many lists a target has. */
  int pages() {
    return pages;
  }

  /** Number of the first synapse of a target's list. */
  int from(int target, int page) {
    return start[target * pages + page];
  }

  /** Number after the last synapse of a target's list. */
  int to(int target, int page) {
    return start[target * pages + page + 1];
  }

  /** {@code [number]}: the synapse. */
  int[] synapse() {
    return synapse;
  }

  /** Says the rows of {@code n} synapses of a page, by their numbers from {@code from} on. */
  void rows(int from, int n, int page, int[] rows) {
    char[] row = this.row;
    for (int i = 0; i < n; i++) {
      rows[i] = page << PAGE_BITS | row[from + i];
    }
  }

  /** Bytes that it holds. */
  long bytes() {
    return 4L * start.length + 4L * synapse.length + (row == null ? 0 : 2L * row.length);
  }
}
