package io.rheobase.sweep;

import io.rheobase.engine.Population;
import io.rheobase.engine.SliceSink;
import io.rheobase.engine.Trace;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Inference.Kind;
import io.rheobase.experiment.Measure.InferredNumber;
import io.rheobase.experiment.Recorder;
import io.rheobase.infer.MemoryRecording;
import io.rheobase.infer.NeuronResult;
import io.rheobase.infer.Performance;
import io.rheobase.run.RunFailedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The inference of a point, made once for all numbers that it comes to; of several points in turn
 * where they look at one simulation.
 */
final class InferenceGauge {

  private final MemoryRecording recording;
  private double alpha;
  private boolean attached;
  private List<NeuronResult> results = List.of();
  private Optional<Performance> performance = Optional.empty();

  /**
   * @param experiment with an inference
   * @param name of what it watches
   */
  InferenceGauge(Experiment experiment, String name) {
    this.recording = new MemoryRecording(experiment, name);
  }

  /**
   * Infers from what was gathered; false where it was stopped.
   *
   * @param experiment with an inference that looks at the same voltages and trains
   * @param threads that test trains side by side; no result depends on it
   */
  boolean infer(Experiment experiment, int threads, BooleanSupplier stop) {
    alpha = experiment.inference().orElseThrow().alpha();
    try {
      results = recording.infer(experiment, threads, stop);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      throw new RunFailedException(String.valueOf(e.getMessage()), e);
    }
    performance = MemoryRecording.performance(results);
    return !results.isEmpty();
  }

  /** What reads one of its numbers. The first one watches the run for all. */
  Gauge of(InferredNumber number) {
    return new Reading(number);
  }

  private final class Reading implements Gauge {
    private final InferredNumber number;
    private final boolean first;

    Reading(InferredNumber number) {
      this.number = number;
      this.first = !attached;
      attached = true;
    }

    @Override
    public Optional<Recorder> watched() {
      return first ? Optional.of(recording.watched()) : Optional.empty();
    }

    @Override
    public SliceSink attach(Map<String, Population> population, Map<String, List<Trace>> traces) {
      return first ? recording.attach(population, traces) : new SinksTogether(List.of());
    }

    @Override
    public double[] read(int point) {
      return new double[] {
        switch (number) {
          case FOUND_EXCITATORY -> found(Kind.EXCITATORY);
          case FOUND_INHIBITORY -> found(Kind.INHIBITORY);
          case AUC -> performance.map(p -> p.areaUnderCurve(Kind.UNCONNECTED)).orElse(Double.NaN);
          default -> performance.map(p -> rate(p.rates(alpha))).orElse(Double.NaN);
        }
      };
    }

    private double rate(Performance.Rates rates) {
      return switch (number) {
        case FALSE_POSITIVE_RATE -> rates.falsePositive();
        case TRUE_POSITIVE_RATE -> rates.truePositive();
        case TRUE_POSITIVE_RATE_EXCITATORY -> rates.excitatory();
        default -> rates.inhibitory();
      };
    }

    private double found(Kind kind) {
      return results.stream()
          .flatMap(neuron -> neuron.trains().stream())
          .filter(train -> train.test().isTested() && train.found() == kind)
          .count();
    }
  }
}
