package io.rheobase.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a parameter file to start from. */
@Command(
    name = "init",
    description = "Writes a commented parameter file to start from; never over an existing one.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class InitCommand implements Callable<Integer> {

  private static final String FOLDER = "/io/rheobase/init/";

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "params.yaml",
      description = "The file to write; by default params.yaml.")
  private Path file;

  @Option(names = "--flat", description = "In the flat form: bare numbers, one population.")
  private boolean flat;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String template = flat ? "flat.yaml" : "full.yaml";
    try (InputStream in = InitCommand.class.getResourceAsStream(FOLDER + template)) {
      Files.write(file, in.readAllBytes(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw wrong(file + " exists already: choose another name");
    } catch (IOException e) {
      throw wrong(file + " cannot be written: " + e.getMessage());
    }
    spec.commandLine().getOut().println("wrote " + file + "; try: sim check " + file);
    return ExitCode.DONE;
  }

  private CommandLine.ParameterException wrong(String what) {
    return new CommandLine.ParameterException(spec.commandLine(), what);
  }
}
