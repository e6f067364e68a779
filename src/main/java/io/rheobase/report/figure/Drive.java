package io.rheobase.report.figure;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Population;
import io.rheobase.experiment.Target;
import io.rheobase.experiment.Values;
import io.rheobase.report.data.Run;
import io.rheobase.run.NeuronValues;
import io.rheobase.units.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What drives the neurons of a population: the mean of its inputs. */
final class Drive {

  private final Experiment experiment;
  private final Population population;
  private final NeuronValues neuronValues;

  Drive(Run run, Population population) {
    this.experiment = run.experiment();
    this.population = population;
    this.neuronValues = new NeuronValues(experiment.seed());
  }

  /** A current by which the neurons differ. */
  record Varied(String name, Unit unit, double[] values) {}

  private record Part(Input input, Target target, Values mean) {}

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Input input : experiment.inputs()) {
      for (Target target : input.to()) {
        if (target.population().equals(population.name())) {
          mean(input)
              .filter(Values.Known.class::isInstance)
              .ifPresent(mean -> parts.add(new Part(input, target, mean)));
        }
      }
    }
    return parts;
  }

  /** The current that an input has on average while it lasts, where it has one. */
  private static Optional<Values> mean(Input input) {
    if (input instanceof Input.Constant constant) {
      return Optional.of(constant.value());
    }
    if (input instanceof Input.Pulses pulses) {
      return Optional.of(pulses.amplitude());
    }
    if (input instanceof Input.Sine sine) {
      return Optional.of(sine.offset());
    }
    if (input instanceof Input.Gaussian gaussian) {
      return Optional.of(gaussian.mean());
    }
    if (input instanceof Input.White white) {
      return Optional.of(white.mean());
    }
    if (input instanceof Input.OrnsteinUhlenbeck ou) {
      return Optional.of(ou.mean());
    }
    if (input instanceof Input.Uniform uniform
        && uniform.low() instanceof Values.Constant low
        && uniform.high() instanceof Values.Constant high) {
      return Optional.of(
          new Values.Constant((low.value() + high.value()) / 2, uniform.low().unit()));
    }
    return Optional.empty();
  }

  /** Whether chance drives the neurons. */
  boolean isNoisy() {
    return experiment.inputs().stream()
        .filter(input -> input.to().stream().anyMatch(this::isOurs))
        .anyMatch(
            input ->
                input instanceof Input.Gaussian
                    || input instanceof Input.White
                    || input instanceof Input.Uniform
                    || input instanceof Input.OrnsteinUhlenbeck);
  }

  private boolean isOurs(Target target) {
    return target.population().equals(population.name());
  }

  /** The mean current into a neuron while its inputs last, in coherent units. */
  double current(int neuron) {
    double sum = 0;
    for (Part part : parts()) {
      if (part.target().indices().anyMatch(i -> i == neuron)) {
        sum += values(part)[neuron];
      }
    }
    return sum;
  }

  private double[] values(Part part) {
    return neuronValues
        .over(part.target(), population.size(), "input", part.input().name(), part.mean())
        .over(0, population.size());
  }

  /** The one current that differs between the neurons, where there is exactly one. */
  Optional<Varied> varied() {
    List<Varied> varied = new ArrayList<>();
    for (Part part : parts()) {
      if (part.mean() instanceof Values.Known known
          && !(known instanceof Values.Constant)
          && part.target().count() == population.size()) {
        varied.add(new Varied(part.input().name(), known.unit(), values(part)));
      }
    }
    Values ownCurrent = population.parameters().get("I_e");
    if (ownCurrent instanceof Values.Known known && !(known instanceof Values.Constant)) {
      double[] values = neuronValues.parameter(population, "I_e").over(0, population.size());
      varied.add(new Varied("I_e", known.unit(), values));
    }
    return varied.size() == 1 ? Optional.of(varied.get(0)) : Optional.empty();
  }
}
