package io.rheobase.record;

import io.rheobase.checkpoint.StateIn;
import io.rheobase.checkpoint.StateOut;
import java.io.IOException;

/**
 * What of a growing file is on the disk at a moment.
 *
 * @param name of the file
 * @param bytes its length
 * @param sha256 hash of these bytes, in hexadecimal
 * @param start the bytes that it begins with, which do not grow: a longer run may begin otherwise
 */
public record RecordedPrefix(String name, long bytes, String sha256, byte[] start) {

  public RecordedPrefix {
    start = start.clone();
  }

  @Override
  public byte[] start() {
    return start.clone();
  }

  /** Writes it. */
  public void save(StateOut out) throws IOException {
    out.text(name);
    out.number(bytes);
    out.text(sha256);
    out.bytes(start);
  }

  /** Reads what {@link #save} wrote. */
  public static RecordedPrefix load(StateIn in) throws IOException {
    return new RecordedPrefix(
        in.text(), in.upTo(Long.MAX_VALUE, "a length"), in.text(), in.bytes());
  }
}
