package io.rheobase.params;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.NeuronRange;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Recorder;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import io.rheobase.model.Method;
import io.rheobase.units.NearestName;
import io.rheobase.units.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The flat form: top-level keys with bare numbers in ms, mV, nS and pA. It means one population
 * named {@code population}, driven by an input named {@code current}; all spikes are recorded, and
 * V of the first ten neurons.
 */
final class FlatForm {

  private static final String POPULATION = "population";
  private static final String INPUT = "current";
  private static final String SPIKES = "spikes";
  private static final String TRACE = "voltages";
  private static final String LIF = "LIF";
  private static final String EXP_LIF = "ExpLIF";
  private static final BigDecimal LONGEST_SANE_STEP = new BigDecimal("0.2");

  private final FlatValues values;
  private final Path folder;
  private final Faults faults;
  private final Map<String, String> comments;

  /**
   * @param comments that the file has besides
   */
  FlatForm(
      Map<String, Entry> entries,
      Position top,
      Path folder,
      Faults faults,
      Map<String, String> comments) {
    this.comments = comments;
    this.values = new FlatValues(entries, top, faults);
    this.folder = folder;
    this.faults = faults;
  }

  /** The experiment that the file means. */
  ParameterFile read() {
    Long neurons = size();
    Long steps = steps();
    BigDecimal dt = values.positive(FlatKey.DT);
    Long seed = values.whole(FlatKey.SEED, 0, Long.MAX_VALUE, 0L);
    OptionalInt threads = threads();
    String model = model();
    Map<String, Values> parameters = parameters(model, dt);
    BigDecimal initialV = initialV();
    Optional<Values> refractory = refractory(neurons, dt);
    Optional<Source> source = source(neurons, steps, dt);
    Long traced = traced(neurons);
    faults.throwIfAny();

    parameters.put("t_ref", refractory.orElseThrow());
    Population population =
        new Population(
            POPULATION,
            ModelLibrary.get(model),
            neurons.intValue(),
            parameters,
            Map.of("V", constant(initialV, "mV")),
            refractory.orElseThrow(),
            Optional.empty(),
            OptionalDouble.empty());
    Experiment experiment =
        new Experiment(
            new Clock(dt, steps),
            seed,
            Method.EULER,
            List.of(population),
            List.of(source.orElseThrow().drive(List.of(Target.all(population)), steps)),
            List.of(),
            recorders(population, traced.intValue(), steps),
            Optional.empty());
    return new ParameterFile(
        experiment,
        threads,
        Output.DEFAULT,
        faults.warnings(),
        places(),
        comments,
        Optional.empty());
  }

  private static List<Recorder> recorders(Population population, int traced, long steps) {
    Recorder spikes =
        new Recorder.Spikes(SPIKES, List.of(Target.all(population)), Recorder.Format.CSV);
    if (traced == 0) {
      return List.of(spikes);
    }
    Target first = new Target(POPULATION, List.of(new NeuronRange(0, traced - 1)));
    return List.of(
        spikes,
        new Recorder.Variables(
            TRACE,
            List.of(first),
            List.of("V"),
            1,
            new Window(0, steps),
            Recorder.Format.CSV,
            Recorder.SpikeSample.VALUE));
  }

  /** Where the keys stand that the parts of the experiment come from. */
  private Places places() {
    Places places = new Places(values.at(FlatKey.N_STEPS));
    String population = "populations." + POPULATION;
    places.put("simulation.duration", values.at(FlatKey.N_STEPS));
    places.put("simulation.dt", values.at(FlatKey.DT));
    places.put(population, values.at(FlatKey.N_NEURONS));
    for (FlatKey key : List.of(FlatKey.TAU_M, FlatKey.G_L, FlatKey.V_TH, FlatKey.V_RESET)) {
      places.put(population + ".parameters." + key.key(), values.at(key));
    }
    if (values.has(FlatKey.MODEL)) {
      places.put(population + ".model", values.at(FlatKey.MODEL));
    }
    for (FlatKey key : List.of(FlatKey.I, FlatKey.STD_I, FlatKey.MEAN_I)) {
      if (values.has(key)) {
        places.put("inputs." + INPUT, values.at(key));
      }
    }
    places.put(
        "record", values.at(values.has(FlatKey.RECORD_V) ? FlatKey.RECORD_V : FlatKey.N_STEPS));
    return places;
  }

  private static Values constant(BigDecimal value, String unit) {
    Unit parsed = Unit.parse(unit);
    return new Values.Constant(parsed.toCoherent(value), parsed);
  }

  private Long size() {
    return values.require(FlatKey.N_NEURONS)
        ? values.whole(FlatKey.N_NEURONS, 1, Integer.MAX_VALUE - 64, null)
        : null;
  }

