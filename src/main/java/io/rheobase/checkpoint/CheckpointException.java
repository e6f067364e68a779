package io.rheobase.checkpoint;

import java.io.IOException;

/** Why a checkpoint cannot be used, in words for the user. */
public final class CheckpointException extends IOException {

  private static final long serialVersionUID = 1;

  public CheckpointException(String message) {
    super(message);
  }
}
