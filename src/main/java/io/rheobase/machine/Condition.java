package io.rheobase.machine;

/** What a jump depends on: flags that the instruction before it has set. */
public enum Condition {
  ZERO(4),
  NOT_ZERO(5),
  NEGATIVE(8),
  GREATER_OR_EQUAL(13),
  GREATER(15);

  private final int bits;

  Condition(int bits) {
    this.bits = bits;
  }

  /** The lower four bits of the jump's code. */
  int bits() {
    return bits;
  }
}
