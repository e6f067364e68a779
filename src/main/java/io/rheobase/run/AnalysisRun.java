package io.rheobase.run;

import io.rheobase.params.Fault;
import io.rheobase.record.ResultFile;
import io.rheobase.record.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Analyses recordings that are there, and leaves the result in an output folder. */
public final class AnalysisRun {

  private final AnalysisRequest request;
  private final List<ResultFile> files = new ArrayList<>();

  public AnalysisRun(AnalysisRequest request) {
    this.request = request;
  }

  /**
   * Whether the output folder tells of a complete run of the same simulation whose files are there.
   */
  public boolean hasRecordings() {
    try {
      return !request.recordings().isEmpty() && listed().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  /** The files that stay; empty where one is missing, or not as long as its manifest says. */
  private Optional<List<WrittenFile>> listed() throws IOException {
    Optional<Manifest.Listing> listing =
        Manifest.read(request.out().resolve(Manifest.NAME)).filter(Manifest.Listing::complete);
    if (listing.isEmpty() || !listing.get().simulation().equals(request.recordings())) {
      return Optional.empty();
    }
    List<WrittenFile> kept =
        listing.get().data().stream()
            .filter(file -> request.names().contains(file.name()))
            .toList();
    if (kept.size() != request.names().size()) {
      return Optional.empty();
    }
    for (WrittenFile file : kept) {
      Path path = request.out().resolve(file.name());
      if (!Files.isRegularFile(path) || Files.size(path) != file.bytes()) {
        return Optional.empty();
      }
    }
    return Optional.of(kept);
  }

  /** The same, where no one has changed a byte of them. */
  private List<WrittenFile> kept() throws IOException {
    List<WrittenFile> kept =
        listed().orElseThrow(() -> new ChangedRecordingsException("another run has replaced them"));
    for (WrittenFile file : kept) {
      if (!WrittenFile.of(request.out().resolve(file.name())).equals(file)) {
        throw new ChangedRecordingsException(file.name() + " is not what its manifest says");
      }
    }
    return kept;
  }

  /**
   * Runs the analyses, or until they are stopped; an earlier result then stays as it is.
   *
   * @param stop asked now and then
   * @return the first difference from what was expected, if there is one; nothing where it was
   *     stopped
   * @throws ChangedRecordingsException where the recordings are not what the run had left
   * @throws RunFailedException with the reason, where it fails
   */
  public Optional<Outcome> execute(BooleanSupplier stop) {
    try {
      List<String> names = new ArrayList<>(List.of(PopulationRun.RESOLVED));
      request.analyses().forEach(analysis -> names.addAll(analysis.fileNames()));
      try (OutputFolder folder = OutputFolder.claim(request.out(), names)) {
        return run(folder, stop);
      }
    } catch (IOException e) {
      throw new RunFailedException(IoReason.of(e), e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new RunFailedException(String.valueOf(e), e);
    }
  }

  /**
   * What came of it.
   *
   * @param folder where its files are
   * @param difference from what was expected, if there is one
   */
  public record Outcome(Path folder, Optional<Difference> difference) {}

  private Optional<Outcome> run(OutputFolder folder, BooleanSupplier stop) throws Exception {
    String started = UtcTime.now();
    List<WrittenFile> written = new ArrayList<>(request.names().isEmpty() ? List.of() : kept());
    try {
      for (Analysis analysis : request.analyses()) {
        if (!analysis.write(request.out(), name -> file(folder, name), stop)) {
          return Optional.empty();
        }
      }
      file(folder, PopulationRun.RESOLVED).write(request.resolved());
      for (ResultFile file : files) {
        written.add(file.finish());
      }
    } finally {
      for (ResultFile file : files) {
        file.close();
      }
    }
    Optional<Difference> difference =
        request.expected().isPresent()
            ? Comparison.first(request.expected().get(), name -> place(folder, name), written)
            : Optional.empty();
    folder.publish(new Manifest(provenance(started), written, state()));
    return Optional.of(new Outcome(request.out(), difference));
  }

  /** What the run can go on from stays with its recordings. */
  private List<WrittenFile> state() throws IOException {
    return request.names().isEmpty()
        ? List.of()
        : Manifest.read(request.out().resolve(Manifest.NAME)).orElseThrow().state();
  }

  private Path place(OutputFolder folder, String name) {
    return (request.names().contains(name) ? request.out() : folder.working()).resolve(name);
  }

  private ResultFile file(OutputFolder folder, String name) throws IOException {
    ResultFile file = new ResultFile(folder.working(), name);
    files.add(file);
    return file;
  }

  private Manifest.Provenance provenance(String started) {
    return new Manifest.Provenance(
        "",
        true,
        "0.0",
        request.untilMs(),
        Identity.sha256(request.resolved()),
        request.recordings(),
        request.threads(),
        0,
        0,
        started,
        0,
        0,
        request.inputs(),
        request.comments(),
        request.warnings().stream().map(Fault::toString).toList());
  }
}
