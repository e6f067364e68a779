package io.rheobase.compiler;

/** The vector form: a generated loop over whole blocks of vectors, and scalars for what is left. */
final class VectorWindowSums implements WindowSums {

  /** The loop that is generated. */
  interface Blocks {
    /**
     * Adds the pieces to the sums of whole blocks: from {@code j} on while a block fits below
     * {@code length}.
     *
     * @return the first sum that is left
     */
    int add(double[] sums, int j, int length, double[] signal, int[] starts, int from, int to);
  }

  private final Blocks wide;
  private final Blocks narrow;

  /**
   * @param wide over blocks of several vectors
   * @param narrow over single vectors
   */
  VectorWindowSums(Blocks wide, Blocks narrow) {
    this.wide = wide;
    this.narrow = narrow;
  }

  @Override
  public void add(double[] sums, int length, double[] signal, int[] starts, int from, int to) {
    int j = wide.add(sums, 0, length, signal, starts, from, to);
    j = narrow.add(sums, j, length, signal, starts, from, to);
    ScalarWindowSums.rest(sums, j, length, signal, starts, from, to);
  }
}
