package io.rheobase.record;

import io.rheobase.checkpoint.CheckpointException;
import io.rheobase.machine.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A file of the output folder while it is written: its bytes are counted and hashed as they go. */
public final class ResultFile implements AutoCloseable {

  /**
   * Bytes hashed and written at a time: they stay in the cache between the two, and the copy that
   * the channel makes of them outside the heap stays small.
   */
  private static final int PIECE = 1 << 16;

  private final String name;
  private final Path path;
  private final FileChannel channel;
  private final MessageDigest digest = Sha256.create();
  private long size;
  private boolean stale;

  /** What was written before the first slice; null where no one asks for it. */
  private byte[] start;

  /** The beginning, as it is written anew, of a file that is there already; null elsewhere. */
  private ByteArrayOutputStream again;

  private RecordedPrefix prefix;

  /**
   * Creates the file, which must not exist.
   *
   * @param folder where it lies
   * @param name its name there, which will be its final name
   */
  public ResultFile(Path folder, String name) throws IOException {
    this(folder, name, Set.of(StandardOpenOption.CREATE_NEW));
  }

  private ResultFile(Path folder, String name, Set<OpenOption> how) throws IOException {
    this.name = name;
    this.path = folder.resolve(name);
    Set<OpenOption> options = new HashSet<>(how);
    options.addAll(List.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
    this.channel = FileChannel.open(path, options);
  }

  /**
   * A file that is to go on where an earlier run stood. What is written to it before {@link #goOn}
   * is its beginning, which is there already.
   *
   * @param prefix what it was then
   * @throws CheckpointException where it is missing, or a link, a folder or a pipe lies in its
   *     place
   */
  public static ResultFile resumed(Path folder, RecordedPrefix prefix) throws IOException {
    requireFile(folder.resolve(prefix.name()), LinkOption.NOFOLLOW_LINKS);
    return goingOn(
        new ResultFile(folder, prefix.name(), Set.of(LinkOption.NOFOLLOW_LINKS)), prefix);
  }

  /** The same for a file that is to go on as a copy, which {@link #verify} makes. */
  public static ResultFile copied(Path folder, RecordedPrefix prefix) throws IOException {
    return goingOn(new ResultFile(folder, prefix.name()), prefix);
  }

  private static void requireFile(Path path, LinkOption... links) throws CheckpointException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new CheckpointException(path + " is missing");
    }
    if (!Files.isRegularFile(path, links)) {
      throw new CheckpointException(path + " is a link, a folder or a pipe, not the file it was");
    }
  }

  private static ResultFile goingOn(ResultFile file, RecordedPrefix prefix) {
    file.prefix = prefix;
    file.again = new ByteArrayOutputStream();
    return file;
  }

  /** Its name in the folder. */
  public String name() {
    return name;
  }

  /** Bytes written. */
  public long size() {
    return size;
  }

  /** Appends text. */
  public void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  /** Appends a chunk. */
  public void write(TextChunk chunk) throws IOException {
    write(chunk.bytes(), chunk.length());
  }

  /** Appends the first {@code length} bytes of an array. */
  public void write(byte[] bytes, int length) throws IOException {
    if (again != null) {
      again.write(bytes, 0, length);
      return;
    }
    for (int from = 0; from < length; from += PIECE) {
      int piece = Math.min(PIECE, length - from);
      digest.update(bytes, from, piece);
      append(ByteBuffer.wrap(bytes, from, piece));
    }
    size += length;
  }

  private void append(ByteBuffer rest) throws IOException {
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(name + " could not be written: " + e.getMessage(), e);
    }
  }

  /**
   * Replaces the first bytes of the file, whose hash is then taken anew when it is finished. For
   * what is known only when a run ended early.
   *
   * @throws IllegalArgumentException if fewer bytes were written
   */
  public void replaceStart(byte[] bytes) throws IOException {
    if (bytes.length > size) {
      throw new IllegalArgumentException(name + " has " + size + " bytes");
    }
    writeAt(0, bytes, bytes.length);
    stale = true;
  }

  private void writeAt(long at, byte[] bytes, int length) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
    while (rest.hasRemaining()) {
      channel.write(rest, at + rest.position());
    }
  }

  /** Takes what was written until now as the beginning of a file that will grow. */
  public void begin() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(size)];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, buffer.position()) < 0) {
        throw becameShorter();
      }
    }
    start = bytes;
  }

  /** Makes sure that the bytes written so far are on the disk, and says which they are. */
  public RecordedPrefix prefix() throws IOException {
    channel.force(true);
    try {
      MessageDigest soFar = (MessageDigest) digest.clone();
      return new RecordedPrefix(name, size, HexFormat.of().formatHex(soFar.digest()), start);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of every Java platform can be cloned", e);
    }
  }

  /**
   * Holds what is there of a file that is to go on against what it was; copies it where it lies
   * elsewhere. A file that lies in its place is not changed.
   *
   * @param source the file that holds it, from {@code offset} on
   * @throws CheckpointException where it is shorter or has other bytes
   */
  public void verify(Path source, long offset) throws IOException {
    boolean copies = !source.equals(path);
    byte[] before = prefix.start();
    start = again.toByteArray();
    if (start.length != before.length) {
      throw new CheckpointException(
          name + " would begin with " + start.length + " bytes, it has " + before.length);
    }
    MessageDigest found = Sha256.create();
    found.update(before);
    digest.update(start);
    requireFile(source);
    try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ)) {
      long end = prefix.bytes();
      if (in.size() - offset < end) {
        throw new CheckpointException(
            source
                + " has "
                + in.size()
                + " bytes, at the checkpoint it had "
                + BigInteger.valueOf(offset).add(BigInteger.valueOf(end)));
      }
      ByteBuffer buffer = ByteBuffer.allocate(PIECE);
      for (long at = before.length; at < end; at += buffer.position()) {
        buffer.clear().limit((int) Math.min(PIECE, end - at));
        if (in.read(buffer, offset + at) < 0) {
          throw becameShorter();
        }
        found.update(buffer.array(), 0, buffer.position());
        digest.update(buffer.array(), 0, buffer.position());
        if (copies) {
          writeAt(at, buffer.array(), buffer.position());
        }
      }
    }
    if (!HexFormat.of().formatHex(found.digest()).equals(prefix.sha256())) {
      throw new CheckpointException(source + " was changed since the checkpoint was made");
    }
  }

  /** Goes on where the earlier run stood; what it wrote behind that is cut off. */
  public void goOn() throws IOException {
    channel.truncate(prefix.bytes());
    writeAt(0, start, start.length);
    size = prefix.bytes();
    channel.position(size);
    again = null;
  }

  /** Appends all bytes to another file. */
  void copyTo(ResultFile other) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    for (long at = 0; at < size; at += buffer.position()) {
      buffer.clear();
      if (channel.read(buffer, at) < 0) {
        throw becameShorter();
      }
      other.write(buffer.array(), buffer.position());
    }
  }

  private EOFException becameShorter() {
    return new EOFException(name + " became shorter while it was written");
  }

  private void hashAnew() throws IOException {
    digest.reset();
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    for (long at = 0; at < size; at += buffer.position()) {
      buffer.clear();
      if (channel.read(buffer, at) < 0) {
        throw becameShorter();
      }
      digest.update(buffer.flip());
    }
  }

  /** Makes sure that the bytes are on the disk, and closes the file. */
  public WrittenFile finish() throws IOException {
    if (stale) {
      hashAnew();
    }
    channel.force(true);
    channel.close();
    return new WrittenFile(name, size, HexFormat.of().formatHex(digest.digest()));
  }

  /** Closes the file without a promise about its bytes; of no effect after {@link #finish}. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
