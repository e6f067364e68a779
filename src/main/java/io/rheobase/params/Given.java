package io.rheobase.params;

import io.rheobase.units.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was written, once its shape is checked. What is faulty was reported and is passed over. */
sealed interface Given {

  /** Where it begins. */
  Position at();

  /** A number with its unit. */
  record Amount(Quantity quantity, String text, Position at) implements Given {}

  /** A whole number. */
  record Whole(long value, Position at) implements Given {}

  /** A text. */
  record Word(YamlNode.Scalar scalar) implements Given {
    String text() {
      return scalar.text();
    }

    @Override
    public Position at() {
      return scalar.at();
    }
  }

  /** Neurons {@code from..to}, both ends included. */
  record Range(long from, long to, Position at) implements Given {}

  /** A list. */
  record Items(List<Given> items, Position at) implements Given {
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A map.
   *
   * @param isWhole whether all of its keys were known: else what is missing may be misspelt
   */
  record Keys(Map<String, Key> keys, boolean isWhole, Position at) implements Given {
    public Keys {
      keys = new LinkedHashMap<>(keys);
    }

    Keys(Map<String, Key> keys, Position at) {
      this(keys, true, at);
    }

    boolean has(String key) {
      return keys.containsKey(key);
    }

    /** The value of a key, where it is there. */
    Optional<Given> get(String key) {
      return Optional.ofNullable(keys.get(key)).map(Key::value);
    }

    /** The value of a key, where it is there and sound and of this kind. */
    <T extends Given> Optional<T> get(String key, Class<T> kind) {
      return get(key).filter(kind::isInstance).map(kind::cast);
    }

    /** Whether a key is given and true. */
    boolean isTrue(String key) {
      return get(key, Word.class).filter(word -> word.text().equals("true")).isPresent();
    }

    /** Where a key stands; the map itself where it is not there. */
    Position keyAt(String key) {
      return has(key) ? keys.get(key).at() : at;
    }
  }

  /** A key of a map. */
  record Key(Position at, Given value) {}

  /** A value that is read where its address says. */
  record Tree(YamlNode node) implements Given {
    @Override
    public Position at() {
      return node.at();
    }
  }

  /** Something wrong, which was reported. */
  record Faulty(Position at) implements Given {}
}
