package io.rheobase.params.grammar;

import io.rheobase.units.Dimension;
import java.util.List;
import java.util.Optional;

/** What a value of a parameter file may be. */
public sealed interface Shape {

  /** What a number must be besides. */
  enum Bound {
    ANY(""),
    POSITIVE("must be greater than 0"),
    NOT_NEGATIVE("must not be negative");

    private final String words;

    Bound(String words) {
      this.words = words;
    }

    /** What it demands, in words; empty where that is nothing. */
    public String words() {
      return words;
    }
  }

  /**
   * A number with its unit.
   *
   * @param dimension which; empty where it follows from what the value is for
   * @param bound of the number
   * @param onGrid whether it must be a multiple of dt
   */
  record Amount(Optional<Dimension> dimension, Bound bound, boolean onGrid) implements Shape {}

  /** A whole number from {@code least} to {@code most}. */
  record Whole(long least, long most) implements Shape {}

  /** One of some words. */
  record Choice(List<String> words) implements Shape {
    public Choice {
      words = List.copyOf(words);
    }
  }

  /** True or false. */
  record Flag() implements Shape {}

  /** A whole number, or a word in its place. */
  record WholeOr(Whole whole, List<String> words) implements Shape {
    public WholeOr {
      words = List.copyOf(words);
    }
  }

  /** A text of some kind. */
  record Text(TextKind kind) implements Shape {}

  /** What a text is. */
  enum TextKind {
    POPULATION("the name of a population"),
    MODEL("the name of a model"),
    VARIABLE("the name of a state variable"),
    RECEPTOR("the name of a receptor"),
    RECORDER("the name of a recorder"),
    FILE("the name of a file"),
    FOLDER("the name of a folder"),
    COLUMN("the name of a column"),
    EDGES("the name of an edge population"),
    HASH("a SHA-256 in hexadecimal"),
    WALL_TIME("a time on the clock: a number with s, min or h"),
    UNIT("a unit"),
    ADDRESS("an address in the file"),
    MEASURE("the name of a measure"),
    NAME("a name"),
    EQUATIONS("equations"),
    CURRENT("the shape of a current, or an expression"),
    VALUE_OR_PARAMETER("a value with its unit, or the name of a parameter"),
    PROSE("a text");

    private final String words;

    TextKind(String words) {
      this.words = words;
    }

    /** What it is, in words. */
    public String words() {
      return words;
    }
  }

  /** Neurons of a population: {@code 7} or {@code 0..49}, both ends included. */
  record Neurons() implements Shape {}

  /** A list with {@code least} to {@code most} items. */
  record Items(Shape item, int least, int most) implements Shape {}

  /**
   * A map with fixed keys.
   *
   * @param fields the keys
   * @param groups of keys that exclude each other
   */
  record Keys(List<Field> fields, List<Group> groups) implements Shape {
    public Keys {
      fields = List.copyOf(fields);
      groups = List.copyOf(groups);
    }

    /** The field of a key. */
    public Optional<Field> field(String key) {
      return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
  }

  /**
   * Keys of which a map has one.
   *
   * @param what they say, in words: "what is recorded"
   * @param keys the keys
   * @param required whether one must be there
   */
  record Group(String what, List<String> keys, boolean required) {
    public Group {
      keys = List.copyOf(keys);
    }
  }

  /**
   * A map from names to entries.
   *
   * @param what a name stands for
   * @param entry the shape of each
   * @param example of a name
   */
  record Named(String what, Shape entry, String example) implements Shape {}

  /**
   * One of several shapes, told apart by what is written: at most one of them is a single value,
   * one a list and one a map.
   */
  record OneOf(List<Shape> shapes) implements Shape {
    public OneOf {
      shapes = List.copyOf(shapes);
    }
  }

  /**
   * A shape that is described in one place and used in many.
   *
   * @param name what it is called
   * @param doc what it is
   * @param shape what it stands for
   */
  record Common(String name, String doc, Shape shape) implements Shape {}

  /** Whatever the address takes that it is given for. */
  record Anything() implements Shape {}

  /**
   * A map from addresses in the file, such as {@code populations.exc.size}, to entries.
   *
   * @param entry the shape of each
   */
  record ByAddress(Shape entry) implements Shape {}
}
