package io.rheobase.compiler;

import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.VectorAssembler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * What is the same for all neurons of a step: it is computed before the loop of machine code, and
 * waits in memory as one number, the most read in registers that the loop leaves.
 */
final class Invariants {
  private static final int REGISTERS = 32;

  /** Registers that a loop may need beyond the values that are live at once. */
  private static final int SPARE = 3;

  private final VectorAssembler code;
  private final Function<Value, Memory> uniforms;
  private final List<Value> varying = new ArrayList<>();
  private final Map<Value, Memory> computed = new HashMap<>();
  private final Map<Value, Integer> registers = new HashMap<>();
  private final int left;

  /**
   * Writes what stands before the loop.
   *
   * @param order the operations
   * @param results what is read behind them
   * @param uniforms where each leaf of the kinds {@link Op#UNIFORM} and {@link Op#STEP} lies
   * @param taken vector registers that are in use, counted from the last one
   * @param copies how many vectors the loop works on at once
   */
  Invariants(
      VectorAssembler code,
      MachineEmitter.Frame frame,
      List<Value> order,
      List<Value> results,
      Function<Value, Memory> uniforms,
      int taken,
      int copies) {
    this.code = code;
    this.uniforms = uniforms;
    List<Value> invariant = new ArrayList<>();
    Set<Value> known = new HashSet<>();
    for (Value value : order) {
      boolean same =
          value.type() != Type.MASK
              && value.operands().stream().allMatch(o -> isUniform(o) || known.contains(o));
      if (same) {
        known.add(value);
        invariant.add(value);
      } else {
        varying.add(value);
      }
    }
    compute(frame, invariant, results);
    Lifetimes lifetimes = new Lifetimes(varying, results);
    int live = copies * lifetimes.most(varying, Type.REAL, Type.WORD) + SPARE;
    left = Math.min(REGISTERS - taken, live);
    hoist(lifetimes, results, left, REGISTERS - taken);
  }

  private static boolean isUniform(Value value) {
    return switch (value.op()) {
      case CONSTANT, WORD_CONSTANT, UNIFORM, STEP -> true;
      default -> false;
    };
  }

  private void compute(MachineEmitter.Frame frame, List<Value> invariant, List<Value> results) {
    Lifetimes lifetimes = new Lifetimes(varying, results);
    List<Value> wanted =
        invariant.stream()
            .filter(value -> !Lifetimes.isView(value) && lifetimes.count(value) > 0)
            .toList();
    MachineEmitter emitter =
        new MachineEmitter(
            code,
            leaves(
                (leaf, register) -> {
                  throw new IllegalArgumentException(leaf.toString());
                }),
            frame,
            invariant,
            wanted,
            IntStream.range(0, REGISTERS / 2).boxed().toList(),
            List.of());
    Map<Value, Memory> homes = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      Memory home = frame.everywhere();
      code.storeFirst(home, emitter.result(i, invariant.size() + i));
      emitter.read(invariant.size() + i);
      homes.put(wanted.get(i), home);
    }
    computed.putAll(homes);
  }

  private void hoist(Lifetimes lifetimes, List<Value> results, int from, int to) {
    Set<Value> read = new LinkedHashSet<>();
    varying.forEach(value -> value.operands().forEach(o -> read.add(Lifetimes.same(o))));
    results.forEach(result -> read.add(Lifetimes.same(result)));
    List<Value> candidates =
        read.stream()
            .filter(value -> everywhere(value) != null)
            .sorted(
                (a, b) -> {
                  int order = Integer.compare(lifetimes.count(b), lifetimes.count(a));
                  return order != 0 ? order : Integer.compare(a.id(), b.id());
                })
            .limit(to - from)
            .toList();
    for (Value value : candidates) {
      int register = from + registers.size();
      code.loadEverywhere(register, everywhere(value));
      registers.put(value, register);
    }
  }

  /** The operations that remain for the loop. */
  List<Value> varying() {
    return varying;
  }

  /** The vector registers that remain for the loop. */
  List<Integer> left() {
    return IntStream.range(0, left).boxed().toList();
  }

  /** Whether a value is the same for all neurons. */
  boolean isInvariant(Value value) {
    return register(Lifetimes.same(value)) != null || everywhere(Lifetimes.same(value)) != null;
  }

  /**
   * What a loop reads values from.
   *
   * @param read reads what differs between neurons into a register
   */
  MachineEmitter.Leaves leaves(ObjIntConsumer<Value> read) {
    return new Leaves(read);
  }

  private final class Leaves implements MachineEmitter.Leaves {
    private final ObjIntConsumer<Value> read;

    Leaves(ObjIntConsumer<Value> read) {
      this.read = read;
    }

    @Override
    public Memory everywhere(Value leaf) {
      return Invariants.this.everywhere(leaf);
    }

    /** What is computed before the loop has no register yet. */
    @Override
    public Integer register(Value value) {
      return Invariants.this.register(value);
    }

    @Override
    public void read(Value leaf, int register) {
      read.accept(leaf, register);
    }
  }

  /** Where a value lies as one number; null if it varies. */
  Memory everywhere(Value value) {
    return switch (value.op()) {
      case CONSTANT, WORD_CONSTANT -> code.constant(value.payload());
      case UNIFORM, STEP -> uniforms.apply(value);
      default -> computed.get(value);
    };
  }

  /** The register in which a value lies; null if it has none. */
  Integer register(Value value) {
    return registers.get(value);
  }
}
