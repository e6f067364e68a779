package io.rheobase.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The lock on a working folder, held by one run of all processes. It lies in the folder and goes
 * with it; the operating system lets go of it where the process dies.
 */
final class FolderLock implements AutoCloseable {

  static final String NAME = "lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Creates the working folder where it does not exist, and locks it.
   *
   * @param out the output folder that it lies in
   * @throws RunFailedException where another run holds the lock, or a file is in the way
   */
  static FolderLock take(Path out, Path working) throws IOException {
    Path path = working.resolve(NAME);
    while (true) {
      create(working);
      FileChannel channel;
      try {
        channel =
            FileChannel.open(
                path,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException e) {
        continue;
      }
      if (!locks(channel)) {
        channel.close();
        throw new RunFailedException(
            "another run is writing into " + out + ": wait for it, or choose another --out");
      }
      if (Files.exists(path)) {
        return new FolderLock(channel);
      }
      // The run that held the lock finished, and took its working folder with it.
      channel.close();
    }
  }

  private static void create(Path working) throws IOException {
    try {
      Files.createDirectory(working);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(working, LinkOption.NOFOLLOW_LINKS)) {
        throw new RunFailedException(working + " is not a folder of ours");
      }
    }
  }

  /** Whether the lock was free, and is this process's now. */
  private static boolean locks(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
