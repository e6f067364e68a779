package io.rheobase.course;

import io.rheobase.engine.Partition;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.PopulationRun;
import io.rheobase.run.RunRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A parameter file of the flat form, built key by key, and its run.
 *
 * @param values text by key, in the order of the file
 */
public record FlatFile(Map<String, String> values) {
  private static final int BLOCK = 1024;
  private static final int SLICE = 512;

  /** One LIF at rest: tau_m 20 ms, E_L = V_reset = 0 mV, V_th 20 mV, g_L 1 nS (pA are mV). */
  public static FlatFile restingLif() {
    return new FlatFile(Map.of())
        .with("n_neurons", 1)
        .with("n_steps", 100)
        .with("dt", "0.1")
        .with("tau_m", 20)
        .with("g_L", 1)
        .with("V_L", 0)
        .with("V_th", 20)
        .with("V_reset", 0);
  }

  /** The course's neuron: an ExpLIF driven by 300 ± 300 pA. */
  public static FlatFile courseNeuron() {
    return new FlatFile(Map.of())
        .with("V_th", 0)
        .with("V_reset", -75)
        .with("tau_m", 10)
        .with("g_L", 10)
        .with("V_init", -65)
        .with("V_L", -75)
        .with("tau_ref", 2)
        .with("dt", "0.1")
        .with("DeltaT", 10)
        .with("V_exp_trigger", -55)
        .with("n_neurons", 8)
        .with("n_steps", 2000)
        .with("mean_I", 300)
        .with("std_I", 300);
  }

  /** The file with this key given, in place of its earlier value if there was one. */
  public FlatFile with(String key, Object value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(key, String.valueOf(value));
    return new FlatFile(changed);
  }

  /** The file without this key. */
  public FlatFile without(String key) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.remove(key);
    return new FlatFile(changed);
  }

  /** The file as text. */
  public String text() {
    return values.entrySet().stream()
        .map(value -> value.getKey() + ": " + value.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** Writes the file. */
  public Path write(Path path) throws IOException {
    return Files.writeString(path, text());
  }

  /** Reads the file as a user's would be; the files that it names lie in {@code folder}. */
  public ParameterFile read(Path folder) {
    return ParameterFile.read(
        "params.yaml", text().getBytes(StandardCharsets.UTF_8), folder, List.of());
  }

  /** A request for a run on one thread. */
  public RunRequest request(Path out) {
    return request(out, new Partition(1, BLOCK, SLICE));
  }

  /** A request for a run; files that are named lie beside the output folder. */
  public RunRequest request(Path out, Partition partition) {
    return new RunRequest(read(out.getParent()), partition, out, Optional.empty());
  }

  /** Runs to the end on one thread. */
  public Result run(Path out) {
    return run(out, new Partition(1, BLOCK, SLICE));
  }

  /** Runs to the end. */
  public Result run(Path out, Partition partition) {
    new PopulationRun(request(out, partition)).execute(steps -> {}, () -> false);
    return new Result(out);
  }
}
