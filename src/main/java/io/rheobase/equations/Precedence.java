package io.rheobase.equations;

/** How tightly the parts of an expression bind, from loose to tight; as in Python. */
final class Precedence {
  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int COMPARISON = 4;
  static final int SUM = 5;
  static final int PRODUCT = 6;
  static final int NEGATION = 7;
  static final int POWER = 8;
  static final int PRIMARY = 9;

  private Precedence() {}
}
