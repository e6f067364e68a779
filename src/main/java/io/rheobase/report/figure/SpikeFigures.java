package io.rheobase.report.figure;

import io.rheobase.analysis.PowerSpectrum;
import io.rheobase.experiment.Recorder;
import io.rheobase.report.chart.Axis;
import io.rheobase.report.chart.Figure;
import io.rheobase.report.chart.Layers;
import io.rheobase.report.chart.Palette;
import io.rheobase.report.chart.Panel;
import io.rheobase.report.data.IntervalCounts;
import io.rheobase.report.data.NeuronRates;
import io.rheobase.report.data.RasterGrid;
import io.rheobase.report.data.RateBins;
import io.rheobase.report.data.Recordings;
import io.rheobase.report.data.Rows;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.SpikeSample;
import io.rheobase.report.data.SpikeSink;
import io.rheobase.report.data.SpikesOf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The figures of one recording of spikes, all from one reading of its file. */
public final class SpikeFigures {

  private static final int MOST_RATE_BINS = 2000;
  private static final int LEAST_RATE_BINS = 10;
  private static final double SPIKES_A_BIN = 50;
  private static final int SHORTEST_SPECTRUM = 256;
  private static final int LONGEST_WINDOW = 4096;
  private static final int SHORTEST_WINDOW = 128;
  private static final int LEAST_SPIKES = 100;
  private static final int LEAST_INTERVALS = 20;
  private static final double NEARLY_ALL = 0.98;
  private static final double PERCENT = 100;
  private static final double MS_PER_S = 1000;

  private final Run run;
  private final Recorder.Spikes recorder;
  private final Set<FigureKind> kinds;
  private final Rows rows;
  private final SpikesOf chosen;
  private final RateBins bins;
  private final IntervalCounts intervals;
  private final RasterFigure rasterFigure;
  private final Optional<SpikeSample> sample;
  private RasterGrid grid;

  /**
   * @param kinds of figures that are wanted
   * @param chosen neurons whose spikes other figures want
   * @param forPage whether a sample of the spikes is kept for a page
   */
  SpikeFigures(
      Run run, Recorder.Spikes recorder, Set<FigureKind> kinds, SpikesOf chosen, boolean forPage) {
    this.run = run;
    this.recorder = recorder;
    this.kinds = kinds;
    this.rows = new Rows(run.experiment(), recorder);
    this.chosen = chosen;
    this.sample =
        forPage && rows.total() > 0
            ? Optional.of(new SpikeSample(rows, run.sizes(), expected()))
            : Optional.empty();
    this.bins = new RateBins(rows, run.until(), run.dt());
    this.intervals = new IntervalCounts(rows, run.sizes(), run.dt());
    this.rasterFigure = new RasterFigure(name(FigureKind.RASTER), rows, 0, run.until());
  }

  private String name(FigureKind kind) {
    return recorder.name() + "." + kind.text();
  }

  /** How many spikes the rates of the neurons come to. */
  private long expected() {
    double spikes = 0;
    for (NeuronRates rates : run.rates().values()) {
      spikes += Arrays.stream(rates.rate()).sum() * run.until() / MS_PER_S;
    }
    return (long) spikes;
  }

  /** The recorder. */
  public Recorder.Spikes recorder() {
    return recorder;
  }

  /** Spikes counted over time. */
  public RateBins bins() {
    return bins;
  }

  /** Some neurons' spikes, where they were asked for. */
  public Optional<SpikeSample> sample() {
    return sample;
  }

  /** Reads the recording. */
  void gather() throws IOException {
    List<SpikeSink> sinks = new ArrayList<>();
    sample.ifPresent(sinks::add);
    sinks.add(chosen);
    sinks.add(bins);
    if (kinds.contains(FigureKind.RASTER)) {
      grid = rasterFigure.grid();
      sinks.add(grid);
    }
    if (kinds.contains(FigureKind.INTERVALS)) {
      sinks.add(intervals);
    }
    SpikeSink[] all = sinks.toArray(SpikeSink[]::new);
    new Recordings(run)
        .spikes(
            recorder,
            (t, population, neuron) -> {
              for (SpikeSink sink : all) {
                sink.spike(t, population, neuron);
              }
            });
  }

