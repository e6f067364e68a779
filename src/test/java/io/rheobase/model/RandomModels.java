package io.rheobase.model;

import java.util.SplittableRandom;

/** Draws models of three dimensionless variables that stay bounded, as text. */
final class RandomModels {

  private static final String[] NAMES = {"x", "y", "z", "p", "q", "s", "(t/1 ms)", "(I/1 pA)"};

  private final SplittableRandom random;

  private RandomModels(long seed) {
    random = new SplittableRandom(seed);
  }

  static Model model(long seed) {
    return new RandomModels(seed).next();
  }

  private Model next() {
    boolean noisy = random.nextInt(3) == 0;
    String equations =
        rate("x", noisy ? " + 0.5*xi/1 ms^0.5" : "")
            + rate("y", "")
            + rate("z", "")
            + "s = tanh("
            + state(2)
            + ") : 1\n";
    String threshold =
        switch (random.nextInt(4)) {
          case 0 -> "x >= p";
          case 1 -> "y > 0.2 + 0.1*z";
          case 2 -> "x + y > q or " + condition(1, false);
          default -> "z >= 0.3";
        };
    String reset =
        switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> "x = -1; y += 0.1*x; z *= 0.5";
          default -> "z = -q; x -= p; y = sin(t/10 ms)";
        };
    return Texts.model(
        equations, threshold, reset, "p = 0.4 : 1", "q = 0.7 : 1", "t_ref = 1 ms : ms");
  }

  private String rate(String name, String noise) {
    return "d"
        + name
        + "/dt = (clip("
        + number(4)
        + ", -2, 2) - "
        + name
        + ")/2 ms"
        + noise
        + " : 1\n";
  }

  /** Of states and parameters only, as sub-expressions that thresholds use must be. */
  private String state(int depth) {
    return depth == 0
        ? NAMES[random.nextInt(5)]
        : "(" + state(depth - 1) + (random.nextBoolean() ? " + " : " * ") + state(depth - 1) + ")";
  }

  private String condition(int depth, boolean driven) {
    String left = driven ? number(depth) : state(depth);
    String right = driven ? number(depth) : state(depth);
    String[] comparisons = {" < ", " <= ", " > ", " >= ", " == ", " != "};
    String comparison = left + comparisons[random.nextInt(comparisons.length)] + right;
    return random.nextInt(4) == 0 ? "not (" + comparison + ")" : comparison;
  }

  private String number(int depth) {
    if (depth == 0) {
      return random.nextInt(3) == 0
          ? Integer.toString(random.nextInt(1, 40)) + "e-1"
          : NAMES[random.nextInt(NAMES.length)];
    }
    String a = number(depth - 1);
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> "(" + a + " + " + number(depth - 1) + ")";
      case 3, 4 -> "(" + a + " - " + number(depth - 1) + ")";
      case 5, 6, 7 -> "(" + a + " * " + number(depth - 1) + ")";
      case 8 -> "(" + a + " / (2 + " + number(depth - 1) + "^2))";
      case 9 -> "exp(-(" + a + ")^2)";
      case 10 -> "tanh(" + a + ")";
      case 11 -> "sin(" + a + ")";
      case 12 -> "exprel(clip(" + a + ", -9, 9))";
      case 13 -> "log1p((" + a + ")^2)";
      case 14 -> "sqrt(abs(" + a + "))";
      case 15 -> "where(" + condition(1, true) + ", " + a + ", " + number(depth - 1) + ")";
      case 16 -> "max(" + a + ", " + number(depth - 1) + ")";
      case 17 -> "(-(" + a + "))^3";
      case 18 -> "floor(" + a + ")";
      default -> "cos(" + a + ")*sign(" + number(depth - 1) + ")";
    };
  }
}
