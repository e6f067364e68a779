package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a text may use, and which of them were used: those of a model, or those of a
 * receptor before those of its model.
 */
final class Scope {
  /** What an arrival calls the weight that arrives. */
  static final String WEIGHT = "weight";

  private static final Set<String> WORDS = Set.of("and", "or", "not", "where");

  private final Scope outer;
  private final String receptor;
  private final Map<String, Symbol> symbols = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  /** The scope of a model. */
  Scope(Optional<Dimension> input) {
    this(null, "");
    declare("t", ReferenceKind.TIME, Optional.of(Dimension.TIME));
    declare("dt", ReferenceKind.STEP, Optional.of(Dimension.TIME));
    declare("I", ReferenceKind.INPUT, input);
    declare("xi", ReferenceKind.NOISE, Optional.of(Dimension.FREQUENCY.sqrt()));
  }

  private Scope(Scope outer, String receptor) {
    this.outer = outer;
    this.receptor = receptor;
  }

  /** The scope of a receptor of this model. */
  Scope ofReceptor(String name) {
    return new Scope(this, name);
  }

  /** The scope of the arrival at this receptor, where {@code weight} counts as dimensionless. */
  Scope ofArrival() {
    Scope arrival = new Scope(this, receptor);
    arrival.symbols.put(
        WEIGHT, new Symbol(WEIGHT, ReferenceKind.PARAMETER, Optional.of(Dimension.NONE)));
    return arrival;
  }

  /** The receptor whose scope it is, or empty. */
  String receptor() {
    return receptor;
  }

  /** What a name declared here is called within the model. */
  String composed(String name) {
    return receptor.isEmpty() ? name : name + "_" + receptor;
  }

  /** The name that is written here for what the model calls so. */
  String written(String composed) {
    for (Map.Entry<String, Symbol> symbol : visible().entrySet()) {
      if (symbol.getValue().name().equals(composed)) {
        return symbol.getKey();
      }
    }
    return composed;
  }

  void declare(String name, ReferenceKind kind, Optional<Dimension> dimension) {
    symbols.put(name, new Symbol(composed(name), kind, dimension));
  }

  boolean isDeclared(String name) {
    return find(name).isPresent();
  }

  /** Whether a name is declared in this very scope. */
  boolean isDeclaredHere(String name) {
    return symbols.containsKey(name);
  }

  /** What is declared in this very scope, in the order of declaration. */
  Collection<Symbol> own() {
    return symbols.values();
  }

  /** Whether the language itself uses a name. */
  boolean isReserved(String name) {
    Set<String> given = receptor.isEmpty() ? Set.of("t", "dt", "I", "xi") : Set.of("t", "dt", "xi");
    return given.contains(name)
        || !receptor.isEmpty() && name.equals(WEIGHT)
        || WORDS.contains(name)
        || Function.find(name).isPresent();
  }

  Optional<Symbol> use(String name) {
    used.add(name);
    if (outer != null && !isDeclaredHere(name)) {
      outer.use(name);
    }
    return find(name);
  }

  Optional<Symbol> find(String name) {
    Symbol here = symbols.get(name);
    return here == null && outer != null ? outer.find(name) : Optional.ofNullable(here);
  }

  boolean isUsed(String name) {
    return used.contains(name);
  }

  Optional<String> nearest(String name) {
    return NearestName.of(name, visible().keySet());
  }

  Optional<String> nearest(String name, ReferenceKind kind) {
    List<String> names = new ArrayList<>();
    visible()
        .forEach(
            (known, symbol) -> {
              if (symbol.kind() == kind) {
                names.add(known);
              }
            });
    return NearestName.of(name, names);
  }

  private Map<String, Symbol> visible() {
    Map<String, Symbol> visible = new LinkedHashMap<>(symbols);
    if (outer != null) {
      outer.visible().forEach(visible::putIfAbsent);
    }
    return visible;
  }

  static Optional<String> nearestFunction(String name) {
    List<String> names =
        new ArrayList<>(Arrays.stream(Function.values()).map(Function::text).toList());
    names.add("where");
    return NearestName.of(name, names);
  }
}
