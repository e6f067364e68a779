package io.rheobase.experiment;

import io.rheobase.units.Unit;
import java.util.List;

/**
 * What drives neurons from outside: a current, or spikes that arrive at a receptor. Where values or
 * trains differ between neurons, the first belongs to the first neuron of a target and so on, for
 * each target anew. Outside its window an input is 0.
 */
public sealed interface Input {

  /** Its name in the file. */
  String name();

  /** The neurons that it drives. */
  List<Target> to();

  /** The steps in which a current drives them; the samples at which spikes arrive. */
  Window window();

  /** Spikes that arrive at a receptor. */
  sealed interface Arriving extends Input {

    /** The receptor, which all targets have. */
    String receptor();

    /** What a spike weighs, in the receptor's unit. */
    Values weight();
  }

  /** The same current throughout. */
  record Constant(String name, List<Target> to, Window window, Values value) implements Input {
    public Constant {
      to = List.copyOf(to);
    }
  }

  /**
   * Rectangular pulses. The first begins with the window; a step is a single pulse as long as its
   * window.
   *
   * @param width steps of a pulse
   * @param interval steps from the beginning of a pulse to that of the next
   */
  record Pulses(
      String name, List<Target> to, Window window, Values amplitude, long width, long interval)
      implements Input {
    public Pulses {
      to = List.copyOf(to);
    }
  }

  /**
   * A current that changes linearly over its window.
   *
   * @param from the current at its first step
   * @param until the current that the step after its last would have
   */
  record Ramp(String name, List<Target> to, Window window, Values from, Values until)
      implements Input {
    public Ramp {
      to = List.copyOf(to);
    }
  }

  /**
   * {@code offset + amplitude * sin(2 pi frequency (t - start) + phase)}.
   *
   * @param frequency kHz
   * @param phase radians
   */
  record Sine(
      String name,
      List<Target> to,
      Window window,
      Values amplitude,
      Values frequency,
      Values phase,
      Values offset)
      implements Input {
    public Sine {
      to = List.copyOf(to);
    }
  }

  /**
   * A normally distributed current.
   *
   * @param interval steps after which it is drawn anew
   */
  record Gaussian(
      String name, List<Target> to, Window window, Values mean, Values std, long interval)
      implements Input {
    public Gaussian {
      to = List.copyOf(to);
    }
  }

  /**
   * White noise: a normally distributed current, drawn anew every step, whose effect does not
   * depend on the step.
   *
   * @param strength by its measure
   */
  record White(
      String name,
      List<Target> to,
      Window window,
      Values mean,
      Values strength,
      WhiteMeasure measure)
      implements Input {
    public White {
      to = List.copyOf(to);
    }
  }

  /** In which sense the strength of white noise is given. */
  enum WhiteMeasure {
    /** sigma of {@code tau_m dV = (mu - V) dt + sigma sqrt(tau_m) dW} (mV). */
    STD,
    /** The SD of each step's current is {@code intensity / sqrt(dt)} (pA*ms^0.5). */
    INTENSITY
  }

  /**
   * A current uniformly distributed in {@code [low, high)}.
   *
   * @param interval steps after which it is drawn anew
   */
  record Uniform(
      String name, List<Target> to, Window window, Values low, Values high, long interval)
      implements Input {
    public Uniform {
      to = List.copyOf(to);
    }
  }

  /**
   * An Ornstein-Uhlenbeck process, stationary from its first step on.
   *
   * @param std of the stationary process
   * @param tau correlation time (ms)
   */
  record OrnsteinUhlenbeck(
      String name, List<Target> to, Window window, Values mean, Values std, Values tau)
      implements Input {
    public OrnsteinUhlenbeck {
      to = List.copyOf(to);
    }
  }

  /**
   * A current read from a file.
   *
   * @param format of the file
   * @param interpolation between its rows
   * @param columns of current in it: 1 for all neurons alike, or one for each
   * @param unit of its numbers
   */
  record FromFile(
      String name,
      List<Target> to,
      Window window,
      DataFile file,
      Format format,
      Interpolation interpolation,
      int columns,
      Unit unit)
      implements Input {
    public FromFile {
      to = List.copyOf(to);
    }

    /** How a current file is written. */
    public enum Format {
      /** A table with a header: {@code t_ms}, then one column per neuron. */
      CSV,
      /** A NumPy array {@code [step][neuron]}. */
      NPY
    }

    /** What the current is between two rows. */
    public enum Interpolation {
      /** There is a row for every step. */
      NONE("none"),
      /** That of the row before. */
      HOLD("hold"),
      /** On the line between the two. */
      LINEAR("linear");

      private final String text;

      Interpolation(String text) {
        this.text = text;
      }

      /** The word in the parameter file. */
      @Override
      public String toString() {
        return text;
      }
    }
  }

  /**
   * Spikes at random times: an independent Poisson process for each neuron.
   *
   * @param rate kHz
   */
  record Poisson(
      String name, List<Target> to, Window window, String receptor, Values rate, Values weight)
      implements Arriving {
    public Poisson {
      to = List.copyOf(to);
    }
  }

  /**
   * Spikes at given times.
   *
   * @param times with one train for all neurons, or one for each of a target
   */
  record Spikes(
      String name, List<Target> to, Window window, String receptor, SpikeTimes times, Values weight)
      implements Arriving {
    public Spikes {
      to = List.copyOf(to);
    }
  }
}
