package io.rheobase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.run.RateSummary;
import io.rheobase.run.SpikeCount;
import io.rheobase.units.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Compiled classes as the build leaves them: the JVM has nothing to compose when it runs them. */
class RecordMethodsTest {

  private static List<String> composed(Path file) throws IOException {
    List<String> found = new ArrayList<>();
    new ClassReader(Files.readAllBytes(file))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String method, String type, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitInvokeDynamicInsn(
                      String name, String descriptor, Handle bootstrap, Object... arguments) {
                    found.add(file.getFileName() + " " + method + " " + bootstrap.getOwner());
                  }
                };
              }
            },
            ClassReader.SKIP_DEBUG);
    return found;
  }

  @Test
  void noClassHasTheJvmComposeAMethod() throws Exception {
    Path folder =
        Path.of(Dimension.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> found = new ArrayList<>();
    int classes = 0;
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".class")).toList()) {
        found.addAll(composed(file));
        classes++;
      }
    }
    assertTrue(classes > 1000, "classes were found");
    assertEquals(List.of(), found);
  }

  private static SpikeCount count(String name, double spikes, boolean isMean) {
    return new SpikeCount(name, spikes, isMean, "what");
  }

  @Test
  void recordsAreEqualIfAllTheirComponentsAre() {
    assertEquals(count("a", Double.NaN, true), count("a", Double.NaN, true));
    assertNotEquals(count("a", 0.0, true), count("a", -0.0, true));
    assertNotEquals(count("a", 1, true), count("a", 1, false));
    assertNotEquals(count("a", 1, true), count("b", 1, true));
    assertNotEquals(count("a", 1, true), count(null, 1, true));
    assertEquals(count(null, 1, true), count(null, 1, true));
    assertNotEquals(new RateSummary(3, 1, 2), new RateSummary(1L << 40 | 3, 1, 2));
    assertNotEquals(count("a", 1, true), null);
    assertNotEquals(count("a", 1, true), (Object) "another class");
  }

  @Test
  void hashAndTextAreThoseOfEveryRecord() {
    record Known(String name, double spikes, boolean isMean, String what) {}

    Known known = new Known("a", -2.5, true, null);
    SpikeCount own = new SpikeCount("a", -2.5, true, null);
    assertEquals(known.hashCode(), own.hashCode());
    assertEquals(known.toString().replace("Known", "SpikeCount"), own.toString());

    record Long(long spikes, double mean, double sd) {}

    Long rates = new Long(-5, 1, 0.25);
    assertEquals(rates.hashCode(), new RateSummary(-5, 1, 0.25).hashCode());
    assertEquals(
        rates.toString().replace("Long", "RateSummary"), new RateSummary(-5, 1, 0.25).toString());
  }
}
