package io.rheobase.report.chart;

/** This machine cannot draw. */
public final class CannotDrawException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotDrawException(String message, Throwable cause) {
    super(message, cause);
  }
}
