package io.rheobase.equations;

import java.util.Arrays;

/** One text of a model, able to turn offsets into lines and columns. */
final class SourceText {
  private static final int LONGEST_QUOTE = 40;

  private final Source source;
  private final String text;
  private final int[] lineStarts;

  SourceText(Source source, String text) {
    this.source = source;
    this.text = text;
    int[] starts = new int[text.length() + 1];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts[lines++] = i + 1;
      }
    }
    lineStarts = Arrays.copyOf(starts, lines);
  }

  String text() {
    return text;
  }

  Span span(int from, int to) {
    int found = Arrays.binarySearch(lineStarts, from);
    int line = found >= 0 ? found : -found - 2;
    int lineEnd = line + 1 < lineStarts.length ? lineStarts[line + 1] - 1 : text.length();
    int end = Math.max(from, Math.min(to, lineEnd));
    return new Span(source, line + 1, from - lineStarts[line] + 1, end - from);
  }

  Span whole() {
    return span(0, text.length());
  }

  /** The text between two offsets for a message: on one line and not too long. */
  String quote(int from, int to) {
    String part = text.substring(from, Math.min(to, from + 4 * LONGEST_QUOTE));
    String oneLine = part.replaceAll("#[^\n]*", "").replaceAll("\\s+", " ").strip();
    boolean cut = oneLine.length() > LONGEST_QUOTE;
    return "'" + (cut ? oneLine.substring(0, LONGEST_QUOTE) + "..." : oneLine) + "'";
  }
}
