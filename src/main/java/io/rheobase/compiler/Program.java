package io.rheobase.compiler;

import java.util.List;

/**
 * Straight-line code over a block of neurons, made by a {@link ProgramBuilder}: what is written to
 * slots and which neurons are threshold candidates.
 */
public final class Program {
  private final Slots slots;
  private final List<Value> next;
  private final Value candidate;
  private final Stages stages;

  Program(Slots slots, List<Value> next, Value candidate, int limit) {
    this.slots = slots;
    this.next = List.copyOf(next);
    this.candidate = candidate;
    this.stages = new Stages(this, limit);
  }

  /** Returns the layout of the arrays. */
  public Slots slots() {
    return slots;
  }

  /** Returns how many arrays a block needs, scratch included. */
  public int slotCount() {
    return slots.scratch() + stages.scratch();
  }

  /** Returns, by slot, the new value of every state variable and, if it changes, of the input. */
  List<Value> next() {
    return next;
  }

  /** Returns the mask of the threshold candidates. */
  Value candidate() {
    return candidate;
  }

  Stages stages() {
    return stages;
  }

  /** Returns the number of operations, once for a neuron and step. */
  public int operations() {
    return stages.operations();
  }

  /** Returns the program as text that reads like Java. */
  @Override
  public String toString() {
    return Listing.of(this);
  }
}
