package io.rheobase.sweep;

/** Is told how far a sweep is; by several threads, one at a time. */
@FunctionalInterface
public interface SweepProgress {

  /**
   * Some points have been dealt with.
   *
   * @param done points that have a result, those known before among them
   * @param computed points among them that were computed now
   * @param failed points among them that came to no numbers
   */
  void reached(long done, long computed, long failed);
}
