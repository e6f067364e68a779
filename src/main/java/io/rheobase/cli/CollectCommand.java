package io.rheobase.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Placeholder. */
@Command(name = "collect")
final class CollectCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
