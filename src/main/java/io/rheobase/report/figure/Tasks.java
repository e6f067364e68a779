package io.rheobase.report.figure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does things side by side, on as many threads as a run may use. */
public final class Tasks {

  private final int threads;

  public Tasks(int threads) {
    this.threads = threads;
  }

  /** Does all; their results in the order of the tasks. */
  public <T> List<T> all(List<Callable<T>> tasks) throws IOException {
    List<T> results = new ArrayList<>();
    if (threads == 1 || tasks.size() < 2) {
      for (Callable<T> task : tasks) {
        results.add(one(task));
      }
      return results;
    }
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, tasks.size()));
    try {
      for (Future<T> future : pool.invokeAll(tasks)) {
        results.add(one(future::get));
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      pool.shutdown();
    }
  }

  private static <T> T one(Callable<T> task) throws IOException {
    try {
      return task.call();
    } catch (ExecutionException e) {
      throw passedOn(e.getCause());
    } catch (Exception e) {
      throw passedOn(e);
    }
  }

  private static IOException passedOn(Throwable failure) {
    if (failure instanceof IOException io) {
      return io;
    }
    if (failure instanceof RuntimeException runtime) {
      throw runtime;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return new IOException(failure);
  }
}
