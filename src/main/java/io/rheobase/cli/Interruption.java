package io.rheobase.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a run that is told to end (Ctrl-C, SIGTERM, SIGHUP) finish its slice and keep what it has.
 * The JVM itself then ends with 128 + the signal's number.
 *
 * <p>The hook waits until this is closed; a program that ends on its own closes it first.
 */
final class Interruption implements AutoCloseable {

  private final AtomicBoolean requested = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "rheobase-interruption");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void request() {
    requested.set(true);
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean requested() {
    return requested.get();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is already on its way down: the hook has just been let go.
    }
  }
}
