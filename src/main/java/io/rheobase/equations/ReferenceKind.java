package io.rheobase.equations;

/** What a name in an expression stands for. */
public enum ReferenceKind {
  /** A state variable. */
  STATE("state variable"),
  /** A parameter. */
  PARAMETER("parameter"),
  /** A named sub-expression. */
  SUBEXPRESSION("sub-expression"),
  /** {@code t}, the time in ms. */
  TIME("time"),
  /** {@code dt}, the step in ms. */
  STEP("time step"),
  /** {@code I}, the sum of inputs and receptor currents. */
  INPUT("input"),
  /** {@code xi}, white noise of unit /ms^0.5. */
  NOISE("white noise");

  private final String word;

  ReferenceKind(String word) {
    this.word = word;
  }

  /** The kind in words, for messages. */
  public String word() {
    return word;
  }
}
