package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which register holds which value, in straight-line code. Where none is free, the value that is
 * read last is moved out: for straight-line code nothing needs fewer reloads (Belady 1966,
 * doi:10.1147/sj.52.0078).
 */
final class RegisterFile {
  /** What happens to a value that loses its register. */
  interface Eviction {
    /** Keeps the value of a register for later, if it cannot be had again otherwise. */
    void keep(Value value, int register);
  }

  private final List<Integer> free = new ArrayList<>();
  private final Map<Value, Integer> places = new HashMap<>();
  private final Set<Value> pinned = new HashSet<>();
  private final Lifetimes lifetimes;
  private final Eviction eviction;

  /**
   * @param registers those to be given out
   */
  RegisterFile(List<Integer> registers, Lifetimes lifetimes, Eviction eviction) {
    for (int i = registers.size() - 1; i >= 0; i--) {
      free.add(registers.get(i));
    }
    this.lifetimes = lifetimes;
    this.eviction = eviction;
  }

  /** The register of a value; null if it has none. */
  Integer of(Value value) {
    return places.get(value);
  }

  /** Gives a value a register, in which it is not yet. */
  int take(Value value, int place) {
    if (free.isEmpty()) {
      evict(place);
    }
    int register = free.remove(free.size() - 1);
    places.put(value, register);
    pinned.add(value);
    return register;
  }

  /** Gives a value the register of another, which is read no more. */
  int replace(Value dead, Value value) {
    int register = places.remove(dead);
    places.put(value, register);
    pinned.add(value);
    return register;
  }

  /** A value keeps its register until {@link #release}. */
  void pin(Value value) {
    pinned.add(value);
  }

  /** Ends the work at a place: registers of what is read no more become free. */
  void release(int place) {
    pinned.clear();
    drop(place);
  }

  /** Frees the registers of what is not read after a place. */
  void drop(int place) {
    List<Value> dead = new ArrayList<>();
    for (Value value : places.keySet()) {
      if (lifetimes.next(value, place + 1) == Lifetimes.NEVER) {
        dead.add(value);
      }
    }
    dead.sort((a, b) -> Integer.compare(places.get(b), places.get(a)));
    for (Value value : dead) {
      free.add(places.remove(value));
    }
  }

  private void evict(int place) {
    Value last = null;
    int farthest = -1;
    for (Map.Entry<Value, Integer> entry : places.entrySet()) {
      Value value = entry.getKey();
      int next = lifetimes.next(value, place);
      boolean later = next > farthest || next == farthest && entry.getValue() < places.get(last);
      if (!pinned.contains(value) && later) {
        last = value;
        farthest = next;
      }
    }
    if (last == null) {
      throw new IllegalStateException("all registers are needed at once");
    }
    int register = places.remove(last);
    eviction.keep(last, register);
    free.add(register);
  }
}