  private Long steps() {
    return values.require(FlatKey.N_STEPS)
        ? values.whole(FlatKey.N_STEPS, 1, Integer.MAX_VALUE - 1, null)
        : null;
  }

  private OptionalInt threads() {
    String text = values.text(FlatKey.THREADS);
    if (!values.has(FlatKey.THREADS) || "all".equals(text)) {
      return OptionalInt.empty();
    }
    if (text == null || DecimalText.parse(text).isEmpty()) {
      faults.error(
          values.at(FlatKey.THREADS),
          "threads is all or a number, found " + shownOrKind(text),
          "write `threads: all`");
      return OptionalInt.empty();
    }
    Long threads = values.whole(FlatKey.THREADS, 1, 4096, null);
    return threads == null ? OptionalInt.empty() : OptionalInt.of(threads.intValue());
  }

  private String model() {
    boolean exponential = values.has(FlatKey.DELTA_T);
    FlatKey there = exponential ? FlatKey.DELTA_T : FlatKey.V_EXP_TRIGGER;
    FlatKey absent = exponential ? FlatKey.V_EXP_TRIGGER : FlatKey.DELTA_T;
    if (values.has(there) && !values.has(absent) && !values.isMisspelt(absent)) {
      faults.error(
          values.entry(there).keyAt(),
          values.name(there) + " stands without " + absent.key() + " (" + absent.meaning() + ")",
          "add a line like `"
              + values.line(absent)
              + "`, or delete "
              + values.name(there)
              + " for a LIF");
    }
    if (!values.has(FlatKey.MODEL)) {
      return exponential ? EXP_LIF : LIF;
    }
    String name = values.text(FlatKey.MODEL);
    if ("LIF".equals(name)) {
      if (exponential) {
        faults.warn(
            values.entry(FlatKey.DELTA_T).keyAt(),
            "a LIF has no exponential: DeltaT and V_exp_trigger are not used",
            "delete the two lines, or write `model: ExpLIF`");
      }
      return LIF;
    }
    if ("ExpLIF".equals(name)) {
      if (!exponential && !values.has(FlatKey.V_EXP_TRIGGER)) {
        values.require(FlatKey.DELTA_T);
        values.require(FlatKey.V_EXP_TRIGGER);
      }
      return EXP_LIF;
    }
    faults.error(
        values.at(FlatKey.MODEL),
        "model is LIF or ExpLIF, found " + shownOrKind(name),
        NearestName.of(name == null ? "" : name, List.of("LIF", "ExpLIF"))
            .map(nearest -> "did you mean " + nearest + "?")
            .orElse("write `model: LIF`"));
    return LIF;
  }

  private static String shownOrKind(String text) {
    return text == null ? "a list or a map" : Wording.shown(text);
  }

  private Map<String, Values> parameters(String model, BigDecimal dt) {
    Map<String, Values> parameters = new LinkedHashMap<>();
    BigDecimal tauM = values.positive(FlatKey.TAU_M);
    put(parameters, "tau_m", tauM, "ms");
    put(parameters, "g_L", values.positive(FlatKey.G_L), "nS");
    put(parameters, "E_L", values.required(FlatKey.V_L), "mV");
    if (model.equals(EXP_LIF) && values.has(FlatKey.DELTA_T)) {
      put(parameters, "Delta_T", values.positive(FlatKey.DELTA_T), "mV");
      put(parameters, "V_T", values.number(FlatKey.V_EXP_TRIGGER, null), "mV");
    }
    BigDecimal threshold = values.required(FlatKey.V_TH);
    BigDecimal reset = values.required(FlatKey.V_RESET);
    put(parameters, "V_th", threshold, "mV");
    put(parameters, "V_reset", reset, "mV");
    if (threshold != null && reset != null && reset.compareTo(threshold) >= 0) {
      faults.error(
          values.at(FlatKey.V_RESET),
          "V_reset ("
              + FlatValues.plain(reset)
              + " mV) must lie below V_th ("
              + FlatValues.plain(threshold)
              + " mV)",
          "lower V_reset or raise V_th: reset to its threshold, a neuron would spike at every step");
    }
    if (tauM != null && dt != null && dt.compareTo(tauM.multiply(LONGEST_SANE_STEP)) > 0) {
      faults.warn(
          values.at(FlatKey.DT),
          "dt ("
              + FlatValues.plain(dt)
              + " ms) is long for tau_m ("
              + FlatValues.plain(tauM)
              + " ms): forward Euler errs by dt/tau_m and diverges from 2 tau_m on",
          "a dt of tau_m/20 or less is usual");
    }
    return parameters;
  }

  private static void put(
      Map<String, Values> parameters, String name, BigDecimal value, String unit) {
    if (value != null) {
      parameters.put(name, constant(value, unit));
    }
  }

