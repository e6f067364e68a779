package io.rheobase.run;

import io.rheobase.analysis.SpikeTrains;
import java.math.BigInteger;

/**
 * The firing of a population in three numbers.
 *
 * @param spikes of all neurons
 * @param mean rate over neurons (Hz)
 * @param sd standard deviation of the rate over neurons (Hz)
 */
public record RateSummary(long spikes, double mean, double sd) {

  static RateSummary of(SpikeTrains trains, double durationMs) {
    BigInteger squares = BigInteger.ZERO;
    for (int i = 0; i < trains.size(); i++) {
      squares = squares.add(BigInteger.valueOf(trains.count(i)).pow(2));
    }
    BigInteger n = BigInteger.valueOf(trains.size());
    BigInteger total = BigInteger.valueOf(trains.total());
    double spread = Math.sqrt(squares.multiply(n).subtract(total.pow(2)).doubleValue());
    double neuronSeconds = trains.size() * durationMs / 1000;
    return new RateSummary(trains.total(), trains.total() / neuronSeconds, spread / neuronSeconds);
  }
}
