package io.rheobase.params;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns the parser's nodes into ours: aliases and merges are resolved, what is refused is reported.
 * What an alias stands for keeps the place where it is written. Nothing is merged into the file's
 * own map: its keys are the blocks.
 */
final class YamlTree {

  private static final int MAX_SCALAR = 1 << 16;
  private static final int MAX_DEPTH = 40;

  /** Aliases may be used, but not to make a small text mean a huge one. */
  private static final long MAX_EXPANDED = 4_000_000;

  private static final Set<Tag> PLAIN_TAGS =
      Set.of(
          Tag.STR,
          Tag.INT,
          Tag.FLOAT,
          Tag.BOOL,
          Tag.NULL,
          Tag.TIMESTAMP,
          Tag.SEQ,
          Tag.MAP,
          Tag.MERGE);

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super(null, null, false, false);
    }
  }

  private record Converted(YamlNode node, long expanded) {}

  private final Source source;
  private final Faults faults;
  private final Map<Node, Converted> done = new IdentityHashMap<>();
  private final Map<Node, Boolean> open = new IdentityHashMap<>();
  private final Map<Node, Boolean> recursive = new IdentityHashMap<>();

  YamlTree(Source source, Faults faults) {
    this.source = source;
    this.faults = faults;
  }

  /** The tree, or null after a fault that leaves none. */
  YamlNode of(Node root) {
    try {
      return convert(root, 0).node();
    } catch (Refused e) {
      return null;
    }
  }

  private Converted convert(Node node, int depth) {
    Converted known = done.get(node);
    if (known != null) {
      return known;
    }
    Position at = source.at(node.getStartMark());
    if (depth > MAX_DEPTH) {
      throw refuse(at, "this is nested too deeply", "");
    }
    if (open.containsKey(node)) {
      if (recursive.put(node, true) == null) {
        faults.error(at, "this holds itself through an alias", "write the value without an alias");
      }
      return new Converted(new YamlNode.Scalar("", ScalarStyle.PLAIN, source, at), 1);
    }
    open.put(node, true);
    if (!PLAIN_TAGS.contains(node.getTag())) {
      faults.error(
          at,
          "the tag " + YamlFault.shortened(node.getTag().getValue()) + " is not allowed",
          "write the value without a tag");
    }
    Converted converted =
        node instanceof ScalarNode scalar
            ? scalar(scalar, at)
            : node instanceof SequenceNode sequence
                ? sequence(sequence, at, depth)
                : mapping((MappingNode) node, at, depth);
    if (converted.expanded() > MAX_EXPANDED) {
      throw refuse(at, "the aliases in here stand for millions of values", "write lists to a file");
    }
    open.remove(node);
    done.put(node, converted);
    return converted;
  }

  private Refused refuse(Position at, String what, String fix) {
    faults.error(at, what, fix);
    return new Refused();
  }

  private Converted scalar(ScalarNode scalar, Position at) {
    if (scalar.getValue().length() > MAX_SCALAR) {
      faults.error(
          at,
          "this value is " + scalar.getValue().length() + " characters long",
          "no value takes more than " + MAX_SCALAR);
    }
    return new Converted(
        new YamlNode.Scalar(scalar.getValue(), scalar.getScalarStyle(), source, at), 1);
  }

  private Converted sequence(SequenceNode sequence, Position at, int depth) {
    List<YamlNode> items = new ArrayList<>();
    long expanded = 1;
    for (Node item : sequence.getValue()) {
      Converted converted = convert(item, depth + 1);
      items.add(converted.node());
      expanded += converted.expanded();
    }
    return new Converted(new YamlNode.Sequence(items, at), expanded);
  }

  private Converted mapping(MappingNode mapping, Position at, int depth) {
    List<Entry> entries = new ArrayList<>();
    List<Entry> merged = new ArrayList<>();
    long expanded = 1;
    for (NodeTuple tuple : mapping.getValue()) {
      Converted key = convert(tuple.getKeyNode(), depth + 1);
      Converted value = convert(tuple.getValueNode(), depth + 1);
      expanded += key.expanded() + value.expanded();
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        merge(value.node(), merged);
      } else if (key.node() instanceof YamlNode.Scalar name) {
        entries.add(new Entry(name.text(), name.at(), value.node()));
      } else {
        faults.error(
            key.node().at(), "a key is a name, this is a list or a map", "write `key: value`");
      }
    }
    Set<String> own = new HashSet<>();
    entries.forEach(entry -> own.add(entry.key()));
    merged.stream().filter(entry -> own.add(entry.key())).forEach(entries::add);
    return new Converted(new YamlNode.Mapping(entries, at), expanded);
  }

  /** Of maps that are merged, the earlier wins. */
  private void merge(YamlNode value, List<Entry> merged) {
    if (value instanceof YamlNode.Mapping mapping) {
      merged.addAll(mapping.entries());
    } else if (value instanceof YamlNode.Sequence list
        && list.items().stream().allMatch(item -> item instanceof YamlNode.Mapping)) {
      list.items().forEach(item -> merge(item, merged));
    } else {
      faults.error(
          value.at(),
          "<< takes over the keys of a map, this is " + value.kind(),
          "write `<<: *NAME`, where &NAME stands before a map");
    }
  }
}
