package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The flags of the JVM that runs vector kernels. */
class VectorProcessTest {

  private static final String CALLS = "-XX:CompileCommand=dontinline,";

  private static List<String> calls() {
    return VectorProcess.FLAGS.stream()
        .filter(flag -> flag.startsWith(CALLS))
        .map(flag -> flag.substring(CALLS.length()))
        .toList();
  }

  @Test
  void flagsNameMethodsThatThereAre() throws ClassNotFoundException {
    assertEquals(3, calls().size());
    for (String call : calls()) {
      String[] parts = call.split("::");
      Class<?> owner = Class.forName(parts[0]);
      assertTrue(
          parts[1].equals("*")
              || Arrays.stream(owner.getDeclaredMethods())
                  .anyMatch(method -> method.getName().equals(parts[1])),
          call);
    }
  }

  @Test
  void theScriptStartsWithTheSameFlags() throws IOException {
    String script = Files.readString(Path.of("scripts/sim"));
    for (String flag : VectorProcess.FLAGS) {
      String said =
          flag.startsWith(CALLS)
              ? flag.substring(CALLS.length() + "io.rheobase.".length()).replace("*", "\\*")
              : flag;
      assertTrue(script.contains(said), said);
    }
  }
}
