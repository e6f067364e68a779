package io.rheobase.cli;

import picocli.CommandLine.Option;

/** What a sweep may be told besides. */
final class SweepOptions {

  @Option(
      names = "--dry-run",
      description = "Says how many points are known and how many are to be computed; runs none.")
  boolean dryRun;

  @Option(
      names = "--point",
      paramLabel = "N",
      description =
          "Runs point N (the first column of sweep.csv) as an ordinary run, into the folder point-N"
              + " of the output folder.")
  Long point;

  @Option(
      names = "--fail-fast",
      description = "Ends with the first point that fails; else it is a row with its error.")
  boolean failFast;

  @Option(
      names = "--keep-going",
      description = "Goes on where a point fails, which is what happens without --fail-fast.")
  boolean keepGoing;
}
