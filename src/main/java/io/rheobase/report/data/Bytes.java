package io.rheobase.report.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The cells of a table of plain numbers and names, as they stream by. Files of a hundred megabytes
 * are read in less time than text cells of their own would take to make.
 */
final class Bytes implements Closeable {

  private static final int BUFFER = 1 << 18;
  private static final int MOST_DIGITS = 18;

  /** Longer than any number that is written. */
  private static final int COMFORTABLE = 64;

  private static final double[] POWERS_OF_TEN = powers();

  private final FileChannel channel;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteBuffer wrapped = ByteBuffer.wrap(buffer);
  private int position;
  private int limit;
  private int last = '\n';

  Bytes(Path file) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.READ);
  }

  private static double[] powers() {
    double[] powers = new double[309];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Double.parseDouble("1e" + i);
    }
    return powers;
  }

  private int read() throws IOException {
    if (position == limit && !refill()) {
      return -1;
    }
    return buffer[position++];
  }

  /** Moves what is left to the front and fills up; false at the end of the file. */
  private boolean refill() throws IOException {
    int left = limit - position;
    System.arraycopy(buffer, position, buffer, 0, left);
    wrapped.clear().position(left);
    int more = Math.max(0, channel.read(wrapped));
    position = 0;
    limit = left + more;
    return more > 0;
  }

  /** Whether there is another row; to be asked at the beginning of one. */
  boolean hasRow() throws IOException {
    if (limit - position < COMFORTABLE) {
      refill();
    }
    last = ',';
    return position < limit;
  }

  /** Whether the cell that was read last was the last of its row. */
  boolean rowEnded() {
    return last != ',';
  }

  /** A cell as text. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    int b = read();
    while (b >= 0 && b != ',' && b != '\n') {
      if (b != '\r') {
        text.append((char) (b & 0xFF));
      }
      b = read();
    }
    last = b;
    return new String(
        text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Whether the next cell is this one; where it is not, nothing is read. */
  boolean skipIf(byte[] cell) throws IOException {
    if (limit - position <= cell.length) {
      refill();
    }
    if (limit - position <= cell.length) {
      return false;
    }
    for (int i = 0; i < cell.length; i++) {
      if (buffer[position + i] != cell[i]) {
        return false;
      }
    }
    int end = buffer[position + cell.length];
    if (end != ',' && end != '\n') {
      return false;
    }
    position += cell.length + 1;
    last = end;
    return true;
  }

  /** Passes over a cell. */
  void skip() throws IOException {
    while (true) {
      for (int at = position; at < limit; at++) {
        int b = buffer[at];
        if (b == ',' || b == '\n') {
          position = at + 1;
          last = b;
          return;
        }
      }
      position = limit;
      if (!refill()) {
        last = -1;
        return;
      }
    }
  }

  /** Passes over what is left of the row. */
  void skipRow() throws IOException {
    while (!rowEnded()) {
      skip();
    }
  }

  /** A cell that holds a whole number. */
  int whole() throws IOException {
    if (limit - position < COMFORTABLE) {
      refill();
    }
    int at = position;
    int value = 0;
    int b = at < limit ? buffer[at++] : -1;
    while (b >= '0' && b <= '9') {
      value = 10 * value + b - '0';
      b = at < limit ? buffer[at++] : -1;
    }
    position = at;
    last = b == '\r' ? read() : b;
    return value;
  }

  /** A cell that holds a number, to the last bit or next to it; NaN where the cell is empty. */
  double number() throws IOException {
    if (limit - position < COMFORTABLE) {
      refill();
    }
    int at = position;
    boolean negative = at < limit && buffer[at] == '-';
    at += negative ? 1 : 0;
    long digits = 0;
    int count = 0;
    int scale = 0;
    int point = 0;
    boolean any = false;
    int b = at < limit ? buffer[at++] : -1;
    while (b >= '0' && b <= '9' || b == '.') {
      if (b == '.') {
        point = 1;
      } else {
        any = true;
        if (count < MOST_DIGITS) {
          digits = 10 * digits + b - '0';
          count += digits > 0 ? 1 : 0;
          scale += point;
        } else {
          scale -= 1 - point;
        }
      }
      b = at < limit ? buffer[at++] : -1;
    }
    position = at;
    last = b;
    if (b == 'e' || b == 'E') {
      scale -= exponent();
    }
    last = last == '\r' ? read() : last;
    if (!any) {
      skipRestOfCell();
      return Double.NaN;
    }
    double value = scaled(digits, scale);
    return negative ? -value : value;
  }

  private void skipRestOfCell() throws IOException {
    if (last >= 0 && last != ',' && last != '\n') {
      skip();
    }
  }

  private int exponent() throws IOException {
    int b = read();
    boolean negative = b == '-';
    if (b == '-' || b == '+') {
      b = read();
    }
    int exponent = 0;
    while (b >= '0' && b <= '9') {
      exponent = Math.min(10 * exponent + b - '0', 10_000);
      b = read();
    }
    last = b;
    return negative ? -exponent : exponent;
  }

  private static double scaled(long digits, int scale) {
    if (scale == 0) {
      return digits;
    }
    if (scale < 0) {
      return -scale < POWERS_OF_TEN.length ? digits * POWERS_OF_TEN[-scale] : Double.MAX_VALUE;
    }
    if (scale < POWERS_OF_TEN.length) {
      return digits / POWERS_OF_TEN[scale];
    }
    int beyond = Math.min(scale - (POWERS_OF_TEN.length - 1), POWERS_OF_TEN.length - 1);
    return digits / POWERS_OF_TEN[POWERS_OF_TEN.length - 1] / POWERS_OF_TEN[beyond];
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