  private int[] shown() {
    return IntStream.range(0, rows.populations()).filter(p -> rows.count(p) > 0).toArray();
  }

  /** Spikes of all recorded neurons. */
  public long spikes() {
    return Arrays.stream(shown()).mapToLong(bins::total).sum();
  }

  /** The figures, to be drawn after the reading. */
  List<Supplier<Figure>> figures() {
    List<Supplier<Figure>> figures = new ArrayList<>();
    if (spikes() == 0) {
      return figures;
    }
    if (kinds.contains(FigureKind.RASTER)) {
      figures.add(() -> rasterFigure.draw(grid));
    }
    if (kinds.contains(FigureKind.RATE) && spikes() >= LEAST_SPIKES) {
      figures.add(this::rate);
    }
    if (kinds.contains(FigureKind.INTERVALS) && hasIntervals()) {
      figures.add(this::intervals);
    }
    if (kinds.contains(FigureKind.SPECTRUM)
        && withSpikes().length > 0
        && run.until() / bins.bin() >= SHORTEST_SPECTRUM) {
      figures.add(this::spectrum);
    }
    return figures;
  }

  private boolean hasIntervals() {
    return withIntervals().length > 0;
  }

  /** The populations with enough intervals for a histogram. */
  private int[] withIntervals() {
    return Arrays.stream(shown()).filter(p -> intervals.total(p) >= LEAST_INTERVALS).toArray();
  }

  /** The populations with enough spikes for a spectrum. */
  private int[] withSpikes() {
    return Arrays.stream(shown()).filter(p -> bins.total(p) >= LEAST_SPIKES).toArray();
  }

  /**
   * How many of the finest bins one bin of the rate is made of.
   *
   * @param most bins over all the time
   * @param spikesABin as many as there are in a bin on average, at least
   */
  public int merged(int most, double spikesABin) {
    double finest = run.until() / bins.bin();
    double perBin = spikes() / finest;
    double wanted = Math.max(finest / most, spikesABin / perBin);
    return Nice.up(Math.max(1, Math.min(wanted, finest / LEAST_RATE_BINS)));
  }

  private Figure rate() {
    int merged = merged(MOST_RATE_BINS, SPIKES_A_BIN);
    double width = merged * bins.bin();
    double unit = Nice.timeUnit(run.until());
    double most = 0;
    for (int p : shown()) {
      most = Math.max(most, Arrays.stream(bins.rates(p, merged)).max().orElse(0));
    }
    Panel panel = new Panel(Nice.time(0, run.until()), Axis.fromZero("rate (Hz)", most));
    for (int p : shown()) {
      double[] rates = bins.rates(p, merged);
      double[] t = new double[rates.length];
      for (int i = 0; i < t.length; i++) {
        t[i] = (i + 0.5) * width / unit;
      }
      panel.add(Layers.line(t, rates, Palette.series(p), Layers.LINE));
      panel.lineNamed(rows.name(p), Palette.series(p));
    }
    panel.note("bins of " + Nice.short3(width) + " ms");
    return Figure.single(
        name(FigureKind.RATE),
        "Population rate over time, in bins of " + Nice.short3(width) + " ms",
        Figure.PAGE,
        50,
        panel);
  }

