package io.rheobase.sweep;

import io.rheobase.record.TextChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Appends finished points to a journal of its own, by a thread of its own: what is finished is
 * written at once, and made safe on the disk in batches. A journal is begun when there is a first
 * point to write.
 *
 * <p>The file is held by a lock that a dead process gives back by itself. Its name carries the
 * host's, so that locks need not work across machines.
 */
final class JournalWriter implements AutoCloseable {

  private static final long NANOS_BETWEEN_SYNCS = 100_000_000;

  private final Path folder;
  private final String name;
  private final JournalSection.Writer writer;
  private final List<String> columns;
  private final LinkedBlockingQueue<List<JournalSection.Entry>> queue = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::write, "rheobase-journal");
  private FileChannel channel;
  private volatile IOException failure;
  private volatile boolean closing;
  private boolean started;

  /**
   * @param folder of all journals
   * @param name what the journal is called, but for the host and a number
   * @param columns what the numbers of the points are
   */
  JournalWriter(Path folder, String name, JournalSection.Writer writer, List<String> columns) {
    this.folder = folder;
    this.name = name + "@" + writer.host().replaceAll("[^A-Za-z0-9.-]+", "_");
    this.writer = writer;
    this.columns = columns;
  }

  /**
   * Takes points that are finished.
   *
   * @throws IOException where earlier ones could not be written
   */
  synchronized void add(List<JournalSection.Entry> entries) throws IOException {
    failIfWritingFailed();
    if (!started) {
      started = true;
      open();
      thread.setDaemon(true);
      thread.start();
    }
    queue.add(entries);
  }

  /** Each time anew: who closes this after a failure adds the second to the first. */
  private void failIfWritingFailed() throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /** Opens the first journal of this name that no other process holds. */
  private void open() throws IOException {
    for (int number = 1; channel == null; number++) {
      Path path = folder.resolve(name + (number == 1 ? "" : "-" + number) + JournalFile.SUFFIX);
      FileChannel candidate =
          FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      boolean locked;
      try {
        locked = isLocked(candidate);
      } catch (IOException e) {
        candidate.close();
        channel = openUnique();
        break;
      }
      if (locked) {
        channel = candidate;
        long whole = JournalFile.read(path).length();
        channel.truncate(whole);
        channel.position(whole);
      } else {
        candidate.close();
      }
    }
    TextChunk begin = new TextChunk();
    JournalSection.begin(begin, writer, columns);
    append(begin);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Where the disk knows no locks, a name that no other process can have does without. */
  private FileChannel openUnique() throws IOException {
    String unique = name + "-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis();
    return FileChannel.open(
        folder.resolve(unique + JournalFile.SUFFIX),
        StandardOpenOption.WRITE,
        StandardOpenOption.CREATE_NEW);
  }

  private void write() {
    try {
      TextChunk lines = new TextChunk();
      List<List<JournalSection.Entry>> batch = new ArrayList<>();
      long synced = System.nanoTime() - NANOS_BETWEEN_SYNCS;
      boolean dirty = false;
      while (!closing || !queue.isEmpty()) {
        List<JournalSection.Entry> first = queue.poll(NANOS_BETWEEN_SYNCS, TimeUnit.NANOSECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch);
          lines.clear();
          batch.forEach(entries -> entries.forEach(e -> JournalSection.point(lines, e)));
          batch.clear();
          append(lines);
          dirty = true;
        }
        if (dirty && System.nanoTime() - synced >= NANOS_BETWEEN_SYNCS) {
          channel.force(false);
          synced = System.nanoTime();
          dirty = false;
        }
      }
      channel.force(true);
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = new IOException("the journal's thread was interrupted", e);
    }
  }

  private void append(TextChunk chunk) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(chunk.bytes(), 0, chunk.length());
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /**
   * Makes everything safe.
   *
   * @throws IOException where something could not be written
   */
  @Override
  public synchronized void close() throws IOException {
    if (!started || channel == null) {
      return;
    }
    closing = true;
    queue.add(List.of());
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    channel.close();
    channel = null;
    failIfWritingFailed();
  }
}
