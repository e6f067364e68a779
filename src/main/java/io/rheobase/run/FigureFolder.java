package io.rheobase.run;

import io.rheobase.machine.Sha256;
import io.rheobase.record.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A complete result that figures are added to. They appear together, and the manifest lists them,
 * so that the next run into the folder takes them away with the data that they show.
 */
public final class FigureFolder implements AutoCloseable {

  private final OutputFolder folder;
  private final List<WrittenFile> figures = new ArrayList<>();

  private FigureFolder(OutputFolder folder) {
    this.folder = folder;
  }

  /**
   * Claims a folder.
   *
   * @param result folder with a complete result
   * @param names of the figures that will be added
   * @throws RunFailedException where it holds no result, belongs to another run, or has a file of
   *     such a name that is not ours
   */
  public static FigureFolder claim(Path result, List<String> names) {
    if (!PopulationRun.isResult(result)) {
      throw new RunFailedException(result + " holds no result (no manifest of ours)");
    }
    return new FigureFolder(OutputFolder.claim(result, names));
  }

  /** Writes a figure aside. */
  public void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.working().resolve(name), bytes, StandardOpenOption.CREATE_NEW);
    byte[] hash = Sha256.create().digest(bytes);
    figures.add(new WrittenFile(name, bytes.length, HexFormat.of().formatHex(hash)));
  }

  /** Puts the figures that were written in place. */
  public void publish() throws IOException {
    folder.addFigures(figures);
  }

  @Override
  public void close() {
    folder.close();
  }
}
