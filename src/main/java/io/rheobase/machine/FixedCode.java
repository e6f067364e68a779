package io.rheobase.machine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Code that is the same in every run, which the build writes into files beside the classes: to
 * write it anew would take a short run's start.
 */
public final class FixedCode {
  private FixedCode() {}

  /**
   * A step of the build.
   *
   * @param classes the folder of compiled classes
   * @param owner beside whom it lies
   */
  public static void write(String classes, Class<?> owner, String name, byte[] code)
      throws IOException {
    Files.write(Path.of(classes, owner.getPackageName().replace('.', '/'), name), code);
  }

  /** The bytes that were written. */
  static byte[] read(Class<?> owner, String name) throws IOException {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return in.readAllBytes();
    }
  }

  /** Puts the code into memory; nothing where the system gives none for it. */
  public static Optional<MachineCode> load(Class<?> owner, String name) {
    try {
      return MachineCode.of(read(owner, name));
    } catch (IOException e) {
      throw new IllegalStateException("the build has left no code " + name, e);
    }
  }
}
