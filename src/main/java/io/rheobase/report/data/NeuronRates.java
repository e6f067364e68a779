package io.rheobase.report.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code rates.csv} says of a population's neurons.
 *
 * @param rate Hz
 * @param variation coefficient of variation of the intervals; NaN where there are too few
 */
public record NeuronRates(double[] rate, double[] variation) {

  static final String FILE = "rates.csv";

  /** Reads the table: an entry for each population, in order. */
  static Map<String, NeuronRates> read(Path folder) throws IOException {
    Map<String, Doubles[]> columns = new LinkedHashMap<>();
    try (Bytes table = new Bytes(folder.resolve(FILE))) {
      if (table.hasRow()) {
        table.skipRow();
      }
      while (table.hasRow()) {
        Doubles[] own =
            columns.computeIfAbsent(
                table.text(), name -> new Doubles[] {new Doubles(), new Doubles()});
        table.skip();
        table.skip();
        own[0].add(table.number());
        table.skip();
        own[1].add(table.number());
        table.skipRow();
      }
    }
    Map<String, NeuronRates> rates = new LinkedHashMap<>();
    columns.forEach(
        (name, own) -> rates.put(name, new NeuronRates(own[0].array(), own[1].array())));
    return rates;
  }
}
