package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessorTest {
  @Test
  void nameAndExtensionsAreThoseThatTheSystemTells() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    assumeTrue(Files.isReadable(file) && System.getProperty("os.arch").equals("amd64"));
    String text = Files.readString(file);
    assertTrue(text.contains("model name\t: " + Processor.name() + "\n"));
    assertEquals(text.contains(" avx512f "), Processor.has("avx512f"));
    assertTrue(Processor.has("fpu", "sse2"));
    assertFalse(Processor.has("sse2", "no_such_extension"));
  }
}
