package io.rheobase.params;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.rheobase.machine.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;

/** A CSV file with a header line, read row by row; the whole file is hashed as it is read. */
final class CsvTable implements AutoCloseable {

  private final String name;
  private final DigestInputStream bytes;
  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> header;
  private CsvRecord row;

  /**
   * Opens the file and reads its header.
   *
   * @param name for messages
   */
  CsvTable(String name, Path path) throws IOException {
    this.name = name;
    this.bytes = new DigestInputStream(Files.newInputStream(path), Sha256.create());
    this.reader =
        CsvReader.builder()
            .skipEmptyLines(true)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .detectBomHeader(true)
            .ofCsvRecord(bytes);
    this.records = reader.iterator();
    this.header = next() ? row.getFields().stream().map(String::strip).toList() : List.of();
  }

  /** The names of the columns; empty where the file is. */
  List<String> header() {
    return header;
  }

  /** Goes on to the next row; false at the end. */
  boolean next() throws IOException {
    try {
      if (!records.hasNext()) {
        return false;
      }
      row = records.next();
      return true;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      throw new IOException("not a CSV file: " + e.getMessage(), e);
    }
  }

  /** Number of fields of this row. */
  int fields() {
    return row.getFieldCount();
  }

  /** A field's text. */
  String text(int column) {
    return row.getField(column);
  }

  /** A field as a finite number, or empty. */
  OptionalDouble number(int column) {
    String text = row.getField(column).strip();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return OptionalDouble.empty();
      }
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Where a field of this row stands. */
  Position at(int column) {
    int offset = 1;
    for (int i = 0; i < Math.min(column, fields()); i++) {
      offset += row.getField(i).length() + 1;
    }
    String line = String.join(",", row.getFields());
    return new Position(name, (int) row.getStartingLineNumber(), offset, line);
  }

  /** Where the header stands. */
  Position top() {
    return new Position(name, 1, 1, String.join(",", header));
  }

  /** The hash of the whole file, which is read to its end for it. */
  String sha256OfAll() throws IOException {
    bytes.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
