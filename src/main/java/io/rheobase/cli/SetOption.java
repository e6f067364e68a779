package io.rheobase.cli;

import io.rheobase.params.ParameterFile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --set}. */
final class SetOption {

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Gives a value of the file, such as populations.exc.size, another value; may be repeated.")
  List<String> set = new ArrayList<>();

  /** What is given in place of the file's values, in order. */
  List<ParameterFile.Override> overrides() {
    List<ParameterFile.Override> overrides = new ArrayList<>();
    for (String given : set) {
      int equals = given.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--set wants KEY=VALUE, found " + given);
      }
      overrides.add(
          new ParameterFile.Override(
              given.substring(0, equals), given.substring(equals + 1), "--set " + given));
    }
    return overrides;
  }
}
