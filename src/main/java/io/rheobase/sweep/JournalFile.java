package io.rheobase.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A journal as it was read. Another process may be writing to it: a last line that is not complete
 * is left out.
 *
 * @param path of the file
 * @param sections what it says
 * @param length of all lines up to the last one that is whole (bytes)
 * @param damaged number of lines before it that are damaged
 */
record JournalFile(Path path, List<JournalSection> sections, long length, int damaged) {

  static final String SUFFIX = ".journal";

  JournalFile {
    sections = List.copyOf(sections);
  }

  static JournalFile read(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    JournalSection.Reader reader = new JournalSection.Reader();
    int length = 0;
    int damaged = 0;
    int unsound = 0;
    int begin = 0;
    for (int end = 0; end < bytes.length; end++) {
      if (bytes[end] != '\n') {
        continue;
      }
      Optional<List<String>> fields = JournalLine.read(bytes, begin, end);
      if (fields.isPresent() && reader.take(fields.get())) {
        length = end + 1;
        damaged += unsound;
        unsound = 0;
      } else {
        unsound++;
      }
      begin = end + 1;
    }
    return new JournalFile(path, reader.sections(), length, damaged);
  }
}
