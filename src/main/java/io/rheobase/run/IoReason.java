package io.rheobase.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What an I/O failure means, in words that name the file. */
final class IoReason {
  private IoReason() {}

  static String of(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written (permission denied)";
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist (any more)";
    }
    if (e instanceof DirectoryNotEmptyException full) {
      return full.getFile() + " is a folder that is not empty";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    return String.valueOf(e.getMessage());
  }
}
