package io.rheobase.machine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Code that is the same in every run, which the build writes into files beside the classes: to
 * write it anew would take a short run's start.
 */
public final class FixedCode {
  private FixedCode() {}

  /** Who writes code. It has a constructor without parameters, and its file lies beside it. */
  public interface Source {
    /** The name of the file. */
    String name();

    /** What it holds. */
    byte[] code();
  }

  /**
   * A step of the build.
   *
   * @param args the folder of the compiled classes, and the names of those that are a {@link
   *     Source}
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    for (int i = 1; i < args.length; i++) {
      Constructor<?> constructor = Class.forName(args[i]).getDeclaredConstructor();
      constructor.setAccessible(true);
      Source source = (Source) constructor.newInstance();
      String folder = source.getClass().getPackageName().replace('.', '/');
      Files.write(Path.of(args[0], folder, source.name()), source.code());
    }
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
