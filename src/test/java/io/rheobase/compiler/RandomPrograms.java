package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Straight-line programs over every operation, and numbers of every kind to run them on. */
final class RandomPrograms {
  static final Slots SLOTS = new Slots(List.of("V", "w", "u"), List.of("p", "q"));

  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    0.5,
    2,
    709.5,
    710.5,
    -708.2,
    -745,
    1e-320,
    -1e-320,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    0x1p52,
    0x1p53,
    1e15,
    1023.7,
    1024,
    -1021.7,
    40.5,
    0x1p-54,
    1.5707963267948966,
    2.5,
    -2.5
  };

  private final SplittableRandom random;
  private final ProgramBuilder b = new ProgramBuilder(SLOTS);
  private final List<Value> reals = new ArrayList<>();
  private final List<Value> masks = new ArrayList<>();

  private RandomPrograms(SplittableRandom random) {
    this.random = random;
  }

  static Program program(long seed, int operations, int stageLimit) {
    return new RandomPrograms(new SplittableRandom(seed)).build(operations, stageLimit);
  }

  /** Half ordinary numbers of all magnitudes that occur, half special ones. */
  static double number(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> SPECIAL[random.nextInt(SPECIAL.length)];
      case 2 -> random.nextDouble(-800, 800);
      case 3 -> Double.longBitsToDouble(random.nextLong());
      default -> random.nextDouble(-3, 3);
    };
  }

  private Program build(int operations, int stageLimit) {
    for (String name : List.of("V", "w", "u", Slots.INPUT, "p", "q")) {
      reals.add(b.slot(name));
    }
    reals.add(b.step());
    masks.add(b.lt(real(), real()));
    for (int i = 0; i < operations; i++) {
      if (random.nextInt(5) == 0) {
        masks.add(nextMask());
      } else {
        reals.add(nextReal());
      }
    }
    b.next("V", last());
    b.next("w", last());
    if (random.nextBoolean()) {
      b.next("u", b.slot("V"));
    }
    switch (random.nextInt(3)) {
      case 0 -> b.threshold("V", real());
      case 1 -> b.upwardCrossing("V", real());
      default -> {}
    }
    return b.build(stageLimit);
  }

  private Value last() {
    return reals.get(reals.size() - 1 - random.nextInt(3));
  }

  private Value real() {
    return random.nextInt(8) == 0
        ? b.constant(number(random))
        : reals.get(random.nextInt(reals.size()));
  }

  private Value mask() {
    return masks.get(random.nextInt(masks.size()));
  }

  private Value nextMask() {
    return switch (random.nextInt(9)) {
      case 0 -> b.lt(real(), real());
      case 1 -> b.le(real(), real());
      case 2 -> b.gt(real(), real());
      case 3 -> b.ge(real(), real());
      case 4 -> b.eq(real(), real());
      case 5 -> b.ne(real(), real());
      case 6 -> b.and(mask(), mask());
      case 7 -> b.or(mask(), mask());
      default -> b.not(mask());
    };
  }

  private Value nextReal() {
    return switch (random.nextInt(30)) {
      case 0, 1, 2 -> b.add(real(), real());
      case 3, 4 -> b.sub(real(), real());
      case 5, 6, 7 -> b.mul(real(), real());
      case 8 -> b.div(real(), real());
      case 9 -> b.fma(real(), real(), real());
      case 10 -> b.neg(real());
      case 11 -> b.sqrt(real());
      case 12 -> b.abs(real());
      case 13 -> b.min(real(), real());
      case 14 -> b.max(real(), real());
      case 15 -> b.sign(real());
      case 16 -> b.floor(real());
      case 17 -> b.exp2(real());
      case 18 -> b.exp(real());
      case 19 -> b.expm1(real());
      case 20 -> b.exprel(real());
      case 21 -> b.log(real());
      case 22 -> b.log1p(real());
      case 23 -> b.tanh(real());
      case 24 -> b.sin(real());
      case 25 -> b.cos(real());
      case 26 -> b.power(real(), random.nextInt(-5, 9));
      default -> b.select(mask(), real(), real());
    };
  }
}
