package io.rheobase.cli;

import io.rheobase.machine.MachineCode;
import io.rheobase.machine.ProcessImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts the JVM of this process once more, with the {@link ClassArchive} beside the jar: a jar
 * cannot name flags of the JVM that runs it. The process stays the same, for whoever waits for it
 * or sends it a signal, and nothing has been read, written or printed before.
 *
 * <p>Where it cannot be done, or somebody has given flags that are more than memory and properties,
 * everything goes on as it is. {@code -Drheobase.started=true} has it left alone, too.
 */
final class Restart {
  private static final String STARTED = "rheobase.started";
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final Path ENVIRONMENT = Path.of("/proc/self/environ");

  /** Variables that a JVM takes flags from, and says so on standard error. */
  private static final List<String> FLAGS_OF_OTHERS =
      List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

  private static final List<String> PASSED_ON = List.of("-Xmx", "-Xms", "-Xss", "-D");

  /**
   * Most code runs for a moment only: it is to be compiled with full optimisation ten times later
   * than by default.
   */
  static final List<String> LATE_OPTIMISATION =
      List.of(
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  /** The run is over before it pays. */
  private static final List<String> NO_OPTIMISATION = List.of("-XX:TieredStopAtLevel=1");

  private static final long LONGEST_FILE = 1 << 20;

  private Restart() {}

  /**
   * Does not return where the JVM is started once more.
   *
   * @param args of the command line
   */
  static void once(String... args) {
    if (System.getProperty(STARTED) != null || haveOthersFlags()) {
      return;
    }
    try {
      List<byte[]> words = texts(Files.readAllBytes(COMMAND_LINE));
      Optional<Path> archive =
          mayTakeFlags(words) && areWhole(words, args) ? ClassArchive.find() : Optional.empty();
      if (archive.isPresent() && MachineCode.isCallable()) {
        List<String> flags = new ArrayList<>(ClassArchive.flags(archive.get()));
        flags.addAll(isBrief(args) ? NO_OPTIMISATION : LATE_OPTIMISATION);
        flags.add("-D" + STARTED + "=true");
        List<byte[]> command = new ArrayList<>(words);
        command.addAll(1, flags.stream().map(Restart::bytes).toList());
        byte[] program = bytes(VectorProcess.java());
        ProcessImage.replace(program, command, texts(Files.readAllBytes(ENVIRONMENT)));
      }
    } catch (IOException | InvalidPathException e) {
      // The system does not tell, or there is no such file: whoever reads it will say so.
    }
  }

  /** Without machine code everything is hot in code that the JIT has to optimise. */
  private static boolean isBrief(String... args) throws IOException {
    Optional<RunOptions> options =
        MachineCode.isAvailable() ? PlainRun.options(args) : Optional.empty();
    if (options.isEmpty()
        || options.get().params.equals("-")
        || !options.get().simd.takesMachineCode()) {
      return false;
    }
    Path file = Path.of(options.get().params);
    return Files.isRegularFile(file)
        && Files.size(file) <= LONGEST_FILE
        && Foresight.isBrief(Files.readAllBytes(file), options.get().set.set);
  }

  private static boolean haveOthersFlags() {
    for (String variable : FLAGS_OF_OTHERS) {
      if (System.getenv(variable) != null) {
        return true;
      }
    }
    return false;
  }

  /** Old kernels cut a long command line short. */
  private static boolean areWhole(List<byte[]> words, String... args) {
    int first = words.size() - args.length;
    for (int i = 0; i < args.length; i++) {
      if (first < 0 || !new String(words.get(first + i), StandardCharsets.UTF_8).equals(args[i])) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing stands before the jar but what bears other flags beside it. */
  private static boolean mayTakeFlags(List<byte[]> words) {
    for (int i = 1; i < words.size(); i++) {
      String word = new String(words.get(i), StandardCharsets.ISO_8859_1);
      if (word.equals("-jar")) {
        return true;
      }
      if (!isPassedOn(word)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isPassedOn(String word) {
    for (String flag : PASSED_ON) {
      if (word.startsWith(flag)) {
        return true;
      }
    }
    return false;
  }

  /** Texts that each end with a zero byte. */
  private static List<byte[]> texts(byte[] all) {
    List<byte[]> texts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == 0) {
        byte[] text = new byte[i - begin];
        System.arraycopy(all, begin, text, 0, text.length);
        texts.add(text);
        begin = i + 1;
      }
    }
    return texts;
  }

  /** As the JVM itself wrote the names of files. */
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
