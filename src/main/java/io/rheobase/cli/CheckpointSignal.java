package io.rheobase.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * SIGUSR1 asks a run for a checkpoint and lets it go on: a cluster sends it some minutes before it
 * ends a job. Where the JVM has no such signal, nothing asks. The class that takes signals is the
 * JDK's own, in no standard of Java, hence by reflection.
 */
final class CheckpointSignal {

  private static final String NAME = "USR1";

  private final AtomicBoolean asked = new AtomicBoolean();

  private CheckpointSignal() {}

  /** Begins to listen. */
  static CheckpointSignal listen() {
    CheckpointSignal signal = new CheckpointSignal();
    handle(() -> signal.asked.set(true));
    return signal;
  }

  /** Has a signal passed on to another process, where this one only waits for that. */
  static void passOn(Process other) {
    handle(
        () -> {
          try {
            new ProcessBuilder("kill", "-" + NAME, String.valueOf(other.pid())).start();
          } catch (java.io.IOException e) {
            // There is no kill: the checkpoint comes when it is due.
          }
        });
  }

  private static void handle(Runnable then) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invoked =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              then.run();
            }
            return null;
          };
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(NAME),
              Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, invoked));
    } catch (ReflectiveOperationException e) {
      System.getLogger(CheckpointSignal.class.getName())
          .log(System.Logger.Level.DEBUG, "no SIG" + NAME, e);
    }
  }

  /** Whether the signal came since this was last asked. */
  boolean asked() {
    return asked.getAndSet(false);
  }
}
