package io.rheobase.params;

import io.rheobase.params.grammar.Shape;
import io.rheobase.units.Dimension;
import io.rheobase.units.NearestName;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds single values against shapes: reports every fault with its place and how to mend it. */
final class ScalarReader {

  /** Stands for an example where any would mislead. */
  static final String NO_EXAMPLE = "…";

  private static final Pattern NEURONS = Pattern.compile("([0-9_]+)(?:\\s*\\.\\.\\s*([0-9_]+))?");
  private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9_]+");
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

  /** Words that are meant to say false. */
  private static final Set<String> NO = Set.of("false", "no", "off", "n", "0", "none", "never");

  private final Faults faults;
  private final Amounts amounts;

  ScalarReader(Faults faults) {
    this.faults = faults;
    this.amounts = new Amounts(faults);
  }

  /** A line to write, or nothing where there is no example. */
  static String write(String name, String example) {
    return example.isEmpty() || example.equals(NO_EXAMPLE)
        ? ""
        : "write `" + name + ": " + example + "`";
  }

  /** What a shape of single values expects, in words. */
  static String expected(Shape shape) {
    if (shape instanceof Shape.Amount) {
      return "one value with its unit";
    }
    if (shape instanceof Shape.Whole) {
      return "a whole number";
    }
    if (shape instanceof Shape.Choice choice) {
      return Wording.list(choice.words(), "or");
    }
    if (shape instanceof Shape.Flag) {
      return "true or false";
    }
    if (shape instanceof Shape.WholeOr either) {
      return "a whole number or " + Wording.list(either.words(), "or");
    }
    return shape instanceof Shape.Text text ? text.kind().words() : "neurons such as 0..49";
  }

  /**
   * What a single value is under a shape of single values.
   *
   * @param name what the value is for
   * @param example a value that would do; empty or {@link #NO_EXAMPLE} for none
   */
  Given read(YamlNode.Scalar scalar, Shape shape, String name, String example) {
    if (shape instanceof Shape.Amount amount) {
      return amount(scalar, amount, name, example);
    }
    if (shape instanceof Shape.Whole whole) {
      return whole(scalar, whole, expected(shape), name, example);
    }
    if (shape instanceof Shape.WholeOr either) {
      return either.words().contains(scalar.text())
          ? new Given.Word(scalar)
          : whole(scalar, either.whole(), expected(shape), name, example);
    }
    if (scalar.text().isBlank()) {
      faults.error(scalar.at(), name + " has no value", write(name, example));
      return new Given.Faulty(scalar.at());
    }
    if (shape instanceof Shape.Neurons) {
      return neurons(scalar, name);
    }
    if (shape instanceof Shape.Flag) {
      return flag(scalar, name);
    }
    if (shape instanceof Shape.Choice choice && !choice.words().contains(scalar.text())) {
      faults.error(
          scalar.at(),
          name
              + " is "
              + Wording.list(choice.words(), "or")
              + ", found "
              + Wording.shown(scalar.text()),
          NearestName.of(scalar.text(), choice.words())
              .map(nearest -> "did you mean " + nearest + "?")
              .orElse("write `" + name + ": " + choice.words().get(0) + "`"));
      return new Given.Faulty(scalar.at());
    }
    if (shape instanceof Shape.Text text
        && text.kind() == Shape.TextKind.HASH
        && !HASH.matcher(scalar.text()).matches()) {
      faults.error(
          scalar.at(),
          name + " is a SHA-256, 64 hexadecimal digits, found " + Wording.shown(scalar.text()),
          "");
      return new Given.Faulty(scalar.at());
    }
    if (shape instanceof Shape.Text text
        && text.kind() == Shape.TextKind.WALL_TIME
        && WallTime.parse(scalar.text()).isEmpty()) {
      faults.error(
          scalar.at(),
          name
              + " is a time on the clock with its unit (s, min or h), longer than 0, found "
              + Wording.shown(scalar.text()),
          "write `" + name + ": 10 min`");
      return new Given.Faulty(scalar.at());
    }
    if (shape instanceof Shape.Text text
        && text.kind() == Shape.TextKind.FOLDER
        && !isPath(scalar.text())) {
      faults.error(
          scalar.at(),
          "this is no name of a folder: " + Wording.shown(scalar.text()),
          write(name, example));
      return new Given.Faulty(scalar.at());
    }
    return new Given.Word(scalar);
  }

  private static boolean isPath(String text) {
    try {
      Path.of(text);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Given flag(YamlNode.Scalar scalar, String name) {
    String text = scalar.text();
    if (text.equals("true") || text.equals("false")) {
      return new Given.Word(scalar);
    }
    boolean no = NO.contains(text.toLowerCase(Locale.ROOT));
    faults.error(
        scalar.at(),
        name + " is true or false, found " + Wording.shown(text),
        "write `" + name + ": " + !no + "`");
    return new Given.Faulty(scalar.at());
  }

  private Given amount(YamlNode.Scalar scalar, Shape.Amount shape, String name, String example) {
    String wanted =
        example.equals(NO_EXAMPLE)
            ? ""
            : !example.isEmpty() && !example.startsWith("[") && !example.startsWith("{")
                ? example
                : "1 " + shape.dimension().map(Dimension::symbol).orElse("mV");
    Optional<Given.Amount> read = amounts.read(scalar, name, wanted);
    boolean sound =
        read.isPresent()
            && (shape.dimension().isEmpty()
                || amounts.isOf(
                    shape.dimension().get(),
                    Unit.coherent(shape.dimension().get()),
                    read.get(),
                    name,
                    example.isEmpty() ? "" : name + ": "))
            && amounts.isWithin(shape.bound(), read.get(), name, example);
    return sound ? read.get() : new Given.Faulty(scalar.at());
  }

  private Given whole(
      YamlNode.Scalar scalar, Shape.Whole shape, String expected, String name, String example) {
    Optional<BigDecimal> number = DecimalText.parse(scalar.text());
    String fix = "write `" + name + ": " + example + "`";
    if (scalar.text().isBlank()) {
      faults.error(scalar.at(), name + " has no value", fix);
    } else if (!scalar.isPlain()) {
      faults.error(
          scalar.at(),
          name + " is " + expected + ", this is text in quotes",
          number.isPresent() ? "write `" + name + ": " + scalar.text() + "`" : fix);
    } else if (LEADING_ZERO.matcher(scalar.text()).matches()) {
      faults.error(
          scalar.at(),
          name + " begins with a zero, which reads as another number elsewhere: " + scalar.text(),
          "write `" + name + ": " + scalar.text().replaceFirst("^0+(?=[0-9])", "") + "`");
    } else if (number.isEmpty() || number.get().stripTrailingZeros().scale() > 0) {
      faults.error(
          scalar.at(), name + " is " + expected + ", found " + Wording.shown(scalar.text()), fix);
    } else if (number.get().compareTo(BigDecimal.valueOf(shape.least())) < 0) {
      faults.error(
          scalar.at(),
          name + " is at least " + shape.least() + ", found " + Wording.shown(scalar.text()),
          "");
    } else if (number.get().compareTo(BigDecimal.valueOf(shape.most())) > 0) {
      faults.error(
          scalar.at(),
          name + " is at most " + shape.most() + ", found " + Wording.shown(scalar.text()),
          "");
    } else {
      return new Given.Whole(number.get().longValueExact(), scalar.at());
    }
    return new Given.Faulty(scalar.at());
  }

  private Given neurons(YamlNode.Scalar scalar, String name) {
    Matcher range = NEURONS.matcher(scalar.text().strip());
    Optional<BigDecimal> from = range.matches() ? index(range.group(1)) : Optional.empty();
    Optional<BigDecimal> to =
        from.isPresent() && range.group(2) != null ? index(range.group(2)) : from;
    if (from.isEmpty() || to.isEmpty()) {
      faults.error(
          scalar.at(),
          "the neurons of "
              + name
              + " are a number or a range, found "
              + Wording.shown(scalar.text()),
          "write `0..49` for the first fifty");
    } else if (to.get().compareTo(from.get()) < 0) {
      faults.error(
          scalar.at(),
          "the range " + Wording.shown(scalar.text()) + " runs backwards",
          "write `" + to.get() + ".." + from.get() + "`");
    } else {
      return new Given.Range(from.get().longValueExact(), to.get().longValueExact(), scalar.at());
    }
    return new Given.Faulty(scalar.at());
  }

  private static Optional<BigDecimal> index(String text) {
    return DecimalText.parse(text).filter(value -> value.precision() - value.scale() <= 10);
  }
}
