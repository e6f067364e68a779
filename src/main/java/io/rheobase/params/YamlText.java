package io.rheobase.params;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * YAML to nodes with positions. The text is not trusted: nothing but strings, lists and maps ever
 * comes out of it, tags included, and its size, depth and aliases are bounded.
 */
final class YamlText {

  /** The largest file that is read (bytes); longer lists belong into a file of their own. */
  static final int MAX_BYTES = 16 << 20;

  private static final int MAX_SCALAR = 1 << 16;
  private static final int MAX_DEPTH = 40;
  private static final int MAX_ALIASES = 50;

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

  private YamlText() {}

  /** Decodes UTF-8; a fault names the line that is not. */
  static String decode(String name, byte[] bytes, Faults faults) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      String text = decoder.decode(in).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      String before = new String(bytes, 0, in.position(), StandardCharsets.UTF_8);
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      int column = before.length() - before.lastIndexOf('\n');
      faults.error(
          new Position(name, line, column, ""),
          "this is not UTF-8 text",
          "save the file as UTF-8, or check that it is a parameter file");
      return "";
    }
  }

  /** The root node, or null where there is none or a fault was found. */
  static Node compose(Source source, String text, Faults faults) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    int found = faults.count();
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root != null) {
        new Check(source, faults).of(root);
      }
      return faults.count() > found ? null : root;
    } catch (MarkedYAMLException e) {
      faults.error(YamlFault.of(source, e));
    } catch (ReaderException e) {
      String before = text.substring(0, Math.min(text.length(), Math.max(0, e.getPosition())));
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      faults.error(
          source.at(line, before.length() - before.lastIndexOf('\n')),
          String.format(
              Locale.ROOT, "the character U+%04X cannot stand in a YAML file", e.getCodePoint()),
          "delete it, or check that this is a parameter file");
    } catch (YAMLException e) {
      faults.error(YamlFault.of(source, e));
    }
    return null;
  }

  /**
   * Looks at every node once, however often an alias repeats it, and refuses a node that holds
   * itself.
   */
  private static final class Check {
    private final Source source;
    private final Faults faults;
    private final Set<Node> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> recursive = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

    Check(Source source, Faults faults) {
      this.source = source;
      this.faults = faults;
    }

    void of(Node node) {
      if (open.contains(node)) {
        if (!recursive.add(node)) {
          return;
        }
        faults.error(
            source.at(node.getStartMark()),
            "this holds itself through an alias",
            "write the value without an alias");
        return;
      }
      if (!done.add(node)) {
        return;
      }
      open.add(node);
      if (!PLAIN_TAGS.contains(node.getTag())) {
        faults.error(
            source.at(node.getStartMark()),
            "the tag " + YamlFault.shortened(node.getTag().getValue()) + " is not allowed",
            "write the value without a tag");
      } else if (node instanceof ScalarNode scalar) {
        scalar(scalar);
      } else if (node instanceof SequenceNode sequence) {
        sequence.getValue().forEach(this::of);
      } else if (node instanceof MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
          of(entry.getKeyNode());
          of(entry.getValueNode());
        }
      }
      open.remove(node);
    }

    private void scalar(ScalarNode scalar) {
      int length = scalar.getValue().length();
      if (length > MAX_SCALAR) {
        faults.error(
            source.at(scalar.getStartMark()),
            "this value is " + length + " characters long",
            "no value takes more than " + MAX_SCALAR);
      }
    }
  }
}
