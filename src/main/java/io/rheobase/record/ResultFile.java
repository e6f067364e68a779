package io.rheobase.record;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of the output folder while it is written: its bytes are counted and hashed as they go. */
public final class ResultFile implements AutoCloseable {

  /**
   * Bytes hashed and written at a time: they stay in the cache between the two, and the copy that
   * the channel makes of them outside the heap stays small.
   */
  private static final int PIECE = 1 << 16;

  private final String name;
  private final FileChannel channel;
  private final MessageDigest digest;
  private long size;
  private boolean stale;

  /**
   * Creates the file, which must not exist.
   *
   * @param folder where it lies
   * @param name its name there, which will be its final name
   */
  public ResultFile(Path folder, String name) throws IOException {
    this.name = name;
    this.channel =
        FileChannel.open(
            folder.resolve(name),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE_NEW);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
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
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest, rest.position());
    }
    stale = true;
  }

  private void hashAnew() throws IOException {
    digest.reset();
    ByteBuffer buffer = ByteBuffer.allocate(PIECE);
    for (long at = 0; at < size; at += buffer.position()) {
      buffer.clear();
      if (channel.read(buffer, at) < 0) {
        throw new EOFException(name + " became shorter while it was written");
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
