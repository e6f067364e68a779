package io.rheobase.params;

import io.rheobase.params.grammar.Field;
import io.rheobase.params.grammar.Grammar;
import io.rheobase.params.grammar.Shape;
import io.rheobase.units.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds a tree against a shape: reports every fault with its place and gives what is sound. */
final class ShapeReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)*");

  /** Faults in one list beyond this number say nothing new. */
  private static final int MOST_FAULTS_OF_A_LIST = 5;

  private final Faults faults;
  private final Places places;
  private final ScalarReader scalars;
  private final Map<String, String> comments = new LinkedHashMap<>();

  ShapeReader(Faults faults, Places places) {
    this.faults = faults;
    this.places = places;
    this.scalars = new ScalarReader(faults);
  }

  /** The remarks that were met, by the address of what they are about; that of the file is "". */
  Map<String, String> comments() {
    return comments;
  }

  /** What a tree holds under a shape. */
  Given read(YamlNode node, Shape shape) {
    return read(node, shape, "", "this", "");
  }

  /** What stands under a key of a file whose other keys have no shape. */
  Given read(YamlNode node, Field field) {
    return read(node, field.shape(), field.key(), field.key(), field.example());
  }

  /** An entry of a block. */
  Given entry(Entry entry, Shape shape, String block) {
    String address = block + "." + entry.key();
    places.put(address, entry.keyAt());
    return read(entry.value(), shape, address, entry.key(), "");
  }

  /**
   * @param address of the value in the file
   * @param name what the value is for
   * @param example a value that would do
   */
  private Given read(YamlNode node, Shape shape, String address, String name, String example) {
    if (shape instanceof Shape.Common common) {
      return read(node, common.shape(), address, name, example);
    }
    if (shape instanceof Shape.OneOf oneOf) {
      Optional<Given> confused = wordForMap(node, oneOf, name);
      return confused.isPresent()
          ? confused.get()
          : read(node, chosen(node, oneOf), address, name, example);
    }
    if (shape instanceof Shape.Keys keys) {
      return node instanceof YamlNode.Mapping mapping
          ? keys(mapping, keys, address, name)
          : wrongKind(node, "a map of keys", name, ScalarReader.write(name, example));
    }
    if (shape instanceof Shape.Named named) {
      return node instanceof YamlNode.Mapping mapping
          ? named(mapping, named, address, "`" + name + ": " + example + "`")
          : wrongKind(node, "a map of names", name, ScalarReader.write(name, example));
    }
    if (shape instanceof Shape.ByAddress addressed) {
      return node instanceof YamlNode.Mapping mapping
          ? byAddress(mapping, addressed, address)
          : wrongKind(node, "a map from addresses to values", name, example);
    }
    if (shape instanceof Shape.Anything) {
      return new Given.Tree(node);
    }
    if (shape instanceof Shape.Items items) {
      return node instanceof YamlNode.Sequence sequence
          ? items(sequence, items, address, name, example)
          : wrongKind(node, "a list", name, ScalarReader.write(name, example));
    }
    return node instanceof YamlNode.Scalar scalar
        ? scalars.read(scalar, shape, name, example)
        : wrongKind(node, ScalarReader.expected(shape), name, ScalarReader.write(name, example));
  }

  /** The alternative of the kind that is written; the first where there is none. */
  private static Shape chosen(YamlNode node, Shape.OneOf oneOf) {
    for (Shape shape : oneOf.shapes()) {
      boolean map =
          shape instanceof Shape.Keys
              || shape instanceof Shape.Named
              || shape instanceof Shape.ByAddress;
      boolean list = shape instanceof Shape.Items;
      if (node instanceof YamlNode.Mapping ? map : node instanceof YamlNode.Sequence == list) {
        if (map == node instanceof YamlNode.Mapping) {
          return shape;
        }
      }
    }
    return oneOf.shapes().get(0);
  }

  /**
   * Where words and the keys of a map are alternatives: a fault where one stands in the other's
   * place, or a word is near one of either kind.
   */
  private Optional<Given> wordForMap(YamlNode node, Shape.OneOf oneOf, String name) {
    List<String> words = new ArrayList<>();
    Map<String, Field> keys = new LinkedHashMap<>();
    for (Shape shape : oneOf.shapes()) {
      if (shape instanceof Shape.Choice choice) {
        words.addAll(choice.words());
      } else if (shape instanceof Shape.Keys map) {
        map.groups().stream()
            .flatMap(group -> group.keys().stream())
            .forEach(key -> map.field(key).ifPresent(field -> keys.put(key, field)));
      }
    }
    if (words.isEmpty() || keys.isEmpty()) {
      return Optional.empty();
    }
    if (node instanceof YamlNode.Mapping map
        && map.entries().size() == 1
        && words.contains(map.entries().get(0).key())) {
      Entry entry = map.entries().get(0);
      faults.error(
          entry.keyAt(),
          entry.key() + " takes no value",
          "write `" + name + ": " + entry.key() + "`");
      return Optional.of(new Given.Faulty(node.at()));
    }
    if (!(node instanceof YamlNode.Scalar scalar)
        || scalar.text().isBlank()
        || words.contains(scalar.text())) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>(words);
    all.addAll(keys.keySet());
    String text = scalar.text();
    Optional<String> meant = NearestName.of(text, all);
    faults.error(
        scalar.at(),
        keys.containsKey(text)
            ? text + " needs a value"
            : name + " is one of " + Wording.list(all, "and") + ", found " + Wording.shown(text),
        meant
            .map(
                near ->
                    "write `"
                        + name
                        + ": "
                        + (keys.containsKey(near) ? "{" + keys.get(near).line() + "}" : near)
                        + "`")
            .orElse(""));
    return Optional.of(new Given.Faulty(node.at()));
  }

  private Given wrongKind(YamlNode node, String expected, String name, String fix) {
    faults.error(
        node.at(),
        node instanceof YamlNode.Scalar scalar && scalar.text().isBlank()
            ? name + " has no value"
            : name + " is " + expected + ", this is " + node.kind(),
        fix);
    return new Given.Faulty(node.at());
  }

  private Given keys(YamlNode.Mapping mapping, Shape.Keys shape, String address, String name) {
    Map<String, Given.Key> read = new LinkedHashMap<>();
    List<String> known = shape.fields().stream().map(Field::key).toList();
    List<String> unknown = new ArrayList<>();
    for (Entry entry : withoutDuplicates(mapping)) {
      Optional<Field> field = shape.field(entry.key());
      if (field.isEmpty() && entry.key().equals(Grammar.COMMENT.key())) {
        comment(entry, address);
        continue;
      }
      if (field.isEmpty()) {
        unknown.add(entry.key());
        faults.error(
            entry.keyAt(),
            "there is no key "
                + Wording.shown(entry.key())
                + (address.isEmpty() ? "" : " in " + name),
            NotebookNames.hint(entry.key())
                .orElseGet(() -> Wording.nearest(entry.key(), known, "the keys")));
        continue;
      }
      String inner = address.isEmpty() ? entry.key() : address + "." + entry.key();
      places.put(inner, entry.keyAt());
      read.put(
          entry.key(),
          new Given.Key(
              entry.keyAt(),
              read(entry.value(), field.get().shape(), inner, entry.key(), field.get().example())));
    }
    for (Field field : shape.fields()) {
      boolean misspelt =
          unknown.stream()
              .anyMatch(key -> NearestName.of(key, known).filter(field.key()::equals).isPresent());
      if (field.required() && !read.containsKey(field.key()) && !misspelt) {
        faults.error(
            places.of(address),
            address.isEmpty()
                ? "this file has no " + field.key()
                : name + " has no " + field.key() + doc(field),
            "add `" + field.line() + "`");
      }
    }
    shape.groups().forEach(group -> group(group, read, address, name, !unknown.isEmpty()));
    return new Given.Keys(read, unknown.isEmpty(), mapping.at());
  }

  private void comment(Entry entry, String address) {
    if (read(
            entry.value(), Grammar.COMMENT.shape(), address, entry.key(), Grammar.COMMENT.example())
        instanceof Given.Word word) {
      comments.put(address, word.text());
    }
  }

  /** What a key means, in brackets, as far as its name does not say so itself. */
  private static String doc(Field field) {
    String doc = field.doc().split("[:;]")[0];
    return doc.equals(field.key()) ? "" : " (" + doc + ")";
  }

  private void group(
      Shape.Group group,
      Map<String, Given.Key> read,
      String address,
      String name,
      boolean somethingUnknown) {
    List<String> present = group.keys().stream().filter(read::containsKey).toList();
    if (present.size() > 1) {
      faults.error(
          read.get(present.get(1)).at(),
          name + " has " + Wording.list(present, "and") + ": it can have one of them",
          "delete " + present.get(1) + ", or give it an entry of its own");
    } else if (present.isEmpty() && group.required() && !somethingUnknown) {
      faults.error(
          places.of(address),
          name + " does not say " + group.what(),
          "one of " + Wording.list(group.keys(), "or") + " does");
    }
  }

  /** The entries, of equal keys the last; a key that is given twice is a fault. */
  private List<Entry> withoutDuplicates(YamlNode.Mapping mapping) {
    Map<String, Entry> last = new LinkedHashMap<>();
    Map<String, List<Integer>> lines = new HashMap<>();
    for (Entry entry : mapping.entries()) {
      last.put(entry.key(), entry);
      lines.computeIfAbsent(entry.key(), key -> new ArrayList<>()).add(entry.keyAt().line());
    }
    lines.forEach(
        (key, at) -> {
          if (at.size() > 1) {
            faults.error(
                last.get(key).keyAt(),
                Wording.shown(key)
                    + " is given "
                    + (at.size() == 2 ? "twice" : at.size() + " times")
                    + ", in lines "
                    + Wording.list(at.stream().map(String::valueOf).toList(), "and"),
                "keep one of them");
          }
        });
    return List.copyOf(last.values());
  }

  /**
   * @param whole how the map may be written
   */
  private Given named(YamlNode.Mapping mapping, Shape.Named shape, String address, String whole) {
    Map<String, Given.Key> read = new LinkedHashMap<>();
    for (Entry entry : withoutDuplicates(mapping)) {
      if (!NAME.matcher(entry.key()).matches()) {
        String mended = entry.key().strip().replaceAll("[^A-Za-z0-9_]+", "_");
        faults.error(
            entry.keyAt(),
            Wording.shown(entry.key())
                + " cannot be the name of "
                + Wording.withArticle(shape.what())
                + ": letters, digits and _, a letter first, 64 at most",
            "write `" + (NAME.matcher(mended).matches() ? mended : shape.example()) + ":`");
        continue;
      }
      String inner = address + "." + entry.key();
      places.put(inner, entry.keyAt());
      boolean wrong =
          shape.entry() instanceof Shape.Keys && !(entry.value() instanceof YamlNode.Mapping);
      Given value =
          wrong
              ? wrongKind(entry.value(), "a map of keys", entry.key(), "write it as in " + whole)
              : read(entry.value(), shape.entry(), inner, entry.key(), "");
      read.put(entry.key(), new Given.Key(entry.keyAt(), value));
    }
    if (mapping.entries().isEmpty()) {
      faults.error(
          places.of(address),
          "there is no " + shape.what() + " in here",
          "give one a name, as in `" + shape.example() + ": …`");
    }
    return new Given.Keys(read, mapping.at());
  }

  private Given byAddress(YamlNode.Mapping mapping, Shape.ByAddress shape, String address) {
    Map<String, Given.Key> read = new LinkedHashMap<>();
    for (Entry entry : withoutDuplicates(mapping)) {
      if (!ADDRESS.matcher(entry.key()).matches()) {
        faults.error(
            entry.keyAt(),
            Wording.shown(entry.key()) + " is no address",
            "write the keys that lead to a value with dots between, as in"
                + " `populations.exc.parameters.tau_m`");
        continue;
      }
      String inner = address + "." + entry.key();
      places.put(inner, entry.keyAt());
      Given value = read(entry.value(), shape.entry(), inner, entry.key(), "");
      read.put(entry.key(), new Given.Key(entry.keyAt(), value));
    }
    if (mapping.entries().isEmpty()) {
      faults.error(places.of(address), "there is no address in here", "add one with its values");
    }
    return new Given.Keys(read, mapping.at());
  }

  private Given items(
      YamlNode.Sequence sequence, Shape.Items shape, String address, String name, String example) {
    int count = sequence.items().size();
    if (count < shape.least() || count > shape.most()) {
      faults.error(
          sequence.at(),
          name
              + (shape.most() == shape.least()
                  ? " is a list of " + shape.least() + " values, this has " + count
                  : count == 0 ? " is an empty list" : " has " + count + " values"),
          example.isEmpty() ? "" : "write `" + name + ": " + example + "`");
      return new Given.Faulty(sequence.at());
    }
    List<Given> items = new ArrayList<>();
    int faulty = 0;
    for (YamlNode item : sequence.items()) {
      Given read =
          shape.item() instanceof Shape.Items inner
              ? row(item, inner, address, name, example)
              : read(
                  item,
                  shape.item(),
                  address,
                  name,
                  example.equals(ScalarReader.NO_EXAMPLE) ? example : "");
      items.add(read);
      if (read instanceof Given.Faulty && ++faulty == MOST_FAULTS_OF_A_LIST) {
        break;
      }
    }
    return faulty > 0 ? new Given.Faulty(sequence.at()) : new Given.Items(items, sequence.at());
  }

  /** A list inside a list. */
  private Given row(YamlNode node, Shape.Items shape, String address, String name, String example) {
    int count = node instanceof YamlNode.Sequence row ? row.items().size() : -1;
    if (count >= shape.least() && count <= shape.most()) {
      return items((YamlNode.Sequence) node, shape, address, name, ScalarReader.NO_EXAMPLE);
    }
    faults.error(
        node.at(),
        "each value of "
            + name
            + " is a list"
            + (shape.most() == Integer.MAX_VALUE
                ? ""
                : " of " + shape.least() + " to " + shape.most() + " values")
            + (count < 0
                ? ", this is " + node.kind()
                : count == 0 ? ", this is empty" : ", this has " + count),
        "write `" + name + ": " + example + "`");
    return new Given.Faulty(node.at());
  }
}
