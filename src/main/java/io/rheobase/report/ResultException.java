package io.rheobase.report;

/** A folder from which nothing can be drawn, in words for the user. */
public final class ResultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ResultException(String message) {
    super(message);
  }

  public ResultException(String message, Throwable cause) {
    super(message, cause);
  }
}
