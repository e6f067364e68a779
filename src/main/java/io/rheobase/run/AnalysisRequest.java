package io.rheobase.run;

import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference;
import io.rheobase.params.Fault;
import io.rheobase.record.StepTime;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Analyses without a run, as they are asked for.
 *
 * @param resolved the full form of the parameters
 * @param recordings what the recordings are known by, where a run made them; empty elsewhere
 * @param untilMs the time that the recordings cover (ms)
 * @param names of the files that the run left in the output folder, and which stay there
 * @param inputs files that are read besides
 * @param comments remarks in the parameter file, by the address of what they are about
 * @param warnings that were given
 * @param threads that do it; no result depends on it
 * @param out the output folder
 * @param expected a folder with an earlier result to compare with
 * @param analyses in order
 */
public record AnalysisRequest(
    String resolved,
    String recordings,
    String untilMs,
    List<String> names,
    List<DataFile> inputs,
    Map<String, String> comments,
    List<Fault> warnings,
    int threads,
    Path out,
    Optional<Path> expected,
    List<Analysis> analyses) {

  public AnalysisRequest {
    names = List.copyOf(names);
    inputs = List.copyOf(inputs);
    comments = Collections.unmodifiableMap(new LinkedHashMap<>(comments));
    warnings = List.copyOf(warnings);
    analyses = List.copyOf(analyses);
  }

  /** Analyses of what a run of the same simulation has left in the output folder. */
  public static AnalysisRequest of(RunRequest request) {
    Experiment experiment = request.file().experiment();
    return new AnalysisRequest(
        ResolvedParameters.yaml(experiment),
        Identity.ofRecordings(experiment),
        new StepTime(experiment.clock().dt()).text(experiment.clock().steps()),
        PopulationRun.recordedFiles(experiment),
        DataFiles.of(experiment),
        request.file().comments(),
        request.file().warnings(),
        request.partition().threads(),
        request.out(),
        request.expected(),
        request.analyses());
  }

  /** An analysis of recordings that lie in files. */
  public static AnalysisRequest of(
      Inference inference,
      List<Fault> warnings,
      int threads,
      Path out,
      Optional<Path> expected,
      Analysis analysis) {
    return new AnalysisRequest(
        ResolvedParameters.yaml(inference),
        "",
        end((Inference.Voltage.FromFile) inference.voltage()),
        List.of(),
        DataFiles.of(inference),
        Map.of(),
        warnings,
        threads,
        out,
        expected,
        List.of(analysis));
  }

  private static String end(Inference.Voltage.FromFile voltage) {
    return voltage
        .interval()
        .multiply(BigDecimal.valueOf(voltage.samples() - 1L))
        .add(voltage.start())
        .toPlainString();
  }
}
