package io.rheobase.cli;

import io.rheobase.run.Build;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {

  @Override
  public String[] getVersion() {
    Build build = Build.current();
    return new String[] {
      "rheobase " + build.version() + " (" + build.commit() + ")",
      "Java " + System.getProperty("java.runtime.version")
    };
  }
}
