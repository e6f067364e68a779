package io.rheobase.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The same command line once more, in a JVM that has the Vector API: it is an incubator module, and
 * only flags of the JVM bring it in.
 *
 * <p>The child's standard input is a pipe from this process. It carries the parameter file where
 * that came from standard input, and it is how the child learns that this process died: the pipe
 * ends ({@link ParentWatch}). Standard output is inherited; standard error goes through this
 * process, which takes the JVM's notices about the flags out.
 */
final class VectorProcess {

  /** Set in the child: the number of bytes of the parameter file that come by standard input. */
  static final String CHILD_PROPERTY = "rheobase.child";

  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final String MODULE = "jdk.incubator.vector";

  /**
   * What a JVM that runs kernels is started with. The JIT is to compile them after few calls: every
   * call until then costs some hundredfold. All else is to be compiled with full optimisation ten
   * times later than by default, as most of it is run for a moment only; what is known of types by
   * then is to be believed early nevertheless, or the JIT of JDK 17 would leave calls in kernels.
   * What is called once a step and block stays a call: inlined it would be compiled several times
   * over, which on one processor takes the run's time.
   */
  static final List<String> FLAGS =
      Stream.concat(
              Restart.LATE_OPTIMISATION.stream(),
              Stream.of(
                  "--add-modules=" + MODULE,
                  "-XX:ProfileMaturityPercentage=1",
                  "-XX:CompileCommand=quiet",
                  "-XX:CompileCommand=CompileThresholdScaling,io.rheobase.compiler.Generated*::*,0.006",
                  "-XX:CompileCommand=dontinline,io.rheobase.engine.NeuronBlock::*",
                  "-XX:CompileCommand=dontinline,io.rheobase.engine.Arrivals::collect",
                  "-XX:CompileCommand=dontinline,io.rheobase.network.CommonDelayProjection::*"))
          .toList();

  private static final List<String> NOTICES =
      List.of("WARNING: Using incubator modules", "NOTE: Picked up ", "Picked up ");

  private VectorProcess() {}

  /** Whether this JVM could be started again with the Vector API, and was not yet. */
  static boolean isPossible() {
    return System.getProperty(CHILD_PROPERTY) == null
        && ModuleLayer.boot().findModule(MODULE).isEmpty()
        && ModuleFinder.ofSystem().find(MODULE).isPresent()
        && ownArguments().isPresent();
  }

  /** The program that runs this JVM. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** All arguments of this JVM, its own flags included; empty where the system does not tell. */
  private static Optional<List<String>> ownArguments() {
    try {
      String commandLine = Files.readString(COMMAND_LINE);
      List<String> words = List.of(commandLine.split("\0"));
      return words.size() < 2 ? Optional.empty() : Optional.of(words.subList(1, words.size()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Runs the child to its end.
   *
   * @param standardInput what this process read from its standard input
   * @return its exit code
   */
  static int run(byte[] standardInput) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(FLAGS);
    command.addAll(ClassArchive.flags());
    command.add("-D" + CHILD_PROPERTY + "=" + standardInput.length);
    command.add("-D" + Terminal.PROPERTY + "=" + Terminal.isStandardError());
    command.addAll(ownArguments().orElseThrow());
    Process child =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
    Thread hook = new Thread(() -> endWith(child), "rheobase-child");
    Runtime.getRuntime().addShutdownHook(hook);
    CheckpointSignal.passOn(child);
    // The pipe stays open as long as this process lives.
    OutputStream input = child.getOutputStream();
    try {
      input.write(standardInput);
      input.flush();
    } catch (IOException e) {
      // The child has ended already; its exit code says why.
    }
    passOn(child.getErrorStream(), System.err);
    int code = waitFor(child);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A signal ended both: the JVM's own exit code stands.
    }
    return code;
  }

  /**
   * This process is told to end: so is the child, which then keeps what it has. {@link
   * Process#destroy} would close the pipe, too, and the child take that for this one's death.
   */
  private static void endWith(Process child) {
    child.toHandle().destroy();
    waitFor(child);
  }

  private static int waitFor(Process child) {
    while (true) {
      try {
        return child.waitFor();
      } catch (InterruptedException e) {
        child.toHandle().destroy();
      }
    }
  }

  /**
   * Copies standard error as it comes, without the notices that may stand before everything else.
   */
  static void passOn(InputStream from, PrintStream to) throws IOException {
    byte[] line = new byte[1 << 12];
    int length = 0;
    boolean before = true;
    byte[] buffer = new byte[1 << 12];
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      for (int i = 0; i < n; i++) {
        if (!before) {
          to.write(buffer, i, n - i);
          break;
        }
        line[length++] = buffer[i];
        if (buffer[i] == '\n' || length == line.length) {
          before = isNotice(line, length);
          if (!before) {
            to.write(line, 0, length);
          }
          length = 0;
        } else if (!mayBecomeNotice(line, length)) {
          before = false;
          to.write(line, 0, length);
          length = 0;
        }
      }
      to.flush();
    }
    to.write(line, 0, length);
    to.flush();
  }

  private static boolean isNotice(byte[] line, int length) {
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    return NOTICES.stream().anyMatch(text::startsWith);
  }

  private static boolean mayBecomeNotice(byte[] line, int length) {
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    return NOTICES.stream().anyMatch(notice -> text.startsWith(notice) || notice.startsWith(text));
  }
}
