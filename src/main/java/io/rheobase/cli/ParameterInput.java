package io.rheobase.cli;

import io.rheobase.params.ParameterFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The bytes of a parameter file, and what it is called.
 *
 * @param name for messages
 * @param baseName names the output folder
 * @param folder where the files lie that it names
 * @param bytes all of it
 */
record ParameterInput(String name, String baseName, Path folder, byte[] bytes) {

  static ParameterInput read(String params) {
    try {
      if (params.equals("-")) {
        return new ParameterInput("standard input", "stdin", Path.of(""), standardInput(params));
      }
      Path path = Path.of(params);
      if (!Files.exists(path)) {
        throw wrong("there is no parameter file " + params);
      }
      if (Files.isDirectory(path)) {
        throw wrong(params + " is a folder, not a parameter file");
      }
      if (!Files.isRegularFile(path)) {
        throw wrong(params + " is a pipe or a device, not a file: `--params -` reads a pipe");
      }
      Path parent = path.getParent();
      try (InputStream in = Files.newInputStream(path)) {
        return new ParameterInput(
            params,
            withoutExtension(path.getFileName().toString()),
            parent == null ? Path.of("") : parent,
            limited(in, params));
      }
    } catch (AccessDeniedException e) {
      throw wrong("the parameter file " + params + " may not be read");
    } catch (IOException e) {
      throw wrong("the parameter file " + params + " cannot be read: " + e.getMessage());
    } catch (InvalidPathException e) {
      throw wrong(params + " is no file name");
    }
  }

  private static byte[] standardInput(String params) throws IOException {
    return ParentWatch.isChild() ? ParentWatch.passedOn() : limited(System.in, params);
  }

  private static byte[] limited(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(ParameterFile.MAX_BYTES + 1);
    if (bytes.length > ParameterFile.MAX_BYTES) {
      throw wrong(
          name
              + " is larger than "
              + (ParameterFile.MAX_BYTES >> 20)
              + " MB: long lists belong into a file of their own");
    }
    return bytes;
  }

  private static String withoutExtension(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static UsageException wrong(String what) {
    return new UsageException(what);
  }
}
