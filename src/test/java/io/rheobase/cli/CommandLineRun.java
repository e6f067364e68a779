package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command line did. Whatever happens, a user never sees a stack trace.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record CommandLineRun(int code, String out, String err) {
  CommandLineRun {
    for (String text : List.of(out, err)) {
      assertFalse(text.contains("\tat ") || text.contains("Exception"), text);
      assertFalse(text.contains("fault of the program"), text);
    }
  }

  /** Runs a command line in this JVM. */
  static CommandLineRun of(Object... args) {
    return reading("", args);
  }

  /** Runs a command line in this JVM with this text on standard input. */
  static CommandLineRun reading(String input, Object... args) {
    InputStream in = System.in;
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    int code;
    try {
      code = Main.execute(texts(args).toArray(String[]::new));
    } finally {
      System.setIn(in);
      System.setOut(out);
      System.setErr(err);
    }
    return new CommandLineRun(
        code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
  }

  /** Starts a command line in a JVM of its own. */
  static Process start(Path workingFolder, Object... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(texts(args));
    return new ProcessBuilder(command)
        .directory(workingFolder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(workingFolder.resolve("output.txt").toFile())
        .start();
  }

  private static List<String> texts(Object... args) {
    return List.of(args).stream().map(String::valueOf).toList();
  }
}
