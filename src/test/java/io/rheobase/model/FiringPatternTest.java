package io.rheobase.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The firing patterns of the literature, each told from all the others: a parameter set shows its
 * pattern and none of the rest.
 */
class FiringPatternTest {

  private static final double DT = 0.01;
  private static final long STEPS = 50_000;

  /** Naud et al. 2008, doi:10.1007/s00422-008-0264-7. */
  @Test
  void adExShowsTheEightPatternsOfNaud() {
    Map<String, SpikePattern> trains = new LinkedHashMap<>();
    trains.put("tonic", adEx(200, 10, -70, 2, 30, 0, -58, 500));
    trains.put("adapting", adEx(200, 12, -70, 2, 300, 60, -58, 500));
    trains.put("initial burst", adEx(130, 18, -58, 4, 150, 120, -50, 400));
    trains.put("regular bursting", adEx(200, 10, -58, 2, 120, 100, -46, 210));
    trains.put("delayed accelerating", adEx(200, 12, -70, -10, 300, 0, -58, 300));
    trains.put("delayed regular bursting", adEx(100, 10, -65, -10, 90, 30, -47, 110));
    trains.put("transient", adEx(100, 10, -65, 10, 90, 100, -47, 180));
    trains.put("irregular", adEx(100, 12, -60, -11, 130, 30, -48, 160));
    Map<String, Predicate<SpikePattern>> patterns = new LinkedHashMap<>();
    patterns.put("tonic", SpikePattern::isTonicSpiking);
    patterns.put("adapting", SpikePattern::isAdapting);
    patterns.put("initial burst", SpikePattern::isInitialBurst);
    patterns.put("regular bursting", SpikePattern::isRegularBursting);
    patterns.put("delayed accelerating", SpikePattern::isDelayedAccelerating);
    patterns.put("delayed regular bursting", SpikePattern::isDelayedRegularBursting);
    patterns.put("transient", SpikePattern::isTransient);
    patterns.put("irregular", SpikePattern::isIrregular);
    assertEachShowsItsOwn(trains, patterns);
  }

  private static SpikePattern adEx(
      double cM, double gL, double eL, double a, double tauW, double b, double reset, double i) {
    BoundModel model =
        Experiment.shipped(
            "AdEx",
            DT,
            Method.EULER,
            "C_m",
            cM,
            "g_L",
            gL,
            "E_L",
            eL,
            "a",
            a,
            "tau_w",
            tauW,
            "b",
            b,
            "V_reset",
            reset,
            "V_T",
            -50,
            "Delta_T",
            2,
            "V_peak",
            0,
            "t_ref",
            0);
    return new SpikePattern(
        new Experiment(model, 1).initial("V", eL).spikesOnly().current(i).run(STEPS).spikes(0), DT);
  }

  /** Izhikevich 2003, doi:10.1109/TNN.2003.820440, figure 2, under a step of 10. */
  @Test
  void izhikevichShowsTheClassesOfCorticalNeurons() {
    Map<String, SpikePattern> trains = new LinkedHashMap<>();
    trains.put("regular spiking", izhikevich(0.02, 0.2, -65, 8));
    trains.put("intrinsically bursting", izhikevich(0.02, 0.2, -55, 4));
    trains.put("chattering", izhikevich(0.02, 0.2, -50, 2));
    trains.put("fast spiking", izhikevich(0.1, 0.2, -65, 2));
    trains.put("low-threshold spiking", izhikevich(0.02, 0.25, -65, 2));
    Map<String, Predicate<SpikePattern>> patterns = new LinkedHashMap<>();
    patterns.put("regular spiking", SpikePattern::isRegularSpiking);
    patterns.put("intrinsically bursting", SpikePattern::isInitialBurst);
    patterns.put("chattering", SpikePattern::isChattering);
    patterns.put("fast spiking", SpikePattern::isFastSpiking);
    patterns.put("low-threshold spiking", SpikePattern::isLowThresholdSpiking);
    assertEachShowsItsOwn(trains, patterns);
  }

  private static SpikePattern izhikevich(double a, double b, double c, double d) {
    BoundModel model =
        Experiment.shipped("Izhikevich2003", DT, Method.EULER, "a", a, "b", b, "c", c, "d", d);
    double rest = (b - 5 - Math.sqrt((5 - b) * (5 - b) - 22.4)) / 0.08;
    return new SpikePattern(
        new Experiment(model, 1)
            .initial("V", rest)
            .initial("u", b * rest)
            .spikesOnly()
            .current(10)
            .run(STEPS)
            .spikes(0),
        DT);
  }

  private static void assertEachShowsItsOwn(
      Map<String, SpikePattern> trains, Map<String, Predicate<SpikePattern>> patterns) {
    trains.forEach(
        (cell, train) ->
            patterns.forEach(
                (pattern, shown) ->
                    assertEquals(
                        cell.equals(pattern),
                        shown.test(train),
                        () -> cell + " as " + pattern + ": " + train)));
  }
}
