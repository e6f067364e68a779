package io.rheobase.params;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads HDF5 files that others have made. The library trusts what a file says of itself: a broken
 * one makes it fail in any way, go round in a circle of groups, or ask for more memory than there
 * is. Here all of that is one exception.
 */
final class ForeignHdf5 {

  /** Deflate makes a file at most this much smaller. */
  private static final long MOST_COMPRESSION = 1032;

  /** The part of this Java's memory that an array may take: it is unpacked beside its chunks. */
  private static final double SHARE = 0.4;

  static {
    // The library's logger would else tell the user that no log is kept.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  /** What is asked of an open file. */
  @FunctionalInterface
  interface Question<T> {
    /** Looks into the file. */
    T ask(HdfFile file) throws IOException;
  }

  /** The file is broken; the message goes on behind "is no HDF5 file that can be read: ". */
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private ForeignHdf5() {}

  /**
   * Opens a file and asks it.
   *
   * @throws Broken where it is broken
   */
  static <T> T ask(Path path, Question<T> question) throws IOException {
    try (HdfFile file = new HdfFile(path)) {
      return question.ask(file);
    } catch (ParameterFileException e) {
      throw e;
    } catch (HdfException e) {
      throw new Broken(e.getMessage(), e);
    } catch (RuntimeException | StackOverflowError e) {
      throw new Broken("it is damaged", e);
    }
  }

  /**
   * The numbers of a vector.
   *
   * @return an array of numbers, of whatever type the file has
   * @throws Broken where the file cannot hold as many as it says, or memory cannot
   */
  static Object numbers(HdfFile file, Dataset data) throws Broken {
    long bytes;
    try {
      bytes = Math.multiplyExact(elements(data), Math.max(1, data.getDataType().getSize()));
    } catch (ArithmeticException e) {
      bytes = Long.MAX_VALUE;
    }
    if (bytes / MOST_COMPRESSION > file.size()) {
      throw new Broken(data.getPath() + " claims more numbers than the file can hold", null);
    }
    if (bytes > SHARE * Runtime.getRuntime().maxMemory()) {
      throw new Broken(
          data.getPath()
              + " takes "
              + bytes
              + " bytes, more than this Java may use of memory (-Xmx)",
          null);
    }
    return data.getData();
  }

  private static long elements(Dataset data) {
    long elements = 1;
    for (long length : data.getDimensionsAsLong()) {
      elements = Math.multiplyExact(elements, Math.max(0, length));
    }
    return elements;
  }
}
