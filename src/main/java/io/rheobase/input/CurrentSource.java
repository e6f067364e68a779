package io.rheobase.input;

import java.util.List;
import java.util.Optional;

/** A current that is injected into the neurons of one population. */
public interface CurrentSource {

  /**
   * The part of this source that drives {@code count} neurons from {@code firstNeuron} on. It has
   * memory of its own: one thread at a time may use it.
   *
   * @param firstNeuron a multiple of {@link #BLOCK_ALIGNMENT}
   */
  BlockCurrent over(int firstNeuron, int count);

  /** Whether it draws normal numbers in every step. */
  default boolean drawsNormals() {
    return false;
  }

  /**
   * This source and those of other populations of equal size as one, whose targets are the neurons
   * of the populations one after the other, each with the same bits; nothing where they differ in
   * more than numbers, or draw.
   *
   * @param all the sources, this one first
   * @param size neurons of each population
   */
  default Optional<CurrentSource> sideBySide(List<CurrentSource> all, int size) {
    return Optional.empty();
  }

  /** Of currents that carry nothing from step to step. */
  double[] NO_MEMORY = {};

  /** Blocks of neurons begin at multiples of this number. */
  int BLOCK_ALIGNMENT = 16;

  /** A current source, seen by one block of neurons. */
  interface BlockCurrent {

    /**
     * Adds the current that drives {@code step -> step + 1} (pA). Steps come in order, each once.
     *
     * @param current {@code [neuron of the block]} (pA)
     */
    void add(long step, double[] current);

    /**
     * Puts the sum of what other currents give and its own into {@code current}, instead of adding
     * to it.
     *
     * @param others {@code [neuron of the block]} (pA), another array
     */
    default void add(long step, double[] others, double[] current) {
      System.arraycopy(others, 0, current, 0, current.length);
      add(step, current);
    }

    /** Whether it adds the same in every step, of which it may then be asked for one only. */
    default boolean isSteady() {
      return false;
    }

    /** The draws of which it consists, where it consists of nothing else. */
    default Optional<NormalDraws> draws() {
      return Optional.empty();
    }

    /**
     * What it carries from step to step, {@code [neuron of the block]}, its own array; empty where
     * every step is a function of its number.
     */
    default double[] memory() {
      return NO_MEMORY;
    }
  }
}
