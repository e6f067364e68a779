package io.rheobase.model;

import java.util.Set;

/**
 * How the differential equations are advanced by a step. In all of them the input is held over the
 * step, and a variable that is held after a spike stays what it is at every stage of the step. No
 * stage lies beyond the threshold of a model with a reset.
 */
public enum Method {
  /** Forward Euler: every variable by its rate in the old state. Order 1. */
  EULER("euler"),
  /** The midpoint rule: the rates half a step ahead, where Euler leads. Order 2. */
  RK2("rk2"),
  /** The classical rule of Runge and Kutta. Order 4. */
  RK4("rk4"),
  /**
   * Each variable exactly, while the others stay at their old values, and so do the currents of
   * receptors that are not linear in it; each must be linear in itself but for them. Order 1 and
   * stable. MacGregor, Neural and Brain Modeling (1987).
   */
  EXPONENTIAL_EULER("exponential_euler"),
  /**
   * The solution itself, of equations that are linear with constant coefficients. Rotter and
   * Diesmann 1999, doi:10.1007/s004220050570.
   */
  EXACT("exact");

  private final String text;

  Method(String text) {
    this.text = text;
  }

  /** The shares of a step after which it asks for the state of what it does not advance. */
  Set<Double> stages() {
    return this == RK2 || this == RK4 ? Set.of(0.5, 1.0) : Set.of(1.0);
  }

  /** The word in the parameter file. */
  @Override
  public String toString() {
    return text;
  }
}
