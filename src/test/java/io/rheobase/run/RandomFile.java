package io.rheobase.run;

import io.rheobase.course.FullFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A valid parameter file, drawn at random: populations of any model with receptors, inputs of any
 * kind, connections of any rule with any plasticity, recorders of any form.
 *
 * @param simulation its block
 * @param populations their entries, a line each; so are the others
 * @param inputs what drives them
 * @param connections between them
 * @param record what is recorded
 */
record RandomFile(
    String simulation,
    List<String> populations,
    List<String> inputs,
    List<String> connections,
    List<String> record) {

  private static final List<String> MODELS =
      List.of("LIF", "ExpLIF", "AdEx", "Izhikevich", "HodgkinHuxley");

  private static final String RECEPTORS =
      "{g: {conductance: exponential, tau: 5 ms, E_rev: 0 mV},"
          + " b: {conductance: biexponential, tau_rise: 1 ms, tau_decay: 8 ms, E_rev: -75 mV},"
          + " i: {current: alpha, tau: 2 ms}, d: {current: delta}}";

  private static final List<String> PLASTICITIES =
      List.of(
          "{stdp: {A_plus: 0.01, A_minus: 0.0105, tau_plus: 20 ms, tau_minus: 20 ms, w_max: 9 nS}}",
          "{stdp: {A_plus: 0.01, A_minus: 0.02, tau_plus: 9 ms, tau_minus: 30 ms, w_max: 9 nS,"
              + " dependence: multiplicative, pairing: nearest}}",
          "{triplet: {A2_plus: 0.005, A3_plus: 0.0062, A2_minus: 0.007, A3_minus: 0.00023,"
              + " tau_plus: 16.8 ms, tau_x: 101 ms, tau_minus: 33.7 ms, tau_y: 125 ms, w_max: 9 nS}}",
          "{inhibitory: {eta: 0.1 nS, tau: 20 ms, rho_0: 5 Hz, w_max: 20 nS}}",
          "{hebbian: {eta: 10 nS*ms, tau: 100 ms, w_max: 9 nS}}",
          "{short_term: {U: 0.4, tau_rec: 80 ms, tau_facil: 30 ms}}");

  RandomFile {
    populations = List.copyOf(populations);
    inputs = List.copyOf(inputs);
    connections = List.copyOf(connections);
    record = List.copyOf(record);
  }

  /** Draws a file. */
  static RandomFile of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int count = random.nextInt(1, 4);
    List<String> names = new ArrayList<>();
    List<String> populations = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      String name = "p" + p;
      String model = MODELS.get(random.nextInt(MODELS.size()));
      int size = random.nextBoolean() ? random.nextInt(1, 20) : random.nextInt(1, 300);
      names.add(name);
      sizes.add(size);
      populations.add(
          "%s: {model: %s, size: %d, receptors: %s}".formatted(name, model, size, RECEPTORS));
      inputs.add(name + "_drive: {to: " + name + ", " + drive(random) + "}");
      if (random.nextBoolean()) {
        inputs.add(
            "%s_kicks: {to: %s, receptor: %s, poisson: {rate: %d Hz, weight: %s}}"
                .formatted(
                    name, name, random.nextBoolean() ? "g" : "b", random.nextInt(1, 2000), "2 nS"));
      }
    }
    List<String> connections = new ArrayList<>();
    for (int c = random.nextInt(4); c > 0; c--) {
      int from = random.nextInt(count);
      int to = random.nextInt(count);
      connections.add(
          "c%d: {from: %s, to: %s, %s}"
              .formatted(
                  c,
                  names.get(from),
                  names.get(to),
                  connection(random, from == to, sizes.get(from), sizes.get(to))));
    }
    boolean fine = populations.toString().contains("HodgkinHuxley") || random.nextInt(4) == 0;
    String simulation =
        "{dt: %s ms, duration: %d ms, seed: %d, method: %s}"
            .formatted(
                fine ? "0.05" : "0.1",
                random.nextInt(5, 40),
                random.nextInt(1_000_000),
                List.of("euler", "euler", "rk2", "rk4").get(random.nextInt(4)));
    return new RandomFile(
        simulation, populations, inputs, connections, recorders(random, names, connections.size()));
  }

  private static String drive(SplittableRandom random) {
    int strength = random.nextInt(100, 900);
    return switch (random.nextInt(9)) {
      case 0 -> "constant: %d pA".formatted(strength);
      case 1 -> "constant: {normal: {mean: %d pA, std: 50 pA}}".formatted(strength);
      case 2 -> "step: {amplitude: %d pA, start: 1 ms, stop: 4 ms}".formatted(strength);
      case 3 -> "pulses: {amplitude: %d pA, width: 1 ms, interval: 3 ms}".formatted(strength);
      case 4 -> "sine: {amplitude: %d pA, frequency: 40 Hz, offset: 200 pA}".formatted(strength);
      case 5 -> "gaussian: {mean: %d pA, std: 300 pA}".formatted(strength);
      case 6 -> "uniform: [-100 pA, %d pA]".formatted(2 * strength);
      case 7 -> "ou: {mean: %d pA, std: 200 pA, tau: 3 ms}".formatted(strength);
      default -> "ramp: {from: 0 pA, to: %d pA}".formatted(2 * strength);
    };
  }

  private static String connection(SplittableRandom random, boolean own, int from, int to) {
    int most = own ? Math.max(1, from - 1) : from;
    String rule =
        switch (random.nextInt(own || from != to ? 5 : 6)) {
          case 0 -> "all_to_all";
          case 1 -> "{pairwise_bernoulli: 0.2}";
          case 2 -> "{fixed_indegree: %d}".formatted(random.nextInt(1, Math.min(most, 9) + 1));
          case 3 -> "{fixed_outdegree: %d}".formatted(random.nextInt(1, Math.min(to, 9) + 1));
          case 4 -> "{fixed_total_number: %d}".formatted(random.nextInt(1, 400));
          default -> "one_to_one";
        };
    boolean plastic = random.nextInt(3) == 0;
    String weight =
        random.nextBoolean()
            ? "1.5 nS"
            : "{uniform: [0.5 nS, %d nS]}".formatted(random.nextInt(1, 4));
    String delay =
        switch (random.nextInt(3)) {
          case 0 -> "0.1 ms";
          case 1 -> "%d ms".formatted(random.nextInt(1, 5));
          default -> "{uniform: [0.2 ms, 3 ms]}";
        };
    String receptor = plastic || random.nextBoolean() ? "g" : "b";
    return "rule: %s, %sreceptor: %s, weight: %s, delay: %s%s"
        .formatted(
            rule,
            own && from == 1 ? "autapses: true, " : "",
            receptor,
            weight,
            delay,
            plastic
                ? ", plasticity: " + PLASTICITIES.get(random.nextInt(PLASTICITIES.size()))
                : "");
  }

  private static List<String> recorders(
      SplittableRandom random, List<String> names, int connections) {
    String all = String.join(", ", names);
    String some = names.get(random.nextInt(names.size()));
    List<String> record = new ArrayList<>();
    record.add("spikes: {of: [" + all + "], spikes: all}");
    String[] formats = {"csv", "npy", "sonata"};
    record.add(
        "v: {of: [%s], variables: [V], every: %s, format: %s}"
            .formatted(all, random.nextBoolean() ? "0.1 ms" : "1 ms", formats[random.nextInt(3)]));
    if (random.nextBoolean()) {
      record.add("trains: {of: [" + all + "], spikes: all, format: sonata}");
    }
    if (random.nextBoolean()) {
      record.add("pace: {of: " + some + ", rate: {bin: 1 ms}}");
    }
    if (random.nextBoolean()) {
      record.add("levels: {of: " + some + ", histogram: {variable: V, bins: 7, at: [1 ms, 5 ms]}}");
    }
    if (random.nextBoolean()) {
      record.add("g: {of: {" + some + ": 0}, variables: [g_g, I], format: npy}");
    }
    if (connections > 0 && random.nextBoolean()) {
      String[] forms = {"csv", "npz", "csc", "sonata"};
      record.add("wires: {of: c1, connections: all, format: " + forms[random.nextInt(4)] + "}");
    }
    return record;
  }

  /** The file without connections: what a neuron does is its own affair. */
  RandomFile withoutConnections() {
    return new RandomFile(
        simulation,
        populations,
        inputs,
        List.of(),
        record.stream().filter(r -> !r.startsWith("wires")).toList());
  }

  /** The same populations in another order. */
  RandomFile inAnotherOrder() {
    List<String> reversed = new ArrayList<>(populations);
    Collections.reverse(reversed);
    return new RandomFile(simulation, reversed, inputs, connections, record);
  }

  /** The same with one more population, which nothing joins to the others. */
  RandomFile withAnother() {
    List<String> more = new ArrayList<>(List.of("another: {model: AdEx, size: 33}"));
    more.addAll(populations);
    List<String> driven = new ArrayList<>(List.of("more: {to: another, gaussian: {std: 2 nA}}"));
    driven.addAll(inputs);
    return new RandomFile(simulation, more, driven, connections, record);
  }

  /** The same with more neurons in every population. */
  RandomFile withMoreNeurons(int more) {
    Pattern size = Pattern.compile("size: (\\d+)");
    return new RandomFile(
        simulation,
        populations.stream()
            .map(
                p ->
                    size.matcher(p)
                        .replaceFirst(m -> "size: " + (Integer.parseInt(m.group(1)) + more)))
            .toList(),
        inputs,
        connections,
        record);
  }

  /** The same in other units. */
  RandomFile inOtherUnits() {
    return new RandomFile(
        scaled(simulation),
        populations.stream().map(RandomFile::scaled).toList(),
        inputs.stream().map(RandomFile::scaled).toList(),
        connections.stream().map(RandomFile::scaled).toList(),
        record.stream().map(RandomFile::scaled).toList());
  }

  private static String scaled(String text) {
    Matcher quantities =
        Pattern.compile("(-?\\d+(?:\\.\\d+)?) (mV|ms|pA|nS|Hz)\\b(?!\\*)").matcher(text);
    return quantities.replaceAll(
        quantity -> {
          BigDecimal number = new BigDecimal(quantity.group(1)).movePointLeft(3);
          String unit =
              switch (quantity.group(2)) {
                case "mV" -> "V";
                case "ms" -> "s";
                case "pA" -> "nA";
                case "nS" -> "uS";
                default -> "kHz";
              };
          return number.toPlainString() + " " + unit;
        });
  }

  String text() {
    StringBuilder text = new StringBuilder("simulation: ").append(simulation).append('\n');
    block(text, "populations", populations);
    block(text, "inputs", inputs);
    block(text, "connections", connections);
    block(text, "record", record);
    return text.toString();
  }

  private static void block(StringBuilder text, String name, List<String> entries) {
    if (!entries.isEmpty()) {
      text.append(name).append(":\n");
      entries.forEach(entry -> text.append("  ").append(entry).append('\n'));
    }
  }

  FullFile file() {
    return new FullFile(text());
  }
}
