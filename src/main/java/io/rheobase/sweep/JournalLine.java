package io.rheobase.sweep;

import io.rheobase.record.TextChunk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A line of a journal: fields with tabs between, after the CRC-32C of all of them in hexadecimal. A
 * line that was cut or damaged does not pass.
 */
final class JournalLine {

  private static final int SUM_DIGITS = 8;

  private JournalLine() {}

  /** Appends a line to a text. */
  static void append(TextChunk out, List<String> fields) {
    StringBuilder text = new StringBuilder();
    for (String field : fields) {
      text.append(text.isEmpty() ? "" : "\t").append(escaped(field));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    out.text(sum(bytes, 0, bytes.length)).character(' ').text(bytes).character('\n');
  }

  private static String sum(byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    String hex = Long.toHexString(crc.getValue());
    return "0".repeat(SUM_DIGITS - hex.length()) + hex;
  }

  private static String escaped(String field) {
    return field
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /**
   * The fields of a line; nothing where it is damaged.
   *
   * @param bytes of the line, {@code [from, to)}, without its end
   */
  static Optional<List<String>> read(byte[] bytes, int from, int to) {
    int text = from + SUM_DIGITS + 1;
    if (to < text) {
      return Optional.empty();
    }
    String sum = new String(bytes, from, SUM_DIGITS, StandardCharsets.US_ASCII);
    if (bytes[text - 1] != ' ' || !sum.equals(sum(bytes, text, to - text))) {
      return Optional.empty();
    }
    List<String> fields = new ArrayList<>();
    String all = new String(bytes, text, to - text, StandardCharsets.UTF_8);
    int begin = 0;
    for (int tab = all.indexOf('\t'); tab >= 0; tab = all.indexOf('\t', begin)) {
      fields.add(plain(all.substring(begin, tab)));
      begin = tab + 1;
    }
    fields.add(plain(all.substring(begin)));
    return Optional.of(fields);
  }

  private static String plain(String field) {
    if (field.indexOf('\\') < 0) {
      return field;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c != '\\' || i + 1 == field.length()) {
        plain.append(c);
        continue;
      }
      char escaped = field.charAt(++i);
      plain.append(
          switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
          });
    }
    return plain.toString();
  }
}
