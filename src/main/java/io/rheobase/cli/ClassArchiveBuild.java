package io.rheobase.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the {@link ClassArchive} of the jar that it lies in, for the JVM that runs it, by small
 * runs in a JVM of their own. The build calls it; {@code java -cp target/sim.jar
 * io.rheobase.cli.ClassArchiveBuild} makes one for another JDK, and with the name of a file, one
 * there.
 */
public final class ClassArchiveBuild {

  private static final String REHEARSE = "rehearse";

  private static final String FLAT =
      """
      {V_th: -55, V_reset: -75, tau_m: 10, g_L: 10, V_L: -75, dt: 0.1, DeltaT: 2,
      V_exp_trigger: -60, n_neurons: 64, n_steps: 200, mean_I: 300, std_I: 300}
      """;

  private static final String NETWORK =
      """
      simulation: {dt: 0.1 ms, duration: 20 ms, seed: 1}
      populations:
        e:
          model: LIF
          size: 64
          parameters: {C_m: 200 pF, g_L: 10 nS, E_L: -60 mV, V_th: -50 mV, V_reset: -60 mV, t_ref: 5 ms}
          initial: {V: {uniform: [-60 mV, -50 mV]}}
          receptors: {ampa: {conductance: exponential, tau: 5 ms, E_rev: 0 mV}}
      connections:
        c: {from: e, to: e, rule: {pairwise_bernoulli: 0.2}, receptor: ampa, weight: 6 nS, delay: 0.1 ms}
      inputs:
        kick: {to: e, receptor: ampa, poisson: {rate: 300 Hz, weight: 6 nS}}
      record:
        spikes: {of: e, spikes: all}
        voltages: {of: {e: 0..4}, variables: [V], every: 1 ms}
      """;

  private static final String SWEEP =
      """
      V_th: -55
      V_reset: -75
      tau_m: 10
      g_L: 10
      V_L: -75
      dt: 0.1
      DeltaT: 2
      V_exp_trigger: -60
      n_neurons: 64
      n_steps: 200
      mean_I: 300
      std_I: 300
      sweep:
        grid: {mean_I: [300, 310], tau_m: [10, 11]}
        measure: [rate]
        table: {rows: mean_I, columns: tau_m, value: rate}
      """;

  private ClassArchiveBuild() {}

  /**
   * Makes the archive; where that fails there is none, and nothing else is lost.
   *
   * @param args where to, if not beside the jar
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 2 && args[0].equals(REHEARSE)) {
      rehearse(Path.of(args[1]));
      return;
    }
    Path jar = ClassArchive.jar().orElseThrow(() -> new IllegalStateException("this is in no jar"));
    boolean beside = args.length == 0;
    Path folder = beside ? jar.getParent() : Path.of(args[0]).toAbsolutePath().getParent();
    Path draft = Files.createTempDirectory(folder, "archive");
    try {
      Path written = draft.resolve("classes.jsa");
      if (run(jar, written, draft) == 0 && Files.exists(written)) {
        String name = ClassArchive.prefix(jar) + ClassArchive.suffix(written);
        Path archive = beside ? folder.resolve(name) : Path.of(args[0]);
        removeOlder(jar);
        Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      delete(draft);
    }
  }

  private static int run(Path jar, Path written, Path draft)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(VectorProcess.java());
    command.addAll(VectorProcess.FLAGS);
    command.addAll(ClassArchive.flagsToWrite(written));
    command.addAll(
        List.of("-cp", jar.toString(), ClassArchiveBuild.class.getName(), REHEARSE, "" + draft));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void rehearse(Path draft) throws IOException {
    run(draft, "flat", FLAT, "run", "--simd", "on");
    run(draft, "network", NETWORK, "run", "--simd", "on");
    run(draft, "sweep", SWEEP, "sweep");
  }

  private static void run(Path draft, String name, String text, String... command)
      throws IOException {
    Path file = draft.resolve(name + ".yaml");
    Files.writeString(file, text);
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(List.of("--quiet", "--params", "" + file, "--out", "" + draft.resolve(name)));
    words.addAll(List.of("--set", "output.plots=false", "--set", "output.report=false"));
    if (Main.execute(words.toArray(String[]::new)) != ExitCode.DONE) {
      throw new IllegalStateException("the rehearsal of " + name + " failed");
    }
  }

  private static void removeOlder(Path jar) throws IOException {
    try (DirectoryStream<Path> archives =
        Files.newDirectoryStream(jar.getParent(), ClassArchive.baseName(jar) + "-*-*.jsa")) {
      for (Path archive : archives) {
        if (Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
          Files.delete(archive);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
