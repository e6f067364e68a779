package io.rheobase.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads that take numbered tasks in turn and meet when all are done. */
public final class WorkerPool implements AutoCloseable {

  /** One of the numbered tasks. */
  @FunctionalInterface
  public interface Task {
    /** Runs task {@code number}. */
    void run(int number) throws Exception;
  }

  private final int threads;
  private final ExecutorService executor;

  /**
   * @param threads one: the calling thread does everything itself
   */
  public WorkerPool(int threads) {
    this.threads = threads;
    this.executor = threads == 1 ? null : startThreads(threads);
  }

  private static ExecutorService startThreads(int threads) {
    AtomicInteger number = new AtomicInteger();
    return Executors.newFixedThreadPool(
        threads,
        work -> {
          Thread thread = new Thread(work, "rheobase-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Runs tasks 0 … {@code tasks} − 1, each once, and returns when all are done. All that the tasks
   * wrote is visible to the caller, and all that the caller wrote before is visible to the tasks.
   *
   * @throws Exception the first failure of a task; tasks not yet begun are then left out
   */
  public void run(int tasks, Task task) throws Exception {
    if (executor == null) {
      for (int number = 0; number < tasks; number++) {
        task.run(number);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    Callable<Void> taker =
        () -> {
          for (int number = next.getAndIncrement();
              number < tasks && !failed.get();
              number = next.getAndIncrement()) {
            try {
              task.run(number);
            } catch (Throwable failure) {
              failed.set(true);
              throw failure;
            }
          }
          return null;
        };
    List<Callable<Void>> takers = new ArrayList<>();
    for (int i = 0; i < Math.min(threads, tasks); i++) {
      takers.add(taker);
    }
    for (Future<Void> taken : executor.invokeAll(takers)) {
      try {
        taken.get();
      } catch (ExecutionException failure) {
        throw unwrapped(failure);
      }
    }
  }

  private static Exception unwrapped(ExecutionException failure) {
    if (failure.getCause() instanceof Error error) {
      throw error;
    }
    return (Exception) failure.getCause();
  }

  @Override
  public void close() {
    if (executor != null) {
      executor.shutdownNow();
    }
  }
}
