package io.rheobase.params;

import io.rheobase.params.grammar.Field;
import io.rheobase.params.grammar.Grammar;
import io.rheobase.params.grammar.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds addresses that a sweep varies to the grammar, and to the names that the file gives. */
final class AddressCheck {

  /** Blocks and keys that no result depends on, or that a sweep is not of. */
  private static final Map<String, String> NOT_SWEPT =
      Map.of(
          "simulation.threads", "no result depends on the number of threads",
          "sweep", "a sweep cannot vary itself",
          "output", "no result depends on the output");

  /** Names of a model, which the file need not mention. */
  private static final List<String> OF_MODELS = List.of("parameter", "state variable");

  private final YamlNode.Mapping root;
  private final Faults faults;

  AddressCheck(YamlNode.Mapping root, Faults faults) {
    this.root = root;
    this.faults = faults;
  }

  /** Whether an address can be varied; a fault says why not. */
  boolean passes(Address address) {
    for (int depth = 1; depth <= address.keys().size(); depth++) {
      String reason = NOT_SWEPT.get(String.join(".", address.keys().subList(0, depth)));
      if (reason != null) {
        faults.error(address.at(), address.text() + " cannot be swept: " + reason, "delete it");
        return false;
      }
    }
    Shape shape = Grammar.FILE;
    Optional<YamlNode> node = Optional.of(root);
    for (int depth = 0; depth < address.keys().size(); depth++) {
      String key = address.keys().get(depth);
      Optional<Shape> inner = step(shape, key, node, address, depth);
      if (inner.isEmpty()) {
        return false;
      }
      shape = inner.get();
      node =
          node.flatMap(
              within ->
                  within instanceof YamlNode.Mapping map
                      ? map.find(key).map(Entry::value)
                      : Optional.empty());
    }
    return true;
  }

  private Optional<Shape> step(
      Shape shape, String key, Optional<YamlNode> node, Address address, int depth) {
    Shape map = map(shape);
    String parent = depth == 0 ? "" : address.keys().get(depth - 1);
    if (map instanceof Shape.Keys keys) {
      Optional<Shape> inner = keys.field(key).map(Field::shape);
      if (inner.isEmpty()) {
        faults.error(
            address.at(depth),
            "there is no key " + Wording.shown(key) + (depth == 0 ? "" : " in " + parent),
            Wording.nearest(key, keys.fields().stream().map(Field::key).toList(), "the keys"));
      }
      return inner;
    }
    if (map instanceof Shape.Named named) {
      List<String> names =
          node.filter(YamlNode.Mapping.class::isInstance)
              .map(found -> ((YamlNode.Mapping) found).entries().stream().map(Entry::key).toList())
              .orElse(List.of());
      if (!names.contains(key) && !OF_MODELS.contains(named.what())) {
        faults.error(
            address.at(depth),
            "there is no " + named.what() + " " + Wording.shown(key) + " in this file",
            Wording.nearest(key, names, named.what()));
        return Optional.empty();
      }
      return Optional.of(named.entry());
    }
    faults.error(
        address.at(depth),
        parent + " has no keys, and " + address.text() + " leads into it",
        "write `" + address.text().substring(0, address.text().lastIndexOf('.')) + "`");
    return Optional.empty();
  }

  /** The form of a shape that is a map. */
  private static Shape map(Shape shape) {
    if (shape instanceof Shape.Common common) {
      return map(common.shape());
    }
    if (shape instanceof Shape.OneOf oneOf) {
      return oneOf.shapes().stream()
          .map(AddressCheck::map)
          .filter(inner -> inner instanceof Shape.Keys || inner instanceof Shape.Named)
          .findFirst()
          .orElse(shape);
    }
    return shape;
  }
}
