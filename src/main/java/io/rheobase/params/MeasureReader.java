package io.rheobase.params;

import io.rheobase.equations.StateVariable;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Measure;
import io.rheobase.experiment.Measure.Counting;
import io.rheobase.experiment.Measure.InferredNumber;
import io.rheobase.experiment.Measure.Reduction;
import io.rheobase.experiment.Measure.Span;
import io.rheobase.experiment.Measure.Statistic;
import io.rheobase.experiment.Measure.Subject;
import io.rheobase.experiment.Population;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what is measured at every point of a sweep. */
final class MeasureReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
  private static final BigDecimal FANO_WINDOW = BigDecimal.valueOf(100);
  private static final BigDecimal SYNCHRONY_BIN = BigDecimal.valueOf(3);
  private static final List<String> STATISTICS =
      Stream.of(Statistic.values()).map(Statistic::toString).toList();
  private static final List<String> COUNTINGS =
      Stream.of(Counting.values()).map(Counting::toString).toList();
  private static final List<String> INFERRED =
      Stream.of(InferredNumber.values()).map(InferredNumber::toString).toList();
  private static final String INFERENCE = "inference";
  private static final List<String> LEVELS = List.of("mean", "sd");
  private static final Given.Keys NO_OPTIONS = new Given.Keys(Map.of(), new Position("", 1, 1, ""));

  private final Experiment experiment;
  private final Grid grid;
  private final Faults faults;
  private final Map<String, Measure> measures = new LinkedHashMap<>();

  MeasureReader(Experiment experiment, Faults faults) {
    this.experiment = experiment;
    this.grid = new Grid(experiment.clock().dt(), faults);
    this.faults = faults;
  }

  /** What is measured where the file does not say. */
  List<Measure> standard() {
    for (Statistic statistic : List.of(Statistic.SPIKES, Statistic.RATE)) {
      spiking(statistic, experiment.populations(), NO_OPTIONS, NO_OPTIONS.at());
    }
    return List.copyOf(measures.values());
  }

  /** The measures of a list; sound ones only. */
  List<Measure> read(Given.Items list) {
    for (Given item : list.items()) {
      if (item instanceof Given.Word word) {
        word(word);
      } else if (item instanceof Given.Keys keys) {
        keys.keys()
            .forEach(
                (kind, key) -> {
                  if (key.value() instanceof Given.Keys options) {
                    withOptions(kind, options, key.at());
                  }
                });
      }
    }
    return List.copyOf(measures.values());
  }

  /** {@code rate}, {@code exc.rate}, {@code V_mean}. */
  private void word(Given.Word word) {
    int dot = word.text().indexOf('.');
    List<Population> of = experiment.populations();
    if (dot >= 0) {
      of = population(word.text().substring(0, dot), word.at());
    }
    String kind = word.text().substring(dot + 1);
    if (of.isEmpty()) {
      return;
    }
    int underscore = kind.lastIndexOf('_');
    String variable = underscore < 0 ? "" : kind.substring(0, underscore);
    if (dot < 0 && (INFERRED.contains(kind) || kind.equals(INFERENCE))) {
      inferred(kind, word.at());
    } else if (STATISTICS.contains(kind)) {
      spiking(statistic(kind), of, NO_OPTIONS, word.at());
    } else if (COUNTINGS.contains(kind)) {
      dispersion(counting(kind), of, NO_OPTIONS, word.at());
    } else if (LEVELS.contains(kind.substring(underscore + 1)) && !with(variable, of).isEmpty()) {
      level(kind.substring(underscore + 1), variable, of, NO_OPTIONS, word.at());
    } else {
      faults.error(
          word.at(),
          "there is no measure " + Wording.shown(kind),
          Wording.nearest(kind, words(of), "the measures"));
    }
  }

  /** A number that the inference comes to, or all of them. */
  private void inferred(String kind, Position at) {
    if (experiment.inference().isEmpty()) {
      faults.error(at, "this file infers nothing", "give it a block infer");
      return;
    }
    for (InferredNumber number : InferredNumber.values()) {
      if (kind.equals(INFERENCE) || kind.equals(number.toString())) {
        add(new Measure.Inferred(number), at);
      }
    }
  }

  private List<String> words(List<Population> of) {
    List<String> words = new ArrayList<>(STATISTICS);
    if (experiment.inference().isPresent()) {
      words.add(INFERENCE);
      words.addAll(INFERRED);
    }
    words.addAll(COUNTINGS);
    of.stream()
        .flatMap(population -> population.model().equations().states().stream())
        .map(StateVariable::name)
        .distinct()
        .forEach(state -> LEVELS.forEach(level -> words.add(state + "_" + level)));
    return words;
  }

  private static Statistic statistic(String word) {
    return Statistic.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Counting counting(String word) {
    return Counting.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private void withOptions(String kind, Given.Keys options, Position at) {
    if (kind.equals("recorder")) {
      new RecordedReader(experiment, faults)
          .read(options, name(options))
          .ifPresent(measure -> add(measure, at));
      return;
    }
    List<Population> of = experiment.populations();
    if (options.has("of")) {
      of =
          options
              .get("of", Given.Word.class)
              .map(word -> population(word.text(), word.at()))
              .orElse(List.of());
    }
    if (of.isEmpty() || !spanFits(options)) {
      return;
    }
    if (STATISTICS.contains(kind)) {
      spiking(statistic(kind), of, options, at);
    } else if (COUNTINGS.contains(kind)) {
      dispersion(counting(kind), of, options, at);
    } else {
      ofVariable(kind, of, options, at);
    }
  }

  private void ofVariable(String kind, List<Population> of, Given.Keys options, Position at) {
    Optional<Given.Word> variable = options.get("variable", Given.Word.class);
    if (variable.isEmpty()) {
      return;
    }
    String name = variable.get().text();
    List<Population> having = with(name, of);
    boolean histogram = kind.equals("histogram");
    if (having.isEmpty() && !(histogram && List.of("interval", "rate").contains(name))) {
      faults.error(
          variable.get().at(),
          "no population that is measured has a state variable " + Wording.shown(name),
          Wording.nearest(name, states(of), "their state variables"));
    } else if (histogram) {
      histogram(name, having.isEmpty() ? of : having, options, at);
    } else {
      level(kind, name, having, options, at);
    }
  }

  private List<Population> population(String name, Position at) {
    Optional<Population> population = experiment.population(name);
    if (population.isEmpty()) {
      faults.error(
          at,
          "there is no population " + Wording.shown(name),
          Wording.nearest(
              name,
              experiment.populations().stream().map(Population::name).toList(),
              "the populations"));
    }
    return population.map(List::of).orElse(List.of());
  }

  private static List<Population> with(String variable, List<Population> of) {
    return of.stream()
        .filter(population -> states(List.of(population)).contains(variable))
        .toList();
  }

  private static List<String> states(List<Population> of) {
    return of.stream()
        .flatMap(population -> population.model().equations().states().stream())
        .map(StateVariable::name)
        .distinct()
        .toList();
  }

  private void spiking(Statistic statistic, List<Population> of, Given.Keys options, Position at) {
    for (Population population : of) {
      add(
          new Measure.Spiking(
              called(population, statistic.toString(), options),
              population.name(),
              span(options),
              statistic),
          at);
    }
  }

  private void dispersion(Counting counting, List<Population> of, Given.Keys options, Position at) {
    boolean fano = counting == Counting.FANO;
    String key = fano ? "window" : "bin";
    Optional<Given.Amount> given = options.get(key, Given.Amount.class);
    BigDecimal bin = given.map(Amounts::exact).orElse(fano ? FANO_WINDOW : SYNCHRONY_BIN);
    if (given.isPresent() && grid.steps(given.get(), key).isEmpty()) {
      return;
    }
    if (bin.remainder(experiment.clock().dt()).signum() != 0) {
      faults.error(
          at,
          counting + " counts in " + Grid.ms(bin) + ", which is not a multiple of dt",
          "write `" + counting + ": {" + key + ": " + Grid.ms(experiment.clock().dt()) + "}`");
      return;
    }
    for (Population population : of) {
      String name = called(population, counting.toString(), options);
      add(new Measure.Dispersion(name, population.name(), span(options), counting, bin), at);
    }
  }

  private void level(
      String kind, String variable, List<Population> of, Given.Keys options, Position at) {
    for (Population population : of) {
      add(
          new Measure.Level(
              called(population, variable + "_" + kind, options),
              population.name(),
              span(options),
              variable,
              unit(population, variable),
              Reduction.valueOf(kind.toUpperCase(Locale.ROOT))),
          at);
    }
  }

  private static Unit unit(Population population, String variable) {
    return population.model().equations().states().stream()
        .filter(state -> state.name().equals(variable))
        .findFirst()
        .orElseThrow()
        .unit();
  }

  private void histogram(String variable, List<Population> of, Given.Keys options, Position at) {
    Optional<Given.Items> range = options.get("range", Given.Items.class);
    Optional<Given.Whole> bins = options.get("bins", Given.Whole.class);
    if (range.isEmpty() || bins.isEmpty()) {
      return;
    }
    for (Population population : of) {
      Subject subject =
          states(List.of(population)).contains(variable)
              ? Subject.VARIABLE
              : Subject.valueOf(variable.toUpperCase(Locale.ROOT));
      Unit unit =
          switch (subject) {
            case VARIABLE -> unit(population, variable);
            case INTERVAL -> Unit.parse("ms");
            case RATE -> Unit.parse("Hz");
          };
      OptionalDouble low = edge(range.get().items().get(0), unit);
      OptionalDouble high = edge(range.get().items().get(1), unit);
      if (low.isEmpty() || high.isEmpty()) {
        return;
      }
      if (!(low.getAsDouble() < high.getAsDouble())) {
        faults.error(range.get().at(), "the range runs backwards", "exchange the two");
        return;
      }
      add(
          new Measure.Histogram(
              called(population, variable + "_histogram", options),
              population.name(),
              span(options),
              subject,
              variable,
              (int) bins.get().value(),
              low.getAsDouble(),
              high.getAsDouble(),
              unit),
          at);
    }
  }

  private OptionalDouble edge(Given given, Unit unit) {
    return given instanceof Given.Amount amount
            && new Amounts(faults).isOf(unit.dimension(), unit, amount, "range")
        ? OptionalDouble.of(amount.quantity().coherent())
        : OptionalDouble.empty();
  }

  /** What a measure of a population is called: by the population where there are several. */
  private String called(Population population, String word, Given.Keys options) {
    Optional<String> name = name(options);
    if (name.isPresent() && options.has("of")) {
      return name.get();
    }
    String last = name.orElse(word);
    return experiment.populations().size() == 1 ? last : population.name() + "." + last;
  }

  private Optional<String> name(Given.Keys options) {
    Optional<Given.Word> as = options.get("as", Given.Word.class);
    if (as.isPresent() && !NAME.matcher(as.get().text()).matches()) {
      faults.error(
          as.get().at(),
          Wording.shown(as.get().text())
              + " cannot be the name of a measure: letters, digits and _, a letter first",
          "write `as: late_rate`");
      return Optional.empty();
    }
    return as.map(Given.Word::text);
  }

  private boolean spanFits(Given.Keys options) {
    Optional<Long> start = steps(options, "start", 0L);
    Optional<Long> stop = steps(options, "stop", experiment.clock().steps());
    if (start.isEmpty() || stop.isEmpty()) {
      return false;
    }
    boolean over = start.get() >= experiment.clock().steps();
    if (over || start.get() >= stop.get()) {
      faults.error(
          options.get(options.has("start") ? "start" : "stop").orElseThrow().at(),
          over
              ? "the run is over by then (duration " + Grid.ms(experiment.clock().duration()) + ")"
              : "stop is not after start",
          over ? "an earlier start" : "exchange the two");
      return false;
    }
    return true;
  }

  private Optional<Long> steps(Given.Keys options, String key, Long absent) {
    return options.has(key)
        ? options.get(key, Given.Amount.class).flatMap(amount -> grid.steps(amount, key))
        : Optional.of(absent);
  }

  private static Span span(Given.Keys options) {
    return new Span(
        options.get("start", Given.Amount.class).map(Amounts::exact).orElse(BigDecimal.ZERO),
        options.get("stop", Given.Amount.class).map(Amounts::exact));
  }

  private void add(Measure measure, Position at) {
    if (measures.putIfAbsent(measure.name(), measure) != null) {
      faults.error(
          at,
          "two measures are called " + measure.name(),
          "give one of them a name with `as: NAME`");
    }
  }
}
