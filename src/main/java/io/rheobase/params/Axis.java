package io.rheobase.params;

import io.rheobase.experiment.SweepAxis;
import io.rheobase.units.Quantity;
import io.rheobase.units.Unit;
import io.rheobase.units.UnitException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The values of an address of a sweep.
 *
 * @param values null where a point leaves the address as it is in the file
 */
record Axis(Address address, List<YamlNode> values) {

  /** What tables and seeds need of it. */
  SweepAxis described() {
    List<Optional<Quantity>> quantities = values.stream().map(Axis::quantity).toList();
    Optional<Unit> unit = commonUnit(quantities);
    List<String> cells = new ArrayList<>(values.size());
    List<String> meanings = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      YamlNode value = values.get(i);
      if (value == null) {
        cells.add("");
      } else if (unit.isPresent()) {
        cells.add(number(quantities.get(i).orElseThrow(), unit.get()));
      } else {
        cells.add(value instanceof YamlNode.Scalar scalar ? scalar.text() : FlowText.of(value));
      }
      meanings.add(value == null ? "" : FlowText.meaning(value));
    }
    return new SweepAxis(
        address.text(),
        unit.filter(u -> !u.equals(Unit.ONE)).map(Unit::text).orElse(""),
        cells,
        meanings);
  }

  private static Optional<Quantity> quantity(YamlNode value) {
    if (!(value instanceof YamlNode.Scalar scalar)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Quantity.parse(scalar.text()));
    } catch (UnitException e) {
      return Optional.empty();
    }
  }

  /** The unit that all values can be written in: that of the first. */
  private Optional<Unit> commonUnit(List<Optional<Quantity>> quantities) {
    Unit unit = null;
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) {
        continue;
      }
      Optional<Unit> own = quantities.get(i).map(Quantity::unit);
      if (own.isEmpty() || unit != null && !own.get().dimension().equals(unit.dimension())) {
        return Optional.empty();
      }
      unit = Objects.requireNonNullElse(unit, own.get());
    }
    return Optional.ofNullable(unit);
  }

  private static String number(Quantity quantity, Unit unit) {
    BigDecimal number = quantity.number().scaleByPowerOfTen(quantity.unit().scale() - unit.scale());
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal plain = number.stripTrailingZeros();
    return Math.abs(plain.scale()) > 20 ? plain.toString() : plain.toPlainString();
  }
}