  private Figure intervals() {
    double longest = intervals.quantile(NEARLY_ALL, withIntervals());
    int steps =
        (int) Math.max(1, Math.round(longest / intervals.dt() / Bins.MANY / intervals.finest()));
    int width = steps * intervals.finest();
    int count = (int) Math.ceil(longest / (width * intervals.dt()));
    double[] edges = Bins.edges(0, count * width * intervals.dt(), count);
    double most = 0;
    List<double[]> shares = new ArrayList<>();
    for (int p : withIntervals()) {
      double[] share =
          Arrays.stream(intervals.histogram(p, width, count))
              .mapToDouble(n -> PERCENT * n / Math.max(1, intervals.total(p)))
              .toArray();
      shares.add(share);
      most = Math.max(most, Arrays.stream(share).max().orElse(0));
    }
    Panel lengths =
        new Panel(
            Axis.linear("interval between spikes (ms)", 0, edges[count]),
            Axis.fromZero("intervals (%)", most));
    int i = 0;
    for (int p : withIntervals()) {
      lengths.add(Layers.histogram(edges, shares.get(i++), Palette.series(p)));
      lengths.boxNamed(rows.name(p), Palette.series(p));
    }
    Panel variations = variations(lengths);
    String caption = "Intervals between spikes, and the CV of each neuron's";
    return variations == null
        ? Figure.single(name(FigureKind.INTERVALS), caption, Figure.COLUMN, 60, lengths)
        : Figure.grid(
            name(FigureKind.INTERVALS), caption, Figure.PAGE, 60, 2, List.of(lengths, variations));
  }

  /** The CVs over neurons; null where there are too few to count: they are then noted. */
  private Panel variations(Panel lengths) {
    int[] shown = withIntervals();
    double[][] sets = new double[shown.length][];
    int most = 0;
    for (int i = 0; i < shown.length; i++) {
      NeuronRates rates = run.rates().get(rows.name(shown[i]));
      sets[i] =
          rates == null
              ? new double[0]
              : Arrays.stream(rates.variation()).filter(Double::isFinite).toArray();
      most = Math.max(most, sets[i].length);
    }
    if (most < 5) {
      Arrays.stream(sets)
          .filter(set -> set.length > 0)
          .findFirst()
          .ifPresent(set -> lengths.note("CV " + Nice.short3(mean(set))));
      return null;
    }
    return Distributions.panel(
        "CV of a neuron’s intervals", "neurons", names(shown), sets, shown, 0);
  }

  private List<String> names(int[] shown) {
    return Arrays.stream(shown).mapToObj(rows::name).toList();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private Figure spectrum() {
    int length = SHORTEST_WINDOW;
    while (length < LONGEST_WINDOW && 8 * length <= run.until() / bins.bin()) {
      length *= 2;
    }
    List<PowerSpectrum> spectra = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int p : withSpikes()) {
      PowerSpectrum spectrum = PowerSpectrum.of(bins.rates(p, 1), bins.bin(), length);
      spectra.add(spectrum);
      for (double power : spectrum.power()) {
        if (power > 0) {
          least = Math.min(least, power);
          most = Math.max(most, power);
        }
      }
    }
    double[] frequency = spectra.get(0).frequency();
    Panel panel =
        new Panel(
            Axis.logarithmic("frequency (Hz)", frequency[0], frequency[frequency.length - 1]),
            Axis.logarithmic("power (Hz²/Hz)", 0.8 * least, 1.25 * Math.max(most, 10 * least)));
    int i = 0;
    for (int p : withSpikes()) {
      PowerSpectrum spectrum = spectra.get(i++);
      panel.add(
          Layers.line(
              spectrum.frequency(),
              positive(spectrum.power()),
              Palette.series(p),
              Layers.HAIRLINE));
      panel.lineNamed(rows.name(p), Palette.series(p));
    }
    return Figure.single(
        name(FigureKind.SPECTRUM),
        "Power spectrum of the population rate (Welch, "
            + spectra.get(0).windows()
            + " windows of "
            + Nice.short3(length * bins.bin())
            + " ms)",
        Figure.COLUMN,
        65,
        panel);
  }

  private static double[] positive(double[] values) {
    return Arrays.stream(values).map(v -> v > 0 ? v : Double.NaN).toArray();
  }
}
