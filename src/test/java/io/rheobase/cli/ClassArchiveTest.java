package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which archive of classes belongs to a jar. */
class ClassArchiveTest {

  @TempDir Path folder;

  private Path jar(String text) throws IOException {
    return Files.writeString(folder.resolve("sim.jar"), text);
  }

  private static Path withArchive(Path jar, String classes) throws IOException {
    Path draft = Files.writeString(jar.resolveSibling("draft"), classes);
    return Files.move(
        draft, jar.resolveSibling(ClassArchive.prefix(jar) + ClassArchive.suffix(draft)));
  }

  @Test
  void anArchiveIsFoundBesideItsJar() throws IOException {
    Path jar = jar("jar");
    assertEquals(Optional.empty(), ClassArchive.find(jar));
    Path archive = withArchive(jar, "classes");
    assertEquals(Optional.of(archive), ClassArchive.find(jar));
    assertTrue(ClassArchive.flags(archive).contains("-XX:SharedArchiveFile=" + archive));
  }

  @Test
  void anArchiveThatWasCutShortIsNone() throws IOException {
    Path jar = jar("jar");
    Files.writeString(withArchive(jar, "classes"), "cl");
    assertEquals(Optional.empty(), ClassArchive.find(jar));
  }

  @Test
  void anotherJarHasAnotherArchive() throws IOException {
    Path jar = jar("jar");
    String before = ClassArchive.prefix(jar);
    withArchive(jar, "classes");
    jar("newer jar");
    assertNotEquals(before, ClassArchive.prefix(jar));
    assertEquals(Optional.empty(), ClassArchive.find(jar));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("sim.jar");
    Files.copy(jar, elsewhere);
    assertNotEquals(ClassArchive.prefix(jar), ClassArchive.prefix(elsewhere));
  }

  @Test
  void anArchiveThatNoFlagCanNameIsNone() throws IOException {
    Path jar = Files.createDirectory(folder.resolve("a:b")).resolve("sim.jar");
    Files.writeString(jar, "jar");
    withArchive(jar, "classes");
    assertEquals(Optional.empty(), ClassArchive.find(jar));
  }
}
