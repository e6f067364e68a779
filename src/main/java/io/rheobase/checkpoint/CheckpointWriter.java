package io.rheobase.checkpoint;

import io.rheobase.machine.Sha256;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/**
 * Writes a checkpoint aside, and gives it its name when it is complete and on the disk: at every
 * moment there is the old one, or the new one, whole.
 */
public final class CheckpointWriter implements AutoCloseable {

  private final Path path;
  private final Path draft;
  private final FileChannel channel;
  private final MessageDigest digest = Sha256.create();
  private final DataOutputStream out;

  /** Writes the state of a section. */
  @FunctionalInterface
  public interface Section {
    /** Writes all of it. */
    void write(StateOut out) throws IOException;
  }

  /**
   * Begins a checkpoint.
   *
   * @param path its name, which an older one may have until {@link #complete}
   */
  public CheckpointWriter(Path path) throws IOException {
    this.path = path;
    this.draft = path.resolveSibling(path.getFileName() + ".draft");
    this.channel =
        FileChannel.open(
            draft,
            LinkOption.NOFOLLOW_LINKS,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
    OutputStream buffered =
        new BufferedOutputStream(Channels.newOutputStream(channel), Format.PIECE);
    this.out = new DataOutputStream(new DigestOutputStream(buffered, digest));
    out.write(Format.MAGIC);
    out.writeInt(Format.VERSION);
  }

  /** Writes a section. */
  public void section(String name, Section content) throws IOException {
    byte[] title = name.getBytes(StandardCharsets.UTF_8);
    CRC32 check = new CRC32();
    check.update(title);
    out.write(Format.SECTION);
    out.writeShort(title.length);
    out.write(title);
    StateOut state =
        new StateOut(
            (bytes, length) -> {
              check.update(bytes, 0, length);
              out.writeInt(length);
              out.write(bytes, 0, length);
            });
    content.write(state);
    state.flush();
    out.writeInt(0);
    out.writeInt((int) check.getValue());
  }

  /** Puts the checkpoint in place of the older one. */
  public void complete() throws IOException {
    out.write(Format.END);
    out.write(digest.digest());
    out.flush();
    channel.force(true);
    channel.close();
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** Gives up what is not complete. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      Files.deleteIfExists(draft);
    }
  }
}
