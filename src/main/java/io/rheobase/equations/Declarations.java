package io.rheobase.equations;

import io.rheobase.units.Dimension;
import io.rheobase.units.Quantity;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks what a model declares: names, units and the defaults of parameters. */
final class Declarations {
  private static final int LONGEST_NAME = 64;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Scope scope;
  private final UnitReader units;
  private final Faults faults;

  Declarations(Scope scope, UnitReader units, Faults faults) {
    this.scope = scope;
    this.units = units;
    this.faults = faults;
  }

  /** Declares a name once its legality is checked; a faulty one is declared if it can be. */
  void declare(Span span, String name, ReferenceKind kind, Optional<Dimension> dimension) {
    int longest = LONGEST_NAME - (scope.composed(name).length() - name.length());
    if (!isName(name, longest)) {
      faults.add(span, "not a name", form(longest));
    } else if (scope.isReserved(name)) {
      faults.add(span, "'" + name + "' is reserved by the language", "choose another name");
    } else if (scope.isDeclaredHere(name)) {
      faults.add(span, "'" + name + "' is declared twice", "choose another name for one of them");
    } else {
      scope.declare(name, kind, dimension);
    }
  }

  /** Whether a text can be a name of up to so many characters. */
  static boolean isName(String text, int longest) {
    return text.length() <= longest && NAME.matcher(text).matches();
  }

  /** What a name looks like, in words. */
  static String form(int longest) {
    return "a name has up to " + longest + " letters, digits and _, no digit first";
  }

  List<Parameter> parameters(List<ModelText.ParameterText> texts) {
    List<Parameter> parameters = new ArrayList<>();
    for (ModelText.ParameterText text : texts) {
      SourceText name = sourceText(text, Source.Section.PARAMETER_NAME, text.name());
      SourceText unitText = sourceText(text, Source.Section.PARAMETER_UNIT, text.unit());
      Optional<Unit> unit = units.read(unitText, 0, text.unit().length());
      declare(name.whole(), text.name(), ReferenceKind.PARAMETER, unit.map(Unit::dimension));
      Optional<Quantity> value =
          text.defaultValue().isBlank() ? Optional.empty() : defaultValue(text, unit);
      String composed = scope.composed(text.name());
      unit.ifPresent(u -> parameters.add(new Parameter(composed, u, value, text.description())));
    }
    return parameters;
  }

  private Optional<Quantity> defaultValue(ModelText.ParameterText text, Optional<Unit> unit) {
    SourceText source = sourceText(text, Source.Section.PARAMETER_DEFAULT, text.defaultValue());
    Quantity quantity;
    try {
      quantity = Quantity.parse(text.defaultValue());
    } catch (UnitException e) {
      faults.add(source, 0, e);
      return Optional.empty();
    }
    if (unit.isPresent() && !quantity.dimension().equals(unit.get().dimension())) {
      String what =
          quantity.bare()
              ? "the default of " + text.name() + " has no unit"
              : "the default of " + text.name() + " is " + quantity.dimension();
      String fix =
          quantity.bare()
              ? "write " + text.defaultValue().strip() + " " + unit.get()
              : text.name() + " is " + unit.get().dimension();
      faults.add(source.whole(), what, fix);
      return Optional.empty();
    }
    return Optional.of(quantity);
  }

  private SourceText sourceText(
      ModelText.ParameterText parameter, Source.Section section, String text) {
    return new SourceText(new Source(section, parameter.name(), scope.receptor()), text);
  }
}
