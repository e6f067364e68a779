package io.rheobase.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of the output folder while it is written: its bytes are counted and hashed as they go. */
public final class ResultFile implements AutoCloseable {

  private final String name;
  private final FileChannel channel;
  private final MessageDigest digest;
  private long size;

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
            folder.resolve(name), StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Appends ASCII text. */
  public void write(String ascii) throws IOException {
    byte[] bytes = ascii.getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  /** Appends a chunk. */
  public void write(TextChunk chunk) throws IOException {
    write(chunk.bytes(), chunk.length());
  }

  private void write(byte[] bytes, int length) throws IOException {
    digest.update(bytes, 0, length);
    ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    size += length;
  }

  /** Makes sure that the bytes are on the disk, and closes the file. */
  public WrittenFile finish() throws IOException {
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
