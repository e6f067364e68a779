package io.rheobase.model;

import io.rheobase.equations.Span;

/** A method cannot advance an equation. */
public final class MethodException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final Method method;
  private final String variable;
  private final transient Span span;

  MethodException(Method method, String variable, Span span, String reason) {
    super(method + " cannot advance " + variable + ": " + reason);
    this.method = method;
    this.variable = variable;
    this.span = span;
  }

  /** The method that was asked for. */
  public Method method() {
    return method;
  }

  /** The variable whose equation it cannot advance. */
  public String variable() {
    return variable;
  }

  /** Where the equation stands, or what in it is in the way. */
  public Span span() {
    return span;
  }
}
