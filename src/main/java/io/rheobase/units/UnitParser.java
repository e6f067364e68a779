package io.rheobase.units;

/** Reads {@code nS/mV}: names joined by {@code *} and {@code /}, with whole or half exponents. */
final class UnitParser {
  private static final int LONGEST = 400;

  /** Keeps every double printable in every unit within the exponents that are read. */
  private static final int LARGEST_SCALE = 60;

  /** Dimensions of units keep this far from the limit, so that a few may be multiplied. */
  private static final int HEADROOM = 4;

  /** Powers of ten of the coherent units of length, mass, time, current, amount in SI units. */
  private static final int LENGTH_POWER = -6;

  private static final int MASS_POWER = -12;
  private static final int TIME_POWER = -3;
  private static final int CURRENT_POWER = -12;
  private static final int AMOUNT_POWER = -18;

  private final String text;
  private final StringBuilder canonical = new StringBuilder();
  private int at;
  private Dimension dimension = Dimension.NONE;

  /** Twice the power of ten in SI units. */
  private int doubledPower;

  private UnitParser(String text) {
    this.text = text;
  }

  static Unit parse(String text) {
    if (text.length() > LONGEST) {
      throw new UnitException(
          "a unit of more than " + LONGEST + " characters", LONGEST, text.length() - LONGEST);
    }
    try {
      return new UnitParser(text).unit();
    } catch (ArithmeticException e) {
      throw new UnitException("the exponents of the unit are too large", 0, text.length());
    }
  }

  private Unit unit() {
    boolean divides = false;
    if (peek() == '1') {
      at++;
      if (peek() == 0) {
        return Unit.ONE;
      }
      divides = operator();
    } else if (peek() == '/') {
      divides = operator();
    }
    factor(divides);
    while (peek() != 0) {
      factor(operator());
    }
    int doubledScale = doubledPower - coherentDoubledPower();
    if (doubledScale % 2 != 0) {
      throw new UnitException(
          "'"
              + canonical
              + "' is not a power of ten of "
              + dimension.symbol()
              + "; give the value in "
              + dimension.symbol(),
          0,
          text.length());
    }
    int scale = doubledScale / 2;
    dimension.power(HEADROOM); // refuses what lies too near the limit
    if (Math.abs(scale) > LARGEST_SCALE) {
      throw new UnitException("the unit is more than 60 orders of magnitude off", 0, text.length());
    }
    return new Unit(canonical.toString(), dimension, scale);
  }

  private int coherentDoubledPower() {
    return LENGTH_POWER * dimension.length()
        + MASS_POWER * dimension.mass()
        + TIME_POWER * dimension.time()
        + CURRENT_POWER * dimension.current()
        + AMOUNT_POWER * dimension.amount();
  }

  private boolean operator() {
    char c = peek();
    if (c != '*' && c != '/') {
      throw unexpected("'*', '/' or '^' is expected in a unit");
    }
    at++;
    return c == '/';
  }

  private void factor(boolean divides) {
    if (peek() == 0) {
      throw new UnitException("a unit is missing", text.length(), 0);
    }
    int start = at;
    while (at < text.length() && UnitNames.isNamePart(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw unexpected("the name of a unit is expected");
    }
    String written = text.substring(start, at);
    UnitNames.Named named =
        UnitNames.find(written)
            .orElseThrow(
                () ->
                    new UnitException(
                        "unknown unit '" + written + "'",
                        start,
                        written.length(),
                        UnitNames.nearest(written)));
    int doubledExponent = exponent();
    if (canonical.length() > 0 || divides) {
      canonical.append(divides ? '/' : '*');
    }
    canonical.append(named.name());
    if (doubledExponent != 2) {
      canonical.append('^').append(exponentText(doubledExponent));
    }
    int signed = divides ? -doubledExponent : doubledExponent;
    dimension = dimension.times(named.dimension().power(signed).sqrt());
    doubledPower += named.power() * signed;
  }

  /** Reads {@code ^2}, {@code ^-1} or {@code ^0.5} and returns it doubled; 2 without one. */
  private int exponent() {
    if (peek() != '^') {
      return 2;
    }
    at++;
    peek();
    int start = at;
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (negative) {
      at++;
    }
    int whole = 0;
    int digits = 0;
    while (at < text.length() && isDigit(text.charAt(at)) && digits < 3) {
      whole = 10 * whole + text.charAt(at++) - '0';
      digits++;
    }
    int half = 0;
    if (digits > 0 && at + 1 < text.length() && text.charAt(at) == '.') {
      char decimal = text.charAt(at + 1);
      if (decimal == '5' || decimal == '0') {
        half = decimal == '5' ? 1 : 0;
        at += 2;
      }
    }
    int doubled = 2 * whole + half;
    boolean ends = at == text.length() || (!isDigit(text.charAt(at)) && text.charAt(at) != '.');
    if (digits == 0 || doubled == 0 || !ends) {
      int end = at;
      while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      throw new UnitException(
          "the exponent of a unit is a whole number or a half, as in ^2, ^-1 or ^0.5",
          start,
          Math.max(1, end - start));
    }
    return negative ? -doubled : doubled;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The next character that is not a space, or 0 at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private UnitException unexpected(String expected) {
    char c = text.charAt(at);
    String fix =
        switch (c) {
          case '\u00B2' -> "; write ^2";
          case '\u00B3' -> "; write ^3";
          case '\u00B7', '\u00D7' -> "; write *";
          case '(', ')' -> "; write a/b/c for a/(b*c)";
          default -> "";
        };
    return new UnitException("unexpected '" + c + "': " + expected + fix, at, 1);
  }

  static String exponentText(int doubled) {
    return doubled % 2 == 0 ? Integer.toString(doubled / 2) : Double.toString(doubled / 2.0);
  }
}
