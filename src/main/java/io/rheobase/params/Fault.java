package io.rheobase.params;

/**
 * Something that is wrong, or doubtful, in a file.
 *
 * @param at where
 * @param what is wrong, naming what was found and what was expected
 * @param fix how to mend it; may be empty
 */
public record Fault(Position at, String what, String fix) {

  @Override
  public String toString() {
    return at + ": " + what;
  }
}
