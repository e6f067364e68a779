package io.rheobase.sweep;

import io.rheobase.record.TextChunk;
import io.rheobase.run.Build;
import io.rheobase.sweep.PointResult.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What one process wrote into a journal: who it was, what it measured and the points that it
 * finished, in the order in which they were finished.
 *
 * @param writer who wrote it
 * @param columns what the numbers of its points are
 * @param entries its points
 */
record JournalSection(Writer writer, List<String> columns, List<Entry> entries) {

  static final String FORMAT = "rheobase-journal-1";

  private static final String COLUMNS = "columns";
  private static final String POINT = "point";

  JournalSection {
    columns = List.copyOf(columns);
    entries = List.copyOf(entries);
  }

  /** A point that was finished. */
  record Entry(PointId id, PointResult result) {}

  /**
   * A process that writes into a journal.
   *
   * @param resultVersion results of equal parameters are equal as long as it is
   * @param version of the program
   * @param commit that the program was built from
   * @param shard which, as {@code k/n}
   * @param host where it ran
   * @param started when, in UTC
   */
  record Writer(
      int resultVersion, String version, String commit, String shard, String host, String started) {

    static Writer ofThisProcess(String shard, String host, String started) {
      Build build = Build.current();
      return new Writer(
          Build.RESULT_VERSION, build.version(), build.commit(), shard, host, started);
    }
  }

  /** Appends the lines that begin a section. */
  static void begin(TextChunk out, Writer writer, List<String> columns) {
    JournalLine.append(
        out,
        List.of(
            FORMAT,
            String.valueOf(writer.resultVersion()),
            writer.version(),
            writer.commit(),
            writer.shard(),
            writer.host(),
            writer.started()));
    List<String> fields = new ArrayList<>(List.of(COLUMNS));
    fields.addAll(columns);
    JournalLine.append(out, fields);
  }

  /** Appends the line of a point. */
  static void point(TextChunk out, Entry entry) {
    PointResult result = entry.result();
    List<String> fields = new ArrayList<>();
    fields.add(POINT);
    fields.add(entry.id().toString());
    fields.add(result.outcome().toString());
    fields.add(Double.toString(result.seconds()));
    if (result.isOk()) {
      for (double number : result.numbers()) {
        fields.add(Double.toString(number));
      }
    } else {
      fields.add(result.error());
    }
    JournalLine.append(out, fields);
  }

  /** Reads the sections of a journal, line by line. */
  static final class Reader {

    private final List<JournalSection> sections = new ArrayList<>();
    private Writer writer;
    private List<String> columns;
    private List<Entry> entries;

    /**
     * Takes a line.
     *
     * @return false where it says nothing that is known
     */
    boolean take(List<String> fields) {
      try {
        switch (fields.get(0)) {
          case FORMAT -> {
            end();
            writer =
                new Writer(
                    Integer.parseInt(fields.get(1)),
                    fields.get(2),
                    fields.get(3),
                    fields.get(4),
                    fields.get(5),
                    fields.get(6));
          }
          case COLUMNS -> {
            columns = List.copyOf(fields.subList(1, fields.size()));
            entries = new ArrayList<>();
          }
          case POINT -> entries.add(entry(fields));
          default -> {
            return false;
          }
        }
        return true;
      } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
        return false;
      }
    }

    private Entry entry(List<String> fields) {
      PointId id = PointId.parse(fields.get(1));
      Outcome outcome =
          List.of(Outcome.values()).stream()
              .filter(candidate -> candidate.toString().equals(fields.get(2)))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(fields.get(2)));
      double seconds = Double.parseDouble(fields.get(3));
      if (outcome != Outcome.OK) {
        return new Entry(id, new PointResult(outcome, new double[0], fields.get(4), seconds));
      }
      if (fields.size() != columns.size() + 4) {
        throw new IllegalArgumentException("another number of numbers");
      }
      double[] numbers = new double[columns.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Double.parseDouble(fields.get(i + 4));
      }
      return new Entry(id, new PointResult(outcome, numbers, "", seconds));
    }

    private void end() {
      if (writer != null && columns != null) {
        sections.add(new JournalSection(writer, columns, entries));
      }
      writer = null;
      columns = null;
      entries = null;
    }

    /** All sections, after the last line. */
    List<JournalSection> sections() {
      end();
      return sections;
    }
  }
}
