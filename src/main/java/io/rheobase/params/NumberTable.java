package io.rheobase.params;

import com.fasterxml.jackson.core.io.NumberInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A CSV file of plain numbers below a header line, read row by row: long recordings, for which a
 * reader of any CSV takes several times as long. Quotes are understood in the header only.
 */
public final class NumberTable implements AutoCloseable {

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_NUMBER = 400;

  /** A line is held in memory. */
  private static final int LONGEST_LINE = 1 << 26;

  private static final String MARK = "\uFEFF";

  private final String name;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private byte[] line = new byte[1 << 8];
  private int length;
  private long number;
  private final List<String> header;
  private final char[] digits = new char[LONGEST_NUMBER];

  /**
   * Opens a file and reads its header.
   *
   * @param name for messages
   */
  public NumberTable(String name, Path path) throws IOException {
    this.name = name;
    this.in = Files.newInputStream(path);
    try {
      this.header = nextLine() ? headerOf(text()) : List.of();
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static List<String> headerOf(String line) {
    List<String> names = new ArrayList<>();
    for (String field : line.replace(MARK, "").split(",", -1)) {
      String name = field.strip();
      boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
      names.add(quoted ? name.substring(1, name.length() - 1) : name);
    }
    return List.copyOf(names);
  }

  /** The names of the columns; empty where the file is. */
  public List<String> header() {
    return header;
  }

  /**
   * Reads some numbers of the next row.
   *
   * @param columns which, ascending
   * @param values receives them, in this order
   * @return false at the end
   * @throws ParameterFileException at what is no finite number, or not there
   */
  public boolean next(int[] columns, double[] values) throws IOException {
    if (!nextLine()) {
      return false;
    }
    int from = 0;
    int column = 0;
    for (int i = 0; i < columns.length; i++) {
      while (column < columns[i] && from <= length) {
        from = fieldEnd(from) + 1;
        column++;
      }
      values[i] = value(column, from);
    }
    return true;
  }

  private int fieldEnd(int from) {
    int to = from;
    while (to < length && line[to] != ',') {
      to++;
    }
    return to;
  }

  private double value(int column, int from) {
    int first = from;
    int last = from <= length ? fieldEnd(from) : from;
    while (first < last && line[first] == ' ') {
      first++;
    }
    while (last > first && line[last - 1] == ' ') {
      last--;
    }
    if (last > first && last - first <= LONGEST_NUMBER && endsNumber(line[last - 1])) {
      for (int i = first; i < last; i++) {
        digits[i - first] = (char) line[i];
      }
      try {
        double value = NumberInput.parseDouble(digits, 0, last - first, true);
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        throw fault(column, first, last);
      }
    }
    throw fault(column, first, last);
  }

  /** Java's numbers may end in f or d. */
  private static boolean endsNumber(byte last) {
    return last >= '0' && last <= '9' || last == '.';
  }

  private ParameterFileException fault(int column, int from, int to) {
    boolean there = from <= length && to > from;
    return new ParameterFileException(
        List.of(
            new Fault(
                position(Math.min(from, length) + 1),
                (column < header.size() ? header.get(column) : "a column")
                    + " must be a finite number, found "
                    + (there
                        ? Wording.shown(new String(line, from, to - from, StandardCharsets.UTF_8))
                        : "nothing"),
                "")),
        List.of());
  }

  /**
   * Where the present row stands.
   *
   * @param column of the text, from 1
   */
  Position position(int column) {
    return new Position(name, (int) number, column, text());
  }

  /** Where the header stands. */
  Position top() {
    return new Position(name, 1, 1, String.join(",", header));
  }

  private String text() {
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  /** Goes on to the next line that is not blank. */
  private boolean nextLine() throws IOException {
    do {
      length = 0;
      if (!fillLine()) {
        return false;
      }
      number++;
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
    } while (isBlank());
    return true;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** False where nothing is left. */
  private boolean fillLine() throws IOException {
    boolean any = false;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
          return any;
        }
      }
      any = true;
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      int count = stop - at;
      if (line.length - length < count) {
        if (length + count > LONGEST_LINE) {
          throw new IOException(
              "line " + (number + 1) + " is longer than " + (LONGEST_LINE >> 20) + " MB");
        }
        line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
      }
      System.arraycopy(buffer, at, line, length, count);
      length += count;
      at = stop;
      if (stop < end) {
        at = stop + 1;
        return true;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
