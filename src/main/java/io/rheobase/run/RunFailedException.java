package io.rheobase.run;

/** The run failed for a reason that lies outside the parameter file. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RunFailedException(String message) {
    super(message);
  }

  public RunFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