  private BigDecimal initialV() {
    FlatKey key = values.has(FlatKey.V_INIT) ? FlatKey.V_INIT : FlatKey.V_L;
    if (!values.has(key) || !values.has(FlatKey.V_TH)) {
      return values.has(FlatKey.V_INIT) ? values.number(FlatKey.V_INIT, null) : null;
    }
    Faults quiet = new Faults();
    BigDecimal initial = key == FlatKey.V_INIT ? values.number(key, null) : peek(key, quiet);
    BigDecimal threshold = peek(FlatKey.V_TH, quiet);
    if (initial != null && threshold != null && initial.compareTo(threshold) >= 0) {
      faults.error(
          values.at(key),
          values.name(key)
              + " ("
              + FlatValues.plain(initial)
              + " mV) must lie below V_th ("
              + FlatValues.plain(threshold)
              + " mV): a neuron cannot start at its threshold",
          key == FlatKey.V_L ? "give V_init a lower value" : "lower it, or raise V_th");
    }
    return initial;
  }

  /** A number whose faults are reported elsewhere. */
  private BigDecimal peek(FlatKey key, Faults quiet) {
    return new FlatValues(Map.of(key.key(), values.entry(key)), values.at(key), quiet)
        .number(key, null);
  }

  private Optional<Values> refractory(Long neurons, BigDecimal dt) {
    if (!values.has(FlatKey.T_REF)) {
      BigDecimal tauRef = values.notNegative(FlatKey.TAU_REF, BigDecimal.ZERO);
      if (tauRef == null || dt == null) {
        return Optional.empty();
      }
      BigDecimal samples = tauRef.divide(dt, 0, RoundingMode.HALF_UP).add(BigDecimal.ONE);
      return Optional.of(constant(dt.multiply(samples), "ms"));
    }
    if (values.has(FlatKey.TAU_REF)) {
      faults.error(
          values.entry(FlatKey.TAU_REF).keyAt(),
          "tau_ref and t_ref are both given",
          "keep t_ref, which is exact; tau_ref holds one sample more, as the notebook does");
    }
    return new FlatRefractory(values, folder, faults).read(neurons, dt);
  }

  /** What drives the population, once the population is there. */
  private interface Source {
    Input drive(List<Target> to, long steps);
  }

  private Optional<Source> source(Long neurons, Long steps, BigDecimal dt) {
    if (!values.has(FlatKey.I)) {
      BigDecimal mean = values.number(FlatKey.MEAN_I, BigDecimal.ZERO);
      BigDecimal std = values.notNegative(FlatKey.STD_I, BigDecimal.ZERO);
      if (mean == null || std == null) {
        return Optional.empty();
      }
      return Optional.of(
          (to, length) ->
              std.signum() == 0
                  ? new Input.Constant(INPUT, to, new Window(0, length), constant(mean, "pA"))
                  : new Input.Gaussian(
                      INPUT,
                      to,
                      new Window(0, length),
                      constant(mean, "pA"),
                      constant(std, "pA"),
                      1));
    }
    for (FlatKey other : List.of(FlatKey.MEAN_I, FlatKey.STD_I)) {
      if (values.has(other)) {
        faults.error(
            values.entry(other).keyAt(),
            other.key() + " and I are both given: the current comes from one of them",
            "delete " + other.key() + " to use the file, or I to draw it");
      }
    }
    Optional<DataFile> file =
        new NamedFile(values.entry(FlatKey.I), folder, faults).current(neurons, steps, dt);
    return file.map(
        found ->
            (to, length) ->
                new Input.FromFile(
                    INPUT,
                    to,
                    new Window(0, length),
                    found,
                    Input.FromFile.Format.CSV,
                    Input.FromFile.Interpolation.NONE,
                    neurons.intValue(),
                    Unit.parse("pA")));
  }

  private Long traced(Long neurons) {
    String text = values.text(FlatKey.RECORD_V);
    if ("none".equals(text)) {
      return 0L;
    }
    if ("all".equals(text)) {
      return neurons;
    }
    if (values.has(FlatKey.RECORD_V) && (text == null || DecimalText.parse(text).isEmpty())) {
      faults.error(
          values.at(FlatKey.RECORD_V),
          "record_V is all, none or a number of neurons, found " + shownOrKind(text),
          "write `record_V: all`");
      return null;
    }
    Long traced = values.whole(FlatKey.RECORD_V, 0, Integer.MAX_VALUE, 10L);
    if (traced == null || neurons == null) {
      return traced;
    }
    if (values.has(FlatKey.RECORD_V) && traced > neurons) {
      faults.error(
          values.at(FlatKey.RECORD_V),
          "record_V asks for " + traced + " neurons, n_neurons is " + neurons,
          "write `record_V: all`");
    }
    return Math.min(traced, neurons);
  }
}
