package io.rheobase.run;

/** Where a run begins. */
public enum Beginning {
  /** At sample 0. */
  START,
  /** At the checkpoint that an unfinished run left in the output folder. */
  CHECKPOINT,
  /** At the end of the finished run in the output folder, which is shorter. */
  END
}
