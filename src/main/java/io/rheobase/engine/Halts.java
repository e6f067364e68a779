package io.rheobase.engine;

/**
 * Where a run stands still for a moment, so that its state can be kept: every block is at the same
 * sample, and everything that was recorded until then is written.
 */
public interface Halts {

  /** A run that never stands still. */
  Halts NONE =
      new Halts() {
        @Override
        public boolean isDue(long sample, boolean last) {
          return false;
        }

        @Override
        public void take(long sample) {}
      };

  /**
   * Whether the run is to stand still here; asked after each slice.
   *
   * @param sample at which all blocks are
   * @param last whether the run goes no further
   */
  boolean isDue(long sample, boolean last);

  /**
   * Called while the run stands still, by the thread that runs it.
   *
   * @throws Exception what ends the run
   */
  void take(long sample) throws Exception;
}
