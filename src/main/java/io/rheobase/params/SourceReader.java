package io.rheobase.params;

import io.rheobase.experiment.Input;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import io.rheobase.params.grammar.Shape.Bound;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a source of current. */
final class SourceReader {

  private final InputReader.Surroundings around;
  private final Faults faults;
  private final ValuesReader valuesReader;
  private final String name;
  private final List<Target> to;
  private final Window window;
  private final Given.Keys keys;
  private final Unit unit;
  private final int neurons;
  private final Membrane membrane;

  /**
   * The input that a source belongs to.
   *
   * @param name of the input
   * @param to the neurons that it drives
   * @param window when
   * @param keys of the source's map; none where it is written short
   * @param unit of the current
   * @param membrane by which values per area are multiplied
   */
  record Entry(
      String name, List<Target> to, Window window, Given.Keys keys, Unit unit, Membrane membrane) {}

  SourceReader(InputReader.Surroundings around, Entry entry) {
    this.around = around;
    this.faults = around.faults();
    this.valuesReader = new ValuesReader(around.folder(), faults);
    this.name = entry.name();
    this.to = entry.to();
    this.window = entry.window();
    this.keys = entry.keys();
    this.unit = entry.unit();
    this.neurons = to.get(0).count();
    this.membrane = entry.membrane();
  }

  /**
   * The input; nothing after a fault.
   *
   * @param source the key that says which source it is
   * @param given the value of that key
   */
  Optional<Input> read(String source, Given given) {
    if (source.equals("file") && !around.grid().isKnown()) {
      return Optional.empty();
    }
    return switch (source) {
      case "constant" -> constant(given);
      case "step" ->
          current("amplitude")
              .map(amplitude -> new Input.Pulses(name, to, window, amplitude, length(), length()));
      case "pulses" -> pulses();
      case "ramp" ->
          both(current("from"), current("to"), (a, b) -> new Input.Ramp(name, to, window, a, b));
      case "sine" -> sine();
      case "gaussian" -> gaussian();
      case "white" -> white();
      case "uniform" -> uniform(given);
      case "ou" -> ornsteinUhlenbeck();
      default ->
          new CurrentFile(around.folder(), faults)
              .read(given, keys, neurons, unit, around.clock())
              .map(
                  file ->
                      new Input.FromFile(
                          name,
                          to,
                          window,
                          file.file(),
                          file.format(),
                          file.interpolation(),
                          file.columns(),
                          file.unit()));
    };
  }

  private long length() {
    return Math.max(1, window.steps());
  }

  private interface Made {
    Input of(Values a, Values b);
  }

  private Optional<Input> both(Optional<Values> a, Optional<Values> b, Made made) {
    return a.isPresent() && b.isPresent()
        ? Optional.of(made.of(a.get(), b.get()))
        : Optional.empty();
  }

  private Optional<Values> values(Given given, String what, Unit wanted, Bound bound) {
    return valuesReader.read(
        given, new ValuesReader.Wanted(what, wanted, bound, neurons, membrane));
  }

  private Optional<Values> required(String key, Unit wanted, Bound bound) {
    return keys.get(key).flatMap(given -> values(given, key, wanted, bound));
  }

  private Optional<Values> optional(String key, Unit wanted) {
    return keys.has(key)
        ? required(key, wanted, Bound.ANY)
        : Optional.of(new Values.Constant(0, wanted));
  }

  private Optional<Values> current(String key) {
    return required(key, unit, Bound.ANY);
  }

  private Optional<Long> interval() {
    return around.steps(keys, "interval", 1L);
  }

  private Optional<Input> constant(Given given) {
    Given value = keys.has("value") ? keys.get("value").orElseThrow() : given;
    return values(value, "constant", unit, Bound.ANY)
        .map(current -> new Input.Constant(name, to, window, current));
  }

