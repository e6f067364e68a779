package io.rheobase.params;

import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;

/**
 * A text that a user wrote, by lines.
 *
 * @param name of the file, or the option on the command line
 * @param lines without their ends
 */
public record Source(String name, List<String> lines) {

  private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  /** Splits a text where YAML does. */
  public static Source of(String name, String text) {
    return new Source(name, List.of(LINE_END.split(text, -1)));
  }

  /** Line and column from 1. */
  public Position at(int line, int column) {
    return new Position(
        name, line, column, line >= 1 && line <= lines.size() ? lines.get(line - 1) : "");
  }

  Position at(Mark mark) {
    return at(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
