package io.rheobase.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that holds a lock until its standard input ends. */
final class LockHolder {
  /** What it says once it has the lock. */
  static final String LOCKED = "locked";

  private LockHolder() {}

  /** The argument is the file to lock. */
  public static void main(String[] args) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                Path.of(args[0]), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        FileLock lock = channel.lock()) {
      System.out.print(lock.isValid() ? LOCKED : "");
      System.out.flush();
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
