package io.rheobase.run;

/** The recordings of an earlier run are not what it had left: they must be made anew. */
public final class ChangedRecordingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ChangedRecordingsException(String message) {
    super(message);
  }
}
