package io.rheobase.sweep;

import io.rheobase.record.TextChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Appends finished points to a journal of its own: what is finished is written at once, so that a
 * process that dies loses nothing of it, and a thread of its own makes it safe on the disk in
 * batches, so that a machine that dies loses a moment's. A journal is begun when there is a first
 * point to write.
 *
 * <p>The file is held by a lock that a dead process gives back by itself. Its name carries the
 * host's, so that locks need not work across machines.
 */
final class JournalWriter implements AutoCloseable {

  private static final long NANOS_OF_A_BATCH = 100_000_000;

  private final Path folder;
  private final String name;
  private final JournalSection.Writer writer;
  private final List<String> columns;
  private final TextChunk lines = new TextChunk();
  private final Thread thread = new Thread(this::sync, "rheobase-journal");
  private FileChannel channel;
  private IOException failure;
  private boolean dirty;
  private boolean closing;

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
   * Writes points that are finished: from now on they outlive the process.
   *
   * @throws IOException where they, or earlier ones, could not be written
   */
  synchronized void add(List<JournalSection.Entry> entries) throws IOException {
    failIfWritingFailed();
    try {
      if (channel == null) {
        open();
        thread.setDaemon(true);
        thread.start();
      }
      lines.clear();
      entries.forEach(entry -> JournalSection.point(lines, entry));
      append(lines);
    } catch (IOException e) {
      failure = e;
      failIfWritingFailed();
    }
    dirty = true;
    notifyAll();
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

  private void sync() {
    try {
      while (isToBeSynced()) {
        channel.force(false);
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      fail(new IOException("the journal's thread was interrupted", e));
    }
  }

  /** Waits for a batch; false where the rest is left to the end. */
  private synchronized boolean isToBeSynced() throws InterruptedException {
    while (!dirty && !closing) {
      wait();
    }
    long until = System.nanoTime() + NANOS_OF_A_BATCH;
    for (long rest = NANOS_OF_A_BATCH; rest > 0 && !closing; rest = until - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, rest);
    }
    dirty = false;
    return !closing;
  }

  private synchronized void fail(IOException e) {
    failure = e;
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
  public void close() throws IOException {
    boolean interrupted = false;
    synchronized (this) {
      closing = true;
      notifyAll();
    }
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
    synchronized (this) {
      if (channel != null) {
        try (FileChannel last = channel) {
          channel = null;
          last.force(true);
        }
      }
      failIfWritingFailed();
    }
  }
}
