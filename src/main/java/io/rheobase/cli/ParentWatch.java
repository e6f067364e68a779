package io.rheobase.cli;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a {@link VectorProcess child} at once when its parent is gone, even by kill −9: nobody would
 * wait for its result.
 */
final class ParentWatch {

  private static final int KILLED = 137;

  private ParentWatch() {}

  /** Whether this process is a child. */
  static boolean isChild() {
    return System.getProperty(VectorProcess.CHILD_PROPERTY) != null;
  }

  /** Reads the parameter file that the parent passes on. */
  static byte[] passedOn() throws IOException {
    return System.in.readNBytes(Integer.getInteger(VectorProcess.CHILD_PROPERTY, 0));
  }

  /** Begins to watch; to be called when {@link #passedOn} is done with the pipe. */
  static void start() {
    Thread watch = new Thread(ParentWatch::untilEnd, "rheobase-parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void untilEnd() {
    try (InputStream pipe = System.in) {
      while (pipe.read() >= 0) {
        // The parent writes nothing more: only the end matters.
      }
    } catch (IOException e) {
      // A broken pipe is an end, too.
    }
    Runtime.getRuntime().halt(KILLED);
  }
}
