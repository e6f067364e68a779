package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A JVM whose process becomes a shell. */
class ProcessImageTest {

  /** The process that is replaced: by a program, its words, and one variable. */
  static final class Replaced {
    private Replaced() {}

    public static void main(String[] args) {
      List<byte[]> words = new ArrayList<>();
      for (int i = 1; i < args.length; i++) {
        words.add(args[i].getBytes(StandardCharsets.UTF_8));
      }
      byte[] variable = "VALUE=of the variable".getBytes(StandardCharsets.UTF_8);
      ProcessImage.replace(args[0].getBytes(StandardCharsets.UTF_8), words, List.of(variable));
      System.gc();
      System.out.println("still Java");
    }
  }

  @BeforeAll
  static void needsTheSystem() {
    assumeTrue(MachineCode.isCallable());
  }

  private record Ended(String output, int code, long pid) {}

  private static Ended run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Replaced.class.getName());
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().write("a line\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(output, process.waitFor(), process.pid());
  }

  @Test
  void anotherProgramRunsInTheSameProcess() throws Exception {
    String script = "read line; echo $$; echo \"$0 $1 $2 $line $VALUE $HOME\"; exit 7";
    Ended ended = run("/bin/sh", "sh", "-c", script, "née", "", "two words");
    assertEquals(ended.pid() + "\nnée  two words a line of the variable \n", ended.output());
    assertEquals(7, ended.code());
  }

  @Test
  void whereThereIsNoSuchProgramNothingHappens() throws Exception {
    Ended ended = run("/nonexistent/program", "program");
    assertEquals("still Java\n", ended.output());
    assertEquals(0, ended.code());
  }
}
