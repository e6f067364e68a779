package io.rheobase.run;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import io.rheobase.params.ParameterFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameter file as it was read, so that it can be read again.
 *
 * @param name for messages
 * @param bytes all of it
 * @param folder where the files lie that it names
 * @param overrides what the command line gave in place of its values
 */
public record Origin(
    String name, byte[] bytes, Path folder, List<ParameterFile.Override> overrides) {

  public Origin {
    bytes = bytes.clone();
    overrides = List.copyOf(overrides);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The same file with more values given in place of its own. */
  public Origin with(List<ParameterFile.Override> more) {
    List<ParameterFile.Override> all = new ArrayList<>(overrides);
    all.addAll(more);
    return new Origin(name, bytes, folder, all);
  }

  /**
   * Reads it.
   *
   * @throws io.rheobase.params.ParameterFileException with all that is wrong
   */
  public ParameterFile read() {
    return ParameterFile.read(name, bytes, folder, overrides);
  }

  void save(StateOut out) throws IOException {
    out.text(name);
    out.bytes(bytes);
    out.text(folder.toAbsolutePath().toString());
    out.number(overrides.size());
    for (ParameterFile.Override override : overrides) {
      out.text(override.address());
      out.text(override.value());
      out.text(override.option());
    }
  }

  static Origin load(StateIn in) throws IOException {
    String name = in.text();
    byte[] bytes = in.bytes();
    Path folder = Path.of(in.text());
    List<ParameterFile.Override> overrides = new ArrayList<>();
    for (long left = in.upTo(Integer.MAX_VALUE, "a number of values"); left > 0; left--) {
      overrides.add(new ParameterFile.Override(in.text(), in.text(), in.text()));
    }
    return new Origin(name, bytes, folder, overrides);
  }
}
