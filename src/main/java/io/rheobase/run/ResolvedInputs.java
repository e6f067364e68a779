package io.rheobase.run;

import io.rheobase.experiment.Clock;
import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Input;
import io.rheobase.experiment.Values;
import io.rheobase.experiment.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The sources of inputs as they stand in a parameter file. */
final class ResolvedInputs {

  private final Clock clock;

  ResolvedInputs(Experiment experiment) {
    this.clock = experiment.clock();
  }

  /** The key of an input's source. */
  String kind(Input input) {
    if (input instanceof Input.Constant) {
      return "constant";
    }
    if (input instanceof Input.Pulses) {
      return "pulses";
    }
    if (input instanceof Input.Ramp) {
      return "ramp";
    }
    if (input instanceof Input.Sine) {
      return "sine";
    }
    if (input instanceof Input.Gaussian) {
      return "gaussian";
    }
    if (input instanceof Input.White) {
      return "white";
    }
    if (input instanceof Input.Uniform) {
      return "uniform";
    }
    if (input instanceof Input.OrnsteinUhlenbeck) {
      return "ou";
    }
    if (input instanceof Input.Poisson) {
      return "poisson";
    }
    return input instanceof Input.Spikes ? "spikes" : "file";
  }

  /** The value of that key. */
  String text(Input input) {
    Window window = input.window();
    List<String> parts = new ArrayList<>();
    if (input instanceof Input.Constant constant) {
      if (window.equals(new Window(0, clock.steps()))) {
        return ResolvedValues.text(constant.value());
      }
      add(parts, "value", constant.value());
    } else if (input instanceof Input.Pulses pulses) {
      add(parts, "amplitude", pulses.amplitude());
      parts.add("width: " + ms(clock.at(pulses.width())));
      parts.add("interval: " + ms(clock.at(pulses.interval())));
    } else if (input instanceof Input.Ramp ramp) {
      add(parts, "from", ramp.from());
      add(parts, "to", ramp.until());
    } else if (input instanceof Input.Sine sine) {
      add(parts, "amplitude", sine.amplitude());
      add(parts, "frequency", sine.frequency());
      add(parts, "phase", sine.phase());
      add(parts, "offset", sine.offset());
    } else if (input instanceof Input.Gaussian gaussian) {
      add(parts, "mean", gaussian.mean());
      add(parts, "std", gaussian.std());
      parts.add("interval: " + ms(clock.at(gaussian.interval())));
    } else if (input instanceof Input.White white) {
      add(parts, "mean", white.mean());
      add(parts, white.measure() == Input.WhiteMeasure.STD ? "std" : "intensity", white.strength());
    } else if (input instanceof Input.Uniform uniform) {
      add(parts, "low", uniform.low());
      add(parts, "high", uniform.high());
      parts.add("interval: " + ms(clock.at(uniform.interval())));
    } else if (input instanceof Input.OrnsteinUhlenbeck ou) {
      add(parts, "mean", ou.mean());
      add(parts, "std", ou.std());
      add(parts, "tau", ou.tau());
    } else if (input instanceof Input.FromFile from) {
      parts.add("file: " + ResolvedValues.quoted(from.file().name()));
      parts.add("unit: " + ResolvedValues.unit(from.unit()));
      parts.add("interpolation: " + from.interpolation());
      parts.add(ResolvedValues.hash(from.file()));
    } else if (input instanceof Input.Poisson poisson) {
      add(parts, "rate", poisson.rate());
      add(parts, "weight", poisson.weight());
    } else if (input instanceof Input.Spikes spikes) {
      parts.addAll(ResolvedSpikes.keys(spikes.times(), clock));
      add(parts, "weight", spikes.weight());
    }
    if (window.start() > 0) {
      parts.add("start: " + ms(clock.at(window.start())));
    }
    long end = clock.steps() + (input instanceof Input.Arriving ? 1 : 0);
    if (window.stop() != end && window.steps() > 0) {
      parts.add("stop: " + ms(clock.at(window.stop())));
    }
    return "{" + String.join(", ", parts) + "}";
  }

  private static void add(List<String> parts, String key, Values values) {
    parts.add(key + ": " + ResolvedValues.text(values));
  }

  /** A time in ms. */
  static String ms(BigDecimal time) {
    BigDecimal plain = time.signum() == 0 ? BigDecimal.ZERO : time.stripTrailingZeros();
    return plain.toPlainString() + " ms";
  }
}
