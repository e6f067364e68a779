package io.rheobase.run;

import io.rheobase.record.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What is made of the recordings of a complete run, as part of its result. */
public interface Analysis {

  /** The names of the files that it writes. */
  List<String> fileNames();

  /** What it takes (bytes of memory). */
  double memory();

  /**
   * Reads recordings and writes its files.
   *
   * @param recordings folder with the files of the run
   * @param files makes its own
   * @param stop asked now and then; a true ends it
   * @return false where it was stopped
   * @throws Exception where something fails
   */
  boolean write(Path recordings, Files files, BooleanSupplier stop) throws Exception;

  /** Makes files of the output folder. */
  @FunctionalInterface
  interface Files {
    /** A file with one of the names. */
    ResultFile create(String name) throws IOException;
  }
}
