package io.rheobase.params;

import java.math.BigDecimal;

/** An input as the file describes it. */
public sealed interface InputSpec {

  /** Its name in the file. */
  String name();

  /** The population that it drives. */
  String population();

  /**
   * The same current throughout.
   *
   * @param value pA
   */
  record Constant(String name, String population, BigDecimal value) implements InputSpec {}

  /**
   * A current drawn anew every step.
   *
   * @param mean pA
   * @param std standard deviation (pA)
   */
  record Gaussian(String name, String population, BigDecimal mean, BigDecimal std)
      implements InputSpec {}

  /**
   * A current given for every neuron and step.
   *
   * @param file {@code t_ms} and one column per neuron (pA)
   */
  record FromFile(String name, String population, DataFile file) implements InputSpec {}
}
