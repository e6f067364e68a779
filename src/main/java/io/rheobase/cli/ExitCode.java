package io.rheobase.cli;

/** What the program tells the shell. An interrupt ends it with 130 or 143. */
final class ExitCode {
  private ExitCode() {}

  /** All is well. */
  static final int DONE = 0;

  /** The run failed. */
  static final int RUN_FAILED = 1;

  /** The parameter file or the command line is wrong. */
  static final int WRONG_INPUT = 2;

  /** The result is not the expected one. */
  static final int NOT_AS_EXPECTED = 3;
}
