package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.course.FlatFile;
import io.rheobase.course.FolderContent;
import io.rheobase.course.Result;
import io.rheobase.record.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run may do to the folder that it is given. */
class OutputFolderTest {
  private static final FlatFile FILE = FlatFile.courseNeuron().with("n_steps", 200);

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void setUp() {
    out = folder.resolve("out");
  }

  private void assertRefusedAndUntouched(FlatFile file, String why) throws IOException {
    FolderContent before = FolderContent.of(folder);
    RunFailedException refusal = assertThrows(RunFailedException.class, () -> file.run(out));
    assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
    assertEquals(before, FolderContent.of(folder));
  }

  @Test
  void manifestListsEveryOtherFileWithItsSizeAndHash() throws IOException {
    Result result = FILE.run(out);
    List<WrittenFile> listed = Manifest.filesListed(out.resolve("manifest.json")).orElseThrow();
    assertEquals(
        List.of(
            "manifest.json",
            "params.resolved.yaml",
            "rates.csv",
            "spikes.csv",
            "summary.json",
            "voltages.csv"),
        result.names());
    assertEquals(
        result.names().subList(1, 6), listed.stream().map(WrittenFile::name).sorted().toList());
    for (WrittenFile file : listed) {
      Path path = out.resolve(file.name());
      assertEquals(Files.size(path), file.bytes(), file.name());
      assertEquals(Result.sha256(path), file.sha256(), file.name());
    }
  }

  @Test
  void parentsOfTheFolderAreMade() {
    FILE.run(folder.resolve("a/b/c"));
    assertTrue(Files.exists(folder.resolve("a/b/c/manifest.json")));
  }

  @Test
  void earlierResultIsReplacedAndWhatItAloneListsIsRemoved() throws IOException {
    FILE.with("record_V", "all").run(out);
    Files.writeString(out.resolve("notes.txt"), "mine");
    Result second = FILE.with("record_V", "none").with("n_steps", 100).run(out);
    assertEquals(
        List.of(
            "manifest.json",
            "notes.txt",
            "params.resolved.yaml",
            "rates.csv",
            "spikes.csv",
            "summary.json"),
        second.names());
    assertEquals("mine", Files.readString(out.resolve("notes.txt")));
    Result fresh = FILE.with("record_V", "none").with("n_steps", 100).run(folder.resolve("fresh"));
    assertEquals(fresh.lines("summary.json"), second.lines("summary.json"));
  }

  @Test
  void emptyFolderIsTaken() throws IOException {
    Files.createDirectory(out);
    FILE.run(out);
    assertTrue(Files.exists(out.resolve("manifest.json")));
  }

