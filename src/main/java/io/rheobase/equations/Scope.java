package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of a model, and which of them were used. */
final class Scope {
  private static final Set<String> WORDS = Set.of("and", "or", "not", "where");

  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  Scope(Optional<Dimension> input) {
    declare(new Symbol("t", ReferenceKind.TIME, Optional.of(Dimension.TIME)));
    declare(new Symbol("dt", ReferenceKind.STEP, Optional.of(Dimension.TIME)));
    declare(new Symbol("I", ReferenceKind.INPUT, input));
    declare(new Symbol("xi", ReferenceKind.NOISE, Optional.of(Dimension.FREQUENCY.sqrt())));
  }

  void declare(Symbol symbol) {
    symbols.put(symbol.name(), symbol);
  }

  boolean isDeclared(String name) {
    return symbols.containsKey(name);
  }

  /** Whether the language itself uses a name. */
  static boolean isReserved(String name) {
    return Set.of("t", "dt", "I", "xi").contains(name)
        || WORDS.contains(name)
        || Function.find(name).isPresent();
  }

  Optional<Symbol> use(String name) {
    used.add(name);
    return find(name);
  }

  Optional<Symbol> find(String name) {
    return Optional.ofNullable(symbols.get(name));
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }

  Optional<String> nearest(String name) {
    return NearestName.of(name, symbols.keySet());
  }

  Optional<String> nearest(String name, ReferenceKind kind) {
    List<String> names =
        symbols.values().stream().filter(s -> s.kind() == kind).map(Symbol::name).toList();
    return NearestName.of(name, names);
  }

  static Optional<String> nearestFunction(String name) {
    List<String> names =
        new ArrayList<>(Arrays.stream(Function.values()).map(Function::text).toList());
    names.add("where");
    return NearestName.of(name, names);
  }
}
