package io.rheobase.cli;

import picocli.CommandLine;

/** The commands by name. */
final class Commands {
  private Commands() {}

  static void addTo(CommandLine sim) {
    sim.addSubcommand(new NamedRunCommand());
    sim.addSubcommand(new SweepCommand());
    sim.addSubcommand(new CollectCommand());
    sim.addSubcommand(new CheckCommand());
    sim.addSubcommand(new InferCommand());
    sim.addSubcommand(new PlotCommand());
    sim.addSubcommand(new ReportCommand());
    sim.addSubcommand(new ModelsCommand());
    sim.addSubcommand(new VerifyCommand());
    sim.addSubcommand(new InitCommand());
    sim.addSubcommand(new CompletionCommand());
  }
}
