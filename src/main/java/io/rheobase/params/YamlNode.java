package io.rheobase.params;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** What a YAML text holds: texts, lists and maps, each with its place; no types are guessed. */
sealed interface YamlNode {

  /** Where it begins. */
  Position at();

  /** What it is, in words. */
  String kind();

  /**
   * A text.
   *
   * @param text as it reads, without quotes
   * @param style plain, quoted or a block
   * @param source where it stands
   */
  record Scalar(String text, ScalarStyle style, Source source, Position at) implements YamlNode {

    boolean isPlain() {
      return style == ScalarStyle.PLAIN;
    }

    @Override
    public String kind() {
      return text.isEmpty() ? "nothing" : "a single value";
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, Position at) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A map in the order of the text; a key that is given twice stands there twice. */
  record Mapping(List<Entry> entries, Position at) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a map";
    }

    /** The last entry of this key. */
    Optional<Entry> find(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).reduce((first, last) -> last);
    }
  }
}
