package io.rheobase.equations;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of text that holds one equation or statement.
 *
 * @param from offset of its first character, which is not a space
 * @param to offset after its last character
 */
record Stretch(int from, int to) {
  private static final Pattern START =
      Pattern.compile("[ \t\r]*(d[A-Za-z_]\\w*\\s*/\\s*dt|[A-Za-z_]\\w*)\\s*([-+*/]?=)(?!=)");

  /**
   * Cuts a text at line ends, and at semicolons where asked for, that lie outside parentheses. A
   * line that begins an equation begins a new stretch even if a parenthesis is still open, so that
   * one that was forgotten spoils one equation only.
   */
  static List<Stretch> cut(String text, boolean atSemicolons) {
    List<Stretch> stretches = new ArrayList<>();
    int start = 0;
    int depth = 0;
    boolean comment = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (c == '\n') {
        comment = false;
        if (depth == 0 || i == text.length() || beginsEquation(text, i + 1)) {
          add(stretches, text, start, i);
          start = i + 1;
          depth = 0;
        }
      } else if (c == '#') {
        comment = true;
      } else if (!comment) {
        if (c == '(') {
          depth++;
        } else if (c == ')') {
          depth = Math.max(0, depth - 1);
        } else if (c == ';' && atSemicolons && depth == 0) {
          add(stretches, text, start, i);
          start = i + 1;
        }
      }
    }
    return stretches;
  }

  private static boolean beginsEquation(String text, int from) {
    Matcher matcher = START.matcher(text);
    return matcher.region(from, text.length()).lookingAt();
  }

  /** Adds what is left after cutting spaces and, at its end, a comment; nothing if that is all. */
  private static void add(List<Stretch> stretches, String text, int from, int to) {
    int start = from;
    while (start < to && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int lastLine = Math.max(start, text.lastIndexOf('\n', to - 1) + 1);
    int hash = text.indexOf('#', lastLine);
    int end = hash >= 0 && hash < to ? hash : to;
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (end > start) {
      stretches.add(new Stretch(start, end));
    }
  }

  /** Offset of the first colon outside comments, or -1. */
  int colon(String text) {
    boolean comment = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      comment = c == '#' || (comment && c != '\n');
      if (c == ':' && !comment) {
        return i;
      }
    }
    return -1;
  }
}
