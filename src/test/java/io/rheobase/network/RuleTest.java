package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is joined does not depend on how it is built. */
class RuleTest {

  private static final Neurons ALL = Neurons.all("p", 200);
  private static final Neurons SOME = Neurons.range("p", 200, 40, 150);

  static Stream<Wiring> wirings() {
    return Stream.of(new Rule.OneToOne(), new Rule.AllToAll(), new Rule.PairwiseBernoulli(0.1))
        .flatMap(
            rule ->
                Stream.of(
                    Wirings.of(ALL, ALL, rule, Wirings.ONE, Wirings.ms(1)),
                    Wirings.of(SOME, SOME, rule, Wirings.DRAWN_WEIGHTS, Wirings.DRAWN_DELAYS)));
  }

  @ParameterizedTest
  @MethodSource("wirings")
  void synapsesDoNotDependOnTheBlocks(Wiring wiring) {
    var expected = Built.synapses(wiring);
    for (int blockSize : new int[] {16, 48, 64, 200}) {
      assertEquals(expected, Built.synapses(Built.connectivity(wiring, blockSize)));
    }
  }
}
