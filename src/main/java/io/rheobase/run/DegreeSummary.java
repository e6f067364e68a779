package io.rheobase.run;

import io.rheobase.network.Connectivity;
import io.rheobase.network.Neurons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a connection of the file was built as, in three numbers.
 *
 * @param connection its name
 * @param synapses onto all its targets
 * @param mean how many a target has
 * @param sd standard deviation over the targets
 */
public record DegreeSummary(String connection, long synapses, double mean, double sd) {

  /** One for each name, in the order of the file. */
  static List<DegreeSummary> of(List<Connectivity> built) {
    Map<String, List<Connectivity>> byName = new LinkedHashMap<>();
    for (Connectivity connectivity : built) {
      byName
          .computeIfAbsent(connectivity.wiring().name(), name -> new ArrayList<>())
          .add(connectivity);
    }
    List<DegreeSummary> summaries = new ArrayList<>();
    byName.forEach((name, parts) -> summaries.add(of(name, parts)));
    return summaries;
  }

  private static DegreeSummary of(String name, List<Connectivity> parts) {
    Map<String, int[]> degrees = new LinkedHashMap<>();
    Map<String, Neurons> targets = new LinkedHashMap<>();
    for (Connectivity part : parts) {
      Neurons to = part.wiring().to();
      targets.put(to.population(), to);
      int[] sums = degrees.computeIfAbsent(to.population(), p -> new int[to.size()]);
      int[] found = part.indegrees();
      for (int i = 0; i < sums.length; i++) {
        sums[i] += found[i];
      }
    }
    long neurons = 0;
    long synapses = 0;
    double squares = 0;
    for (Map.Entry<String, Neurons> entry : targets.entrySet()) {
      int[] found = degrees.get(entry.getKey());
      neurons += entry.getValue().count();
      for (int degree : found) {
        synapses += degree;
        squares += (double) degree * degree;
      }
    }
    double mean = (double) synapses / neurons;
    return new DegreeSummary(
        name, synapses, mean, Math.sqrt(Math.max(0, squares / neurons - mean * mean)));
  }
}