  @Test
  void folderOfOtherThingsIsRefused() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("thesis.tex"), "mine");
    assertRefusedAndUntouched(FILE, "is not empty and holds no result of ours");
  }

  @Test
  void folderWithAManifestOfSomethingElseIsRefused() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("manifest.json"), "{\"name\": \"an app\", \"files\": []}");
    assertRefusedAndUntouched(FILE, "is not empty and holds no result of ours");
    Files.writeString(out.resolve("manifest.json"), "no JSON");
    assertRefusedAndUntouched(FILE, "is not empty and holds no result of ours");
  }

  @Test
  void manifestOfSomethingElseBesideTheMarkOfADeadRunIsRefused() throws IOException {
    Files.createDirectories(out.resolve(".rheobase"));
    Files.writeString(out.resolve("manifest.json"), "{\"name\": \"an app\"}");
    RunFailedException refusal = assertThrows(RunFailedException.class, () -> FILE.run(out));
    assertTrue(refusal.getMessage().contains("is no result of ours"), refusal.getMessage());
    assertEquals("{\"name\": \"an app\"}", Files.readString(out.resolve("manifest.json")));
  }

  @Test
  void fileInPlaceOfTheFolderIsRefused() throws IOException {
    Files.writeString(out, "mine");
    assertRefusedAndUntouched(FILE, "a file of that name exists");
  }

  @Test
  void usersOwnFileWithOneOfOurNamesIsRefused() throws IOException {
    FILE.with("record_V", "none").run(out);
    Files.writeString(out.resolve("voltages.csv"), "mine");
    assertRefusedAndUntouched(FILE, "voltages.csv exists and is no result of ours");
  }

  @Test
  void usersFolderInPlaceOfAResultIsRefused() throws IOException {
    FILE.run(out);
    Files.delete(out.resolve("voltages.csv"));
    Files.createDirectories(out.resolve("voltages.csv/mine"));
    assertRefusedAndUntouched(FILE, "voltages.csv exists and is no result of ours");
  }

  @Test
  void manifestThatPointsOutOfItsFolderIsNotBelieved() throws IOException {
    FILE.run(out);
    Path manifest = out.resolve("manifest.json");
    Files.writeString(folder.resolve("victim.csv"), "mine");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"voltages.csv\"", "\"../victim.csv\""));
    assertRefusedAndUntouched(FILE, "holds no result of ours");
  }

  @Test
  void linksInPlaceOfResultsAreReplacedAndNotFollowed() throws IOException {
    FILE.run(out);
    Path victim = Files.writeString(folder.resolve("victim.csv"), "mine");
    Path other = Files.writeString(folder.resolve("other.csv"), "mine too");
    for (String name : List.of("spikes.csv", "voltages.csv")) {
      Files.delete(out.resolve(name));
    }
    Files.createSymbolicLink(out.resolve("spikes.csv"), victim);
    Files.createSymbolicLink(out.resolve("voltages.csv"), other);
    FILE.with("record_V", "none").run(out);
    assertEquals("mine", Files.readString(victim));
    assertEquals("mine too", Files.readString(other));
    assertTrue(Files.isRegularFile(out.resolve("spikes.csv")));
    assertFalse(Files.isSymbolicLink(out.resolve("spikes.csv")));
    assertFalse(Files.isSymbolicLink(out.resolve("voltages.csv")));
  }

  @Test
  void linkInPlaceOfTheWorkingFolderIsRefused() throws IOException {
    FILE.run(out);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("thesis.tex"), "mine");
    Files.createSymbolicLink(out.resolve(".rheobase"), elsewhere);
    assertRefusedAndUntouched(FILE, "is not a folder of ours");
  }

  @Test
  void linkToAFolderIsTheFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(out, real);
    FILE.run(out);
    assertTrue(Files.exists(real.resolve("manifest.json")));
    assertTrue(Files.isSymbolicLink(out));
  }

  @Test
  void linkToNowhereIsRefusedAndStays() throws IOException {
    Files.createSymbolicLink(out, folder.resolve("nowhere"));
    assertRefusedAndUntouched(FILE, "a file of that name exists");
  }

  @Test
  void runThatFailsLeavesNothingBehind() throws IOException {
    FolderContent before = FolderContent.of(folder);
    PopulationRun run = new PopulationRun(FILE.request(folder.resolve("a/b/c")));
    assertThrows(
        IllegalStateException.class,
        () ->
            run.execute(
                steps -> {
                  throw new IllegalStateException("the display is gone");
                },
                () -> false));
    assertEquals(before, FolderContent.of(folder));
  }

  @Test
  void runThatFailsLeavesAnEarlierResultAsItWas() throws IOException {
    FILE.run(out);
    assertRefusedAndUntouched(FILE.with("tau_m", "1e-300").with("V_L", "-1e10"), "became NaN");
  }

  @Test
  void nothingIsLeftOfARunThatDiedBeforeItsEnd() throws IOException {
    Result earlier = FILE.run(out);
    Path working = Files.createDirectory(out.resolve(".rheobase"));
    Files.writeString(working.resolve("voltages.csv"), "t_ms\n0.0");
    Files.writeString(working.resolve("lock"), "");
    Files.writeString(working.resolve("manifest.json.draft"), "{");
    OutputFolder.claim(out, List.of()).close();
    assertEquals(6, earlier.names().size());
    assertEquals(FILE.run(folder.resolve("fresh")).hashes(), earlier.hashes());
  }
}
