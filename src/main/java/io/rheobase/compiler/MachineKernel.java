package io.rheobase.compiler;

import io.rheobase.machine.MachineCode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A kernel whose step is machine code; a reset, of one neuron, is bytecode where it computes
 * anything.
 */
final class MachineKernel implements Kernel {
  /** The arrays of a call: candidates, last held samples, then those of slots. */
  static final int HELD_UNTIL = 1;

  static final int FIRST_SLOT = 2;

  private static final int FEW_SLOTS = 4;

  /** Vectors that are worked on at once: more gain nothing, one is 10 % slower. */
  private static final int VECTORS = 2;

  private final MachineCode code;
  private final int[] used;

  /** Null where a reset computes. */
  private final CopyReset copies;

  /** Null where it does not. */
  private final Kernel resets;

  private MachineKernel(
      MachineCode code, int[] used, Optional<CopyReset> copies, Supplier<Kernel> bytecode) {
    this.code = code;
    this.used = used;
    this.copies = copies.orElse(null);
    this.resets = copies.isPresent() ? null : bytecode.get();
  }

  /**
   * Puts the code of a step into memory.
   *
   * @param bytecode makes a kernel of the same model
   * @return a kernel; that of bytecode if the step is too large for machine code or has too many
   *     arrays, or the system gives no memory for it
   */
  static Kernel of(Program advance, Program reset, Supplier<Kernel> bytecode) {
    for (int vectors = VECTORS; vectors > 0; vectors--) {
      try {
        return of(new MachineKernelWriter(advance, vectors), CopyReset.of(reset), bytecode);
      } catch (MachineEmitter.FrameFullException e) {
        // Fewer at once need less room.
      }
    }
    return bytecode.get();
  }

  private static Kernel of(
      MachineKernelWriter writer, Optional<CopyReset> copies, Supplier<Kernel> bytecode) {
    int[] used = writer.slots().stream().mapToInt(Integer::intValue).toArray();
    if (FIRST_SLOT + used.length > MachineCode.MOST_ARRAYS) {
      return bytecode.get();
    }
    return MachineCode.of(writer.bytes())
        .<Kernel>map(code -> new MachineKernel(code, used, copies, bytecode))
        .orElseGet(bytecode);
  }

  /** The step. */
  MachineCode code() {
    return code;
  }

  /** The reset; nothing where it computes. */
  Optional<CopyReset> copies() {
    return Optional.ofNullable(copies);
  }

  @Override
  public int advance(
      double[][] slots, long[] heldUntil, long step, int from, int to, int[] candidates) {
    check(slots, heldUntil, from, to, candidates);
    if (used.length > FEW_SLOTS) {
      return (int) code.call(step, from, to, all(slots, heldUntil, candidates));
    }
    return (int)
        code.call(
            step,
            from,
            to,
            candidates,
            heldUntil,
            slot(slots, 0),
            slot(slots, 1),
            slot(slots, 2),
            slot(slots, 3));
  }

  /** The arrays of a call about all neurons, as the code wants them. */
  Object[] arrays(double[][] slots, long[] heldUntil, int[] candidates) {
    check(slots, heldUntil, 0, candidates.length, candidates);
    return all(slots, heldUntil, candidates);
  }

  private void check(double[][] slots, long[] heldUntil, int from, int to, int[] candidates) {
    Objects.checkFromToIndex(from, to, heldUntil.length);
    Objects.checkFromToIndex(from, to, candidates.length + from);
    for (int slot : used) {
      Objects.checkFromToIndex(from, to, slots[slot].length);
    }
  }

  private Object[] all(double[][] slots, long[] heldUntil, int[] candidates) {
    Object[] arrays = new Object[FIRST_SLOT + used.length];
    arrays[0] = candidates;
    arrays[HELD_UNTIL] = heldUntil;
    for (int i = 0; i < used.length; i++) {
      arrays[FIRST_SLOT + i] = slots[used[i]];
    }
    return arrays;
  }

  private double[] slot(double[][] slots, int number) {
    return number < used.length ? slots[used[number]] : null;
  }

  @Override
  public void reset(double[][] slots, int neuron, long sample) {
    if (resets == null) {
      copies.apply(slots, neuron);
    } else {
      resets.reset(slots, neuron, sample);
    }
  }
}
