package io.rheobase.params;

import io.rheobase.params.YamlNode.Scalar;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/**
 * Finds where a character of a text stands in the file. The two differ by indentation, quotes,
 * escapes and folded lines.
 */
final class ScalarPlaces {

  private final Scalar scalar;
  private final Source source;

  ScalarPlaces(Scalar scalar) {
    this.scalar = scalar;
    this.source = scalar.source();
  }

  /**
   * The place of a character.
   *
   * @param line of the text, from 1
   * @param column of that line, from 1; one past its end is allowed
   */
  Position at(int line, int column) {
    return switch (scalar.style()) {
      case LITERAL -> inBlock(line, column);
      case FOLDED -> scalar.at();
      default -> inFlow(offset(line, column));
    };
  }

  private int offset(int line, int column) {
    int offset = 0;
    for (int i = 1; i < line; i++) {
      offset = scalar.text().indexOf('\n', offset) + 1;
    }
    return offset + column - 1;
  }

  private Position inBlock(int line, int column) {
    String[] lines = scalar.text().split("\n", -1);
    int at = scalar.at().line() + line;
    if (line > lines.length || at > source.lines().size()) {
      return scalar.at();
    }
    int indentation = source.lines().get(at - 1).length() - lines[line - 1].length();
    return source.at(at, Math.max(0, indentation) + column);
  }

  /** Reads the raw text along with what it means, up to the character that is sought. */
  private Position inFlow(int offset) {
    int line = scalar.at().line();
    int column = scalar.at().column() + (scalar.isPlain() ? 0 : 1);
    int done = 0;
    while (done < offset) {
      String raw = source.at(line, 1).text();
      if (isBreak(raw, column)) {
        int breaks = 0;
        do {
          line++;
          breaks++;
          raw = source.at(line, 1).text();
        } while (raw.isBlank() && line < source.lines().size());
        column = 1 + raw.length() - raw.stripLeading().length();
        done += Math.max(1, breaks - 1);
      } else {
        column += width(raw, column);
        done++;
      }
      if (line > source.lines().size()) {
        return scalar.at();
      }
    }
    return source.at(line, column);
  }

  private static boolean isBreak(String raw, int column) {
    return column > raw.length() || raw.substring(column - 1).isBlank();
  }

  /** How many characters stand for the one that begins here. */
  private int width(String raw, int column) {
    if (scalar.style() == ScalarStyle.SINGLE_QUOTED) {
      return raw.startsWith("''", column - 1) ? 2 : 1;
    }
    if (scalar.style() != ScalarStyle.DOUBLE_QUOTED || raw.charAt(column - 1) != '\\') {
      return 1;
    }
    return switch (column < raw.length() ? raw.charAt(column) : ' ') {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }
}
