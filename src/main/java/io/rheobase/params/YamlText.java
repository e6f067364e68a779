package io.rheobase.params;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML to a tree with positions. The text is not trusted: nothing but texts, lists and maps ever
 * comes out of it, tags included, and its size, depth and aliases are bounded.
 */
final class YamlText {

  /** The largest file that is read (bytes); longer lists belong into a file of their own. */
  static final int MAX_BYTES = 16 << 20;

  private static final int MAX_LINE = 1 << 20;

  /** The deepest nesting of lists and maps. */
  static final int MAX_DEPTH = 40;

  private static final int MAX_ALIASES = 50;

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

  /** The parser looks ahead to the end of a word or a comment, in time that grows as its square. */
  private static boolean hasShortLines(Source source, String text, Faults faults) {
    int line = 1;
    for (int from = 0; from < text.length(); line++) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      if (to - from > MAX_LINE) {
        faults.error(
            new Position(source.name(), line, 1, ""),
            "this line is " + (to - from) + " characters long, " + MAX_LINE + " are the most",
            "break it, or write long lists to a file of their own");
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  /** The root node, or null where there is none or a fault was found. */
  static YamlNode compose(Source source, String text, Faults faults) {
    if (!hasShortLines(source, text, faults)) {
      return null;
    }
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    int found = faults.count();
    try {
      Node root =
          new Composer(
                  new BoundedEvents(
                      new ParserImpl(new StreamReader(new StringReader(text)), options)),
                  new Resolver(),
                  options)
              .getSingleNode();
      YamlNode tree = root == null ? null : new YamlTree(source, faults).of(root);
      return faults.count() > found ? null : tree;
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
}
