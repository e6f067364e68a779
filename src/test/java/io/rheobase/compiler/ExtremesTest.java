package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lesser and greater of two, with NaN and zeros of both signs. */
class ExtremesTest {

  private static final Slots SLOTS = new Slots(List.of("V", "w"), List.of());
  private static final double[] NUMBERS = {
    -1, -0.0, 0.0, 2, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY
  };

  /** What is constant: the first of the two, the second, or none. */
  private enum Constant {
    FIRST,
    SECOND,
    NONE
  }

  private static double expected(double a, double b, boolean least, Constant constant) {
    if (a == b) {
      return constant == Constant.SECOND ? a : b;
    }
    return least ? Math.min(a, b) : Math.max(a, b);
  }

  @ParameterizedTest
  @EnumSource(Constant.class)
  void nanWinsAndOfZerosTheOneThatIsNotConstant(Constant constant) {
    for (double first : NUMBERS) {
      for (double second : NUMBERS) {
        ProgramBuilder b = new ProgramBuilder(SLOTS);
        Value v = constant == Constant.FIRST ? b.constant(first) : b.slot("V");
        Value w = constant == Constant.SECOND ? b.constant(second) : b.slot("w");
        b.next("V", b.min(v, w));
        b.next("w", b.max(v, w));
        Program program = b.build();
        Block block = new Block(program, 1);
        block.slots[0][0] = first;
        block.slots[1][0] = second;
        block.interpret(program, 0, 0, 1);
        String what = first + ", " + second;
        assertEquals(expected(first, second, true, constant), block.slots[0][0], "min " + what);
        assertEquals(expected(first, second, false, constant), block.slots[1][0], "max " + what);
      }
    }
  }
}
