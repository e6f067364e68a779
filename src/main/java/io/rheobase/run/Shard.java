package io.rheobase.run;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of a sweep or a run, each of which a process of its own computes.
 *
 * @param number which, from 1
 * @param count how many there are
 */
public record Shard(int number, int count) {

  /** All of it. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");

  public Shard {
    if (number < 1 || number > count) {
      throw new IllegalArgumentException(
          "a shard is k/n with k from 1 to n, found " + number + "/" + count);
    }
  }

  /**
   * Reads {@code k/n}.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a shard is k/n, as in 3/8, found " + text);
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /**
   * The shard that a task of a Slurm array or a pod of a Kubernetes indexed job computes.
   *
   * @param environment the process's
   * @return nothing where the process is neither
   * @throws IllegalArgumentException where the environment does not say how many there are
   */
  public static Optional<Shard> ofEnvironment(Map<String, String> environment) {
    if (environment.containsKey("SLURM_ARRAY_TASK_ID")) {
      int id = number(environment, "SLURM_ARRAY_TASK_ID", -1);
      int least = number(environment, "SLURM_ARRAY_TASK_MIN", 0);
      int step = number(environment, "SLURM_ARRAY_TASK_STEP", 1);
      int count = number(environment, "SLURM_ARRAY_TASK_COUNT", -1);
      return Optional.of(new Shard((id - least) / Math.max(1, step) + 1, count));
    }
    if (environment.containsKey("JOB_COMPLETION_INDEX")) {
      if (!environment.containsKey("JOB_COMPLETIONS")) {
        throw new IllegalArgumentException(
            "JOB_COMPLETION_INDEX says that this is one of several, but not of how many: set"
                + " JOB_COMPLETIONS to the job's completions, or give --shard (1/1 for all)");
      }
      return Optional.of(
          new Shard(
              number(environment, "JOB_COMPLETION_INDEX", -1) + 1,
              number(environment, "JOB_COMPLETIONS", -1)));
    }
    return Optional.empty();
  }

  private static int number(Map<String, String> environment, String name, int absent) {
    String text = environment.get(name);
    if (text == null) {
      return absent;
    }
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is no number: " + text, e);
    }
  }

  /** Whether it is all there is. */
  public boolean isWhole() {
    return count == 1;
  }

  /** How many of all parts belong to it. */
  public long share(long parts) {
    return parts < number ? 0 : (parts - number) / count + 1;
  }

  /** Whether a part, counted from 0, belongs to it: every {@code count}-th does. */
  public boolean includes(long part) {
    return part % count == number - 1;
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
