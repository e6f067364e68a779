package io.rheobase.checkpoint;

import io.rheobase.machine.Sha256;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Reads a checkpoint, section after section. The whole file is held against its checks before
 * anything of it is given out.
 */
public final class CheckpointReader implements AutoCloseable {

  private final Path path;
  private final DataInputStream in;
  private final MessageDigest digest = Sha256.create();
  private final CRC32 check = new CRC32();

  private CheckpointReader(Path path) throws IOException {
    if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
      throw new CheckpointException(
          "the checkpoint " + path + " is a folder, a pipe or a device, not a file");
    }
    this.path = path;
    this.in =
        new DataInputStream(
            new DigestInputStream(
                new BufferedInputStream(Files.newInputStream(path), Format.PIECE), digest));
  }

  /**
   * Opens a checkpoint that is whole.
   *
   * @throws CheckpointException where it is foreign, of a newer version, cut off or damaged
   */
  public static CheckpointReader open(Path path) throws IOException {
    try (CheckpointReader reader = new CheckpointReader(path)) {
      reader.checkAll();
    }
    CheckpointReader reader = new CheckpointReader(path);
    try {
      reader.start();
    } catch (IOException e) {
      reader.close();
      throw e;
    }
    return reader;
  }

  private void checkAll() throws IOException {
    String place = "its beginning";
    try {
      start();
      byte[] bytes = new byte[Format.PIECE];
      int mark = in.read();
      while (mark == Format.SECTION) {
        place = "a section's name";
        String name = name();
        place = "section " + name;
        while (piece(bytes) > 0) {
          continue;
        }
        if (in.readInt() != (int) check.getValue()) {
          throw damaged(place);
        }
        mark = in.read();
      }
      place = "its end";
      if (mark < 0) {
        throw new EOFException();
      }
      byte[] expected = digest.digest();
      if (mark != Format.END || !Arrays.equals(in.readNBytes(expected.length), expected)) {
        throw damaged(place);
      }
      if (in.read() >= 0) {
        throw new CheckpointException("the checkpoint " + path + " goes on behind its end");
      }
    } catch (EOFException e) {
      throw new CheckpointException("the checkpoint " + path + " is cut off in " + place);
    }
  }

  private CheckpointException damaged(String place) {
    return new CheckpointException("the checkpoint " + path + " is damaged in " + place);
  }

  private void start() throws IOException {
    if (!Arrays.equals(in.readNBytes(Format.MAGIC.length), Format.MAGIC)) {
      throw new CheckpointException(path + " is no checkpoint of this program");
    }
    int version = in.readInt();
    if (version != Format.VERSION) {
      throw new CheckpointException(
          "the checkpoint "
              + path
              + " has version "
              + version
              + ", this program reads version "
              + Format.VERSION
              + ": go on with the program that wrote it");
    }
  }

  private String name() throws IOException {
    int length = in.readUnsignedShort();
    if (length > Format.LONGEST_NAME) {
      throw damaged("a section's name");
    }
    byte[] title = new byte[length];
    in.readFully(title);
    check.reset();
    check.update(title);
    return new String(title, StandardCharsets.UTF_8);
  }

  private int piece(byte[] into) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > Format.PIECE) {
      throw damaged("the length of a piece");
    }
    in.readFully(into, 0, length);
    check.update(into, 0, length);
    return length;
  }

  /** Reads the state of a section. */
  @FunctionalInterface
  public interface Section {
    /** Reads all of it. */
    void read(StateIn in) throws IOException;
  }

  /**
   * Reads the next section.
   *
   * @throws CheckpointException where it is another section, or not what the reader expects
   */
  public void section(String name, Section content) throws IOException {
    int mark = in.read();
    if (mark != Format.SECTION || !name().equals(name)) {
      throw new CheckpointException("the checkpoint " + path + " has no section " + name);
    }
    StateIn state = new StateIn(this::piece);
    try {
      content.read(state);
      if (!state.isAtEnd()) {
        throw new CheckpointException("section " + name + " holds more than is expected");
      }
      in.readInt();
    } catch (CheckpointException e) {
      throw new CheckpointException(
          "the checkpoint " + path + " cannot be used: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
