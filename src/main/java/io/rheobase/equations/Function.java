package io.rheobase.equations;

import java.util.Arrays;
import java.util.Optional;

/** The functions of numbers. */
public enum Function {
  EXP("exp", 1, Rule.DIMENSIONLESS),
  /** exp(x) - 1 without loss near 0. */
  EXPM1("expm1", 1, Rule.DIMENSIONLESS),
  /** (exp(x) - 1)/x, 1 at 0. */
  EXPREL("exprel", 1, Rule.DIMENSIONLESS),
  LOG("log", 1, Rule.DIMENSIONLESS),
  /** log(1 + x) without loss near 0. */
  LOG1P("log1p", 1, Rule.DIMENSIONLESS),
  SQRT("sqrt", 1, Rule.HALVED),
  TANH("tanh", 1, Rule.DIMENSIONLESS),
  SIN("sin", 1, Rule.DIMENSIONLESS),
  COS("cos", 1, Rule.DIMENSIONLESS),
  ABS("abs", 1, Rule.COMMON),
  /** -1, 0 or 1. */
  SIGN("sign", 1, Rule.SIGN),
  FLOOR("floor", 1, Rule.DIMENSIONLESS),
  MIN("min", 2, Rule.COMMON),
  MAX("max", 2, Rule.COMMON),
  /** clip(x, lo, hi). */
  CLIP("clip", 3, Rule.COMMON);

  /** What a function asks of its arguments' dimensions, and gives. */
  enum Rule {
    /** Dimensionless in, dimensionless out. */
    DIMENSIONLESS,
    /** One dimension in all arguments, which is the result's. */
    COMMON,
    /** Any dimension, whose square root is the result's. */
    HALVED,
    /** Any dimension in, dimensionless out. */
    SIGN
  }

  private final String text;
  private final int arity;
  private final Rule rule;

  Function(String text, int arity, Rule rule) {
    this.text = text;
    this.arity = arity;
    this.rule = rule;
  }

  /** Its name in an expression. */
  public String text() {
    return text;
  }

  /** The number of its arguments. */
  public int arity() {
    return arity;
  }

  Rule rule() {
    return rule;
  }

  static Optional<Function> find(String name) {
    return Arrays.stream(values()).filter(function -> function.text.equals(name)).findFirst();
  }
}
