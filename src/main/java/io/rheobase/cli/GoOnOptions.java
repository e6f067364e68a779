package io.rheobase.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a run is to go on, which an earlier one left. */
final class GoOnOptions {

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Goes on with the run that was interrupted or killed in this output folder, from its last"
              + " checkpoint (output: {checkpoint: 10 min}), to the same bytes. With --params a run"
              + " that has no checkpoint begins anew, and one that is complete is left as it is.")
  Path resume;

  @Option(
      names = "--continue",
      paramLabel = "DIR",
      description =
          "Makes the finished run in this output folder longer, with --duration or --for, to the"
              + " bytes of one long run. It must have kept its state (output: {final_state: true}).")
  Path extend;

  @Option(
      names = "--duration",
      arity = "1..2",
      paramLabel = "TIME",
      description = "With --continue: the whole simulated time, such as 2 s.")
  List<String> duration = new ArrayList<>();

  @Option(
      names = "--for",
      arity = "1..2",
      paramLabel = "TIME",
      description = "With --continue: the simulated time to go on for, such as 500 ms.")
  List<String> further = new ArrayList<>();
}
