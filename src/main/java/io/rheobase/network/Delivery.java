package io.rheobase.network;

import io.rheobase.machine.FixedCode;
import io.rheobase.machine.MachineCode;
import java.util.Optional;

/**
 * Delivers the spikes of a sample over synapses of one delay by machine code: looks up the row of
 * each source and adds the weights to the sums of the targets, in the order of spikes and synapses.
 */
final class Delivery {

  /** Spikes whose rows are looked up before any is used: so much stays in the cache. */
  private static final int BATCH = 256;

  /** The code; none where it cannot be called. */
  private static final class Shared {
    static final Optional<MachineCode> LOADED =
        MachineCode.isAvailable()
            ? FixedCode.load(Delivery.class, DeliveryWriter.CODE)
            : Optional.empty();
  }

  private final MachineCode code;
  private final Synapses synapses;
  private final SpikeHistory history;
  private final int firstBlock;
  private final int endBlock;

  private Delivery(MachineCode code, Synapses synapses, SpikeHistory history) {
    this.code = code;
    this.synapses = synapses;
    this.history = history;
    int last = synapses.firstSource() + synapses.rows() - 1;
    this.firstBlock = synapses.firstSource() / history.blockSize();
    this.endBlock = synapses.rows() == 0 ? firstBlock : last / history.blockSize() + 1;
  }

  /**
   * Null where machine code cannot be called, or rows are to be looked for.
   *
   * @param synapses of a block of targets
   * @param history of the source population
   */
  static Delivery orNull(Synapses synapses, SpikeHistory history) {
    return synapses.index().starts() == null
        ? null
        : Shared.LOADED.map(code -> new Delivery(code, synapses, history)).orElse(null);
  }

  /**
   * Delivers what was emitted at a sample.
   *
   * @param into {@code [target]}
   */
  void add(long emission, double[] into) {
    for (int block = firstBlock; block < endBlock; block++) {
      int spikes = history.count(block, emission);
      for (int from = 0; from < spikes; from += BATCH) {
        code.call(
            pair(Math.min(spikes, from + BATCH), from),
            Double.doubleToRawLongBits(synapses.commonWeight()),
            pair(synapses.rows(), synapses.firstSource()),
            history.neurons(block, emission),
            synapses.index().starts(),
            synapses.target(),
            into,
            synapses.weights(),
            null);
      }
    }
  }

  private static long pair(int lower, int upper) {
    return (long) upper << Integer.SIZE | lower;
  }
}
