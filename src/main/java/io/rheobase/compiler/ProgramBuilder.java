package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.List;

/**
 * Builds a {@link Program}: expressions over the slots, then the new value of each state variable,
 * and the threshold. All reads are of the old state, whatever the order of the calls.
 *
 * <pre>{@code
 * ProgramBuilder b = new ProgramBuilder(new Slots(List.of("V"), List.of()));
 * Value v = b.slot("V");
 * Value drive = b.mul(b.slot("I"), b.constant(dt / cM));
 * b.next("V", b.add(b.mul(v, b.constant(1 - dt / tauM)), drive));
 * b.threshold("V", b.constant(vTh));
 * Program advance = b.build();
 * }</pre>
 */
public final class ProgramBuilder extends Arithmetic {
  private final Slots slots;
  private final Value[] next;
  private Threshold threshold;
  private Value candidate;

  private record Threshold(int state, Value value, boolean holds) {}

  /** Starts a program over these slots. */
  public ProgramBuilder(Slots slots) {
    this.slots = slots;
    this.next = new Value[slots.states().size() + 1];
    for (int i = 0; i < next.length; i++) {
      next[i] = graph().leaf(Op.LOAD, i);
    }
  }

  /**
   * Returns the old value of a state variable, the summed input, or a per-neuron parameter.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public Value slot(String name) {
    return graph().leaf(Op.LOAD, slots.index(name));
  }

  /** Returns the number of the sample advanced from, in a reset that of the spike, as a double. */
  public Value step() {
    return graph().leaf(Op.STEP, 0);
  }

  /** Returns whether the neuron is held at the sample that is being computed. */
  public Value held() {
    return graph().leaf(Op.HELD, 0);
  }

  /**
   * Sets the new value of a state variable, or what is left in the slot of the input; one that is
   * not set keeps its value.
   *
   * @throws IllegalArgumentException if there is no such variable
   */
  public void next(String state, Value value) {
    if (value.type() != Type.REAL) {
      throw new IllegalArgumentException(state + " cannot become a " + value.type());
    }
    next[state.equals(Slots.INPUT) ? slots.input() : stateIndex(state)] = value;
  }

  /**
   * Sets the threshold of a model with a reset: candidates are the neurons that are not held and
   * for which not {@code V < V_th} holds after the step. Held neurons keep this variable.
   *
   * @throws IllegalArgumentException if there is no such variable
   * @throws IllegalStateException if there is a threshold already
   */
  public void threshold(String state, Value vTh) {
    detect(new Threshold(stateIndex(state), vTh, true));
  }

  /**
   * Sets the threshold of a model without a reset: candidates are the neurons that are not held and
   * for which {@code V < V_th} holds before the step and not after it. The variable is never held.
   *
   * @throws IllegalArgumentException if there is no such variable
   * @throws IllegalStateException if there is a threshold already
   */
  public void upwardCrossing(String state, Value vTh) {
    detect(new Threshold(stateIndex(state), vTh, false));
  }

  /**
   * Sets which neurons are candidates, for a threshold that is neither of the two above; nothing is
   * held but what {@link #next} selects by {@link #held}.
   *
   * @throws IllegalArgumentException if it is no mask
   * @throws IllegalStateException if there is a threshold already
   */
  public void candidates(Value mask) {
    if (mask.type() != Type.MASK) {
      throw new IllegalArgumentException("candidates cannot be a " + mask.type());
    }
    detect(null);
    candidate = mask;
  }

  private void detect(Threshold detected) {
    if (threshold != null || candidate != null) {
      throw new IllegalStateException("two thresholds");
    }
    threshold = detected;
  }

  private int stateIndex(String state) {
    int index = slots.index(state);
    if (index >= slots.input()) {
      throw new IllegalArgumentException("no state variable named " + state);
    }
    return index;
  }

  /** Returns the program. */
  public Program build() {
    return build(Stages.LIMIT);
  }

  /** Builds with stages of at most this many operations. */
  Program build(int limit) {
    List<Value> results = new ArrayList<>(List.of(next));
    if (results.get(slots.input()) == slot(Slots.INPUT)) {
      results.remove(slots.input());
    }
    if (threshold == null) {
      Value mask = candidate == null ? graph().mask(false) : candidate;
      return new Program(slots, results, mask, limit);
    }
    Value before = graph().leaf(Op.LOAD, threshold.state());
    Value after = next[threshold.state()];
    Value crossed = and(not(lt(after, threshold.value())), not(held()));
    if (threshold.holds()) {
      results.set(threshold.state(), select(held(), before, after));
    } else {
      crossed = and(crossed, lt(before, threshold.value()));
    }
    return new Program(slots, results, crossed, limit);
  }
}
