package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.random.Distribution;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A seed means the same synapses on every machine and in every version. The numbers were computed
 * by this program; whoever changes them on purpose says so to those who keep results.
 */
class SameSynapsesTest {

  private static final Neurons NEURONS = Neurons.all("p", 700);
  private static final SynapseValues WEIGHTS =
      new SynapseValues.Drawn(Distribution.Lognormal.ofMeanAndStd(0.5, 0.3));

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(new Rule.PairwiseBernoulli(0.05), true, 210050060L),
        Arguments.of(new Rule.FixedIndegree(30), true, 1455845976L),
        Arguments.of(new Rule.FixedIndegree(30), false, 2462013858L),
        Arguments.of(new Rule.FixedOutdegree(30), true, 3831473691L),
        Arguments.of(new Rule.FixedOutdegree(30), false, 1370446659L),
        Arguments.of(new Rule.FixedTotalNumber(20_000), true, 1509444829L),
        Arguments.of(new Rule.FixedTotalNumber(20_000), false, 3474342946L));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aSeedMeansTheseSynapses(Rule rule, boolean multapses, long expected) {
    Wiring wiring = Wirings.of(NEURONS, NEURONS, rule, WEIGHTS, Wirings.DRAWN_DELAYS);
    CRC32 sum = new CRC32();
    ByteBuffer bytes = ByteBuffer.allocate(20);
    for (Built.Synapse s : Built.synapses(Wirings.withMultapses(wiring, multapses))) {
      bytes.clear();
      bytes.putInt(s.source()).putInt(s.target()).putDouble(s.weight()).putInt(s.delay());
      sum.update(bytes.array());
    }
    assertEquals(expected, sum.getValue(), rule + (multapses ? " with" : " without"));
  }
}