  private Optional<Input> pulses() {
    Optional<Values> amplitude = current("amplitude");
    Optional<Long> width =
        keys.get("width", Given.Amount.class).flatMap(a -> around.grid().steps(a, "width"));
    Optional<Long> interval =
        keys.get("interval", Given.Amount.class).flatMap(a -> around.grid().steps(a, "interval"));
    if (amplitude.isEmpty() || width.isEmpty() || interval.isEmpty()) {
      return Optional.empty();
    }
    if (width.get() > interval.get()) {
      faults.error(
          keys.get("width").get().at(),
          "a pulse is longer than the interval between two",
          "a width of the interval at most; for a current throughout write constant");
      return Optional.empty();
    }
    return Optional.of(
        new Input.Pulses(name, to, window, amplitude.get(), width.get(), interval.get()));
  }

  private Optional<Input> sine() {
    Optional<Values> amplitude = current("amplitude");
    Optional<Values> frequency = required("frequency", Unit.parse("Hz"), Bound.NOT_NEGATIVE);
    Optional<Values> phase = optional("phase", Unit.ONE);
    Optional<Values> offset = optional("offset", unit);
    return amplitude.isPresent() && frequency.isPresent() && phase.isPresent() && offset.isPresent()
        ? Optional.of(
            new Input.Sine(
                name, to, window, amplitude.get(), frequency.get(), phase.get(), offset.get()))
        : Optional.empty();
  }

  private Optional<Input> gaussian() {
    Optional<Long> interval = interval();
    Optional<Values> mean = optional("mean", unit);
    Optional<Values> std = required("std", unit, Bound.NOT_NEGATIVE);
    return interval.isEmpty()
        ? Optional.empty()
        : both(mean, std, (m, s) -> new Input.Gaussian(name, to, window, m, s, interval.get()));
  }

  private Optional<Input> white() {
    Optional<Values> mean = optional("mean", unit);
    Unit intensity = Unit.coherent(unit.dimension().times(Dimension.TIME.sqrt()));
    if (keys.has("intensity")) {
      return both(
          mean,
          required("intensity", intensity, Bound.NOT_NEGATIVE),
          (m, s) -> new Input.White(name, to, window, m, s, Input.WhiteMeasure.INTENSITY));
    }
    for (Target target : to) {
      Map<String, Values> parameters = around.populations().get(target.population()).parameters();
      if (!parameters.containsKey("g_L")
          || !parameters.containsKey("tau_m") && !parameters.containsKey("C_m")) {
        faults.error(
            keys.keyAt("std"),
            "the std of white noise is that of a membrane with g_L and tau_m, which "
                + target.population()
                + " has not",
            "give its intensity: `white: {intensity: 100 " + intensity + "}`");
        return Optional.empty();
      }
    }
    return both(
        mean,
        required("std", Unit.parse("mV"), Bound.NOT_NEGATIVE),
        (m, s) -> new Input.White(name, to, window, m, s, Input.WhiteMeasure.STD));
  }

  private Optional<Input> uniform(Given given) {
    if (given instanceof Given.Items pair) {
      return both(
              values(pair.items().get(0), "uniform", unit, Bound.ANY),
              values(pair.items().get(1), "uniform", unit, Bound.ANY),
              (low, high) -> new Input.Uniform(name, to, window, low, high, 1))
          .filter(input -> isAscending((Input.Uniform) input, pair.at()));
    }
    Optional<Long> interval = interval();
    Optional<Values> low = current("low");
    Optional<Values> high = current("high");
    return interval.isEmpty()
        ? Optional.empty()
        : both(low, high, (a, b) -> new Input.Uniform(name, to, window, a, b, interval.get()))
            .filter(input -> isAscending((Input.Uniform) input, keys.keyAt("high")));
  }

  private boolean isAscending(Input.Uniform input, Position at) {
    if (input.high().greatest() < input.low().least()
        || input.low() instanceof Values.Constant low
            && input.high() instanceof Values.Constant high
            && !(low.value() < high.value())) {
      faults.error(at, "the upper bound is not greater than the lower one", "exchange the two");
      return false;
    }
    return true;
  }

  private Optional<Input> ornsteinUhlenbeck() {
    Optional<Values> mean = optional("mean", unit);
    Optional<Values> std = required("std", unit, Bound.NOT_NEGATIVE);
    Optional<Values> tau = required("tau", Unit.parse("ms"), Bound.POSITIVE);
    return tau.isEmpty()
        ? Optional.empty()
        : both(mean, std, (m, s) -> new Input.OrnsteinUhlenbeck(name, to, window, m, s, tau.get()));
  }
}
