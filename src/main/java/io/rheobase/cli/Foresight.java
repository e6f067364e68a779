package io.rheobase.cli;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses from the text of a parameter file how large its run is, before anything is parsed: how
 * the JVM is to compile follows from it, and whether vector kernels pay. A wrong guess makes a run
 * slower, by two thirds at the most that was seen, and changes no result.
 */
final class Foresight {

  private static final Pattern COMMENT = Pattern.compile("#[^\n]*");
  private static final Pattern LATER_BLOCK = Pattern.compile("(?m)^(sweep|infer)\\s*:");
  private static final Pattern NEURONS = number("n_neurons|size", "");
  private static final Pattern STEPS = number("n_steps", "");
  private static final Pattern DURATION = number("duration", "\\s*(us|ms|s|min)\\b");
  private static final Pattern STEP = number("dt", "\\s*(us|ms|s|min)\\b");

  private static final Pattern CHANGES_NEURONS =
      Pattern.compile("^(populations(\\.[^.=]+)?|(sweep|infer)[^=]*)=");
  private static final Pattern SETS_POPULATION =
      Pattern.compile("populations\\.([^.=]+)\\.size=([0-9][0-9_]*)");
  private static final Pattern SETS_SIZE =
      Pattern.compile("(?:simulation\\.)?(n_neurons|n_steps|duration|dt)=(.*)");

  /** Whose work is not in machine code for the most part. */
  private static final Pattern INVOLVED =
      Pattern.compile(
          "(?<!\\w)((plasticity|ou|pulses|ramp|sine|step|file)\\s*[:.=]|uniform\\s*:[^\\]]*A\\s*])");

  /**
   * Recorders that may be of many neurons: of a name, or a list of names; of some of each, but up
   * to a number of three digits.
   */
  private static final Pattern MANY_TRACES =
      Pattern.compile(
          "(?<!\\w)of[ \\t]*:[ \\t]*[^\\s{][^}]*variables\\s*:"
              + "|variables\\s*:[^}]*(?<!\\w)of[ \\t]*:[ \\t]*[^\\s{]"
              + "|\\.\\.\\d{3,}[^}]*}[^}]*variables\\s*:"
              + "|record_V\\s*[:=]\\s*(all|\\d{3,})");

  private static final Pattern CONNECTED =
      Pattern.compile("(?<!\\w)(connections|receptors|inputs)\\s*[:.=]");

  /** How many synapses a connection has, for each neuron, pair of neurons or altogether. */
  private static final Pattern RULE =
      Pattern.compile(
          "(?<!\\w)(fixed_indegree|fixed_outdegree|fixed_total_number|pairwise_bernoulli)"
              + "\\s*[:=]\\s*([0-9][0-9_]*\\.?[0-9]*|\\.[0-9]+)"
              + "|(?<!\\w)rule\\s*[:=]\\s*all_to_all");

  /** Neuron-steps up to which full optimisation takes longer than it saves. */
  private static final double BRIEF = 4e9;

  private static final double BRIEF_IF_CONNECTED = 5e8;
  private static final double BRIEF_IF_INVOLVED = 1e7;

  /** To make more of them, and to bring spikes to them, pays for full optimisation. */
  private static final double MOST_SYNAPSES = 1e7;

  private Foresight() {}

  /** Whether the run is over before the JIT's full optimisation pays. */
  static boolean isBrief(byte[] file, List<String> set) {
    String text = text(file);
    double neuronSteps = neuronSteps(text, set);
    String all = text + "\n" + String.join("\n", set);
    double most =
        INVOLVED.matcher(all).find() || MANY_TRACES.matcher(all).find()
            ? BRIEF_IF_INVOLVED
            : CONNECTED.matcher(all).find() ? BRIEF_IF_CONNECTED : BRIEF;
    return neuronSteps > 0 && neuronSteps <= most && synapses(text, set) <= MOST_SYNAPSES;
  }

  /** Synapses, if every connection were of all neurons to all; what is set counts alone. */
  private static double synapses(String text, List<String> set) {
    double neurons = neurons(set, sizes(set), text);
    String settings = String.join("\n", set);
    Matcher rule = RULE.matcher(RULE.matcher(settings).find() ? settings : text);
    double synapses = 0;
    while (rule.find()) {
      synapses +=
          switch (rule.group(1) == null ? "" : rule.group(1)) {
            case "fixed_total_number" -> value(rule.group(2));
            case "pairwise_bernoulli" -> value(rule.group(2)) * neurons * neurons;
            case "" -> neurons * neurons;
            default -> value(rule.group(2)) * neurons;
          };
    }
    return synapses;
  }

  private static String text(byte[] file) {
    return COMMENT.matcher(new String(file, StandardCharsets.UTF_8)).replaceAll("");
  }

  private static Pattern number(String key, String unit) {
    return Pattern.compile(
        "(?<![\\w.])(?:" + key + ")\\s*:\\s*([0-9][0-9_]*\\.?[0-9]*|\\.[0-9]+)" + unit);
  }

  /**
   * Neuron-steps of the run, 0 where the text does not say it plainly.
   *
   * @param set what is given in place of the file's values, as {@code KEY=VALUE}
   */
  static double neuronSteps(byte[] file, List<String> set) {
    return neuronSteps(text(file), set);
  }

  private static double neuronSteps(String text, List<String> set) {
    if (LATER_BLOCK.matcher(text).find()
        || set.stream().anyMatch(given -> CHANGES_NEURONS.matcher(given).find())) {
      return 0;
    }
    String sizes = sizes(set);
    double neurons = neurons(set, sizes, text);
    String all = sizes + text;
    Matcher steps = STEPS.matcher(all);
    if (steps.find()) {
      return neurons * value(steps);
    }
    Matcher duration = DURATION.matcher(all);
    Matcher step = STEP.matcher(all);
    return duration.find() && step.find() ? neurons * (time(duration) / time(step)) : 0;
  }

  /** The settings of sizes as a file has them, the last first: it holds, and is found first. */
  private static String sizes(List<String> set) {
    StringBuilder sizes = new StringBuilder();
    for (String given : set) {
      Matcher size = SETS_SIZE.matcher(given);
      if (size.matches()) {
        sizes.insert(0, size.group(1) + ": " + size.group(2) + "\n");
      }
    }
    return sizes.toString();
  }

  private static double neurons(List<String> set, String sizes, String text) {
    Matcher given = NEURONS.matcher(sizes);
    if (given.find()) {
      return value(given);
    }
    double neurons = 0;
    int populations = 0;
    for (Matcher size = NEURONS.matcher(text); size.find(); populations++) {
      neurons += value(size);
    }
    Map<String, Double> others = new HashMap<>();
    for (String each : set) {
      Matcher other = SETS_POPULATION.matcher(each);
      if (other.matches()) {
        others.put(other.group(1), value(other.group(2)));
      }
    }
    // Whose sizes of the file stay is not looked for: all are given, or none.
    if (others.isEmpty()) {
      return neurons;
    }
    return others.size() == populations
        ? others.values().stream().mapToDouble(Double::doubleValue).sum()
        : 0;
  }

  private static double value(Matcher found) {
    return value(found.group(1));
  }

  private static double value(String text) {
    return Double.parseDouble(text.replace("_", ""));
  }

  private static double time(Matcher found) {
    double unit =
        switch (found.group(2)) {
          case "us" -> 1e-3;
          case "ms" -> 1;
          case "s" -> 1e3;
          default -> 6e4;
        };
    return value(found) * unit;
  }
}
