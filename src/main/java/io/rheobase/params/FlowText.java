package io.rheobase.params;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.rheobase.units.Quantity;
import io.rheobase.units.UnitException;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A tree of YAML on one line. */
final class FlowText {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.+-][A-Za-z0-9_./*^+ -]*");

  private FlowText() {}

  /** The tree as it could stand in a file. */
  static String of(YamlNode node) {
    return text(node, FlowText::scalar);
  }

  /** One text for one meaning, however the numbers in it are written. */
  static String meaning(YamlNode node) {
    return text(node, FlowText::meaning);
  }

  private static String text(YamlNode node, Function<YamlNode.Scalar, String> scalar) {
    if (node instanceof YamlNode.Sequence list) {
      return list.items().stream()
          .map(item -> text(item, scalar))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (node instanceof YamlNode.Mapping map) {
      return map.entries().stream()
          .map(entry -> quotedUnlessPlain(entry.key()) + ": " + text(entry.value(), scalar))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return scalar.apply((YamlNode.Scalar) node);
  }

  private static String scalar(YamlNode.Scalar scalar) {
    return scalar.isPlain() ? quotedUnlessPlain(scalar.text()) : quoted(scalar.text());
  }

  private static String quotedUnlessPlain(String text) {
    return PLAIN.matcher(text).matches() && text.strip().equals(text) ? text : quoted(text);
  }

  private static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }

  private static String meaning(YamlNode.Scalar scalar) {
    try {
      Quantity quantity = Quantity.parse(scalar.text());
      BigDecimal coherent = quantity.number().scaleByPowerOfTen(quantity.unit().scale());
      String number = coherent.signum() == 0 ? "0" : coherent.stripTrailingZeros().toString();
      return quantity.bare() ? number : number + " " + quantity.dimension().symbol();
    } catch (UnitException e) {
      return quoted(scalar.text());
    }
  }
}
