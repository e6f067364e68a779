package io.rheobase.hdf5;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the HDF Group's own {@code h5dump} says of a file. */
public final class Dump {

  private Dump() {}

  /** Ends the test here where there is no h5dump. */
  public static void assumePresent() {
    boolean present;
    try {
      present = run("--version").exitCode == 0;
    } catch (IOException e) {
      present = false;
    }
    assumeTrue(present, "no h5dump");
  }

  /** The dump of a file. */
  public static String of(Path file) throws IOException {
    Result result = run("-w", "100000", file.toString());
    if (result.exitCode != 0) {
      throw new IOException(result.text);
    }
    return result.text;
  }

  /** The numbers of a dataset in a dump, in one line. */
  public static String data(String dump, String dataset) throws IOException {
    Matcher found =
        Pattern.compile(
                "DATASET \"" + dataset + "\" \\{.*?DATA \\{\\s*(.*?)\\s*\\}", Pattern.DOTALL)
            .matcher(dump);
    if (!found.find()) {
      throw new IOException("no " + dataset + " in " + dump);
    }
    return found.group(1).replaceAll("\\s+", " ");
  }

  private record Result(int exitCode, String text) {}

  private static Result run(String... arguments) throws IOException {
    String[] command = new String[arguments.length + 1];
    command[0] = "h5dump";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Result(process.waitFor(), text);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
