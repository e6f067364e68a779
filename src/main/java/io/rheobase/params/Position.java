package io.rheobase.params;

/**
 * A place in a text that a user wrote.
 *
 * @param source name of the file, or the option on the command line
 * @param line from 1
 * @param column from 1
 * @param text the whole line, or empty where it cannot be shown
 */
public record Position(String source, int line, int column, String text) {

  @Override
  public String toString() {
    return source + ":" + line + ":" + column;
  }
}
