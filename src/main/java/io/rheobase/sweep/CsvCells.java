package io.rheobase.sweep;

import io.rheobase.record.TextChunk;
import java.nio.charset.StandardCharsets;

/** Cells of a row of a CSV file (RFC 4180), with commas between. */
final class CsvCells {

  private final TextChunk chunk;
  private boolean first = true;

  /**
   * @param chunk that the row is appended to
   */
  CsvCells(TextChunk chunk) {
    this.chunk = chunk;
  }

  private TextChunk next() {
    if (!first) {
      chunk.character(',');
    }
    first = false;
    return chunk;
  }

  /** A text, in quotes where it needs them. */
  CsvCells text(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    String cell = plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    next().text(cell.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** A whole number that is not negative. */
  CsvCells whole(long number) {
    next().integer(number);
    return this;
  }

  /** A number; empty where there is none. */
  CsvCells number(double number) {
    next();
    if (!Double.isNaN(number)) {
      chunk.decimal(number);
    }
    return this;
  }

  /** Nothing. */
  CsvCells empty() {
    next();
    return this;
  }

  /** Ends the row. */
  void end() {
    chunk.character('\n');
    first = true;
  }
}
