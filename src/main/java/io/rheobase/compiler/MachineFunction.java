package io.rheobase.compiler;

import io.rheobase.machine.Condition;
import io.rheobase.machine.Label;
import io.rheobase.machine.Operand;
import io.rheobase.machine.VectorAssembler;

/** What a function of machine code begins and ends with, and the loop in it. */
final class MachineFunction {
  /** Registers for the addresses of the first arrays. */
  static final int[] POINTERS = {
    VectorAssembler.R8,
    VectorAssembler.R9,
    VectorAssembler.RBX,
    VectorAssembler.R12,
    VectorAssembler.R13,
    VectorAssembler.R14,
    VectorAssembler.R15
  };

  private static final int[] KEPT = {
    VectorAssembler.RBX,
    VectorAssembler.R12,
    VectorAssembler.R13,
    VectorAssembler.R14,
    VectorAssembler.R15
  };

  /** Bytes on the stack, a small part of what a thread of the JVM has: 512 vectors. */
  private static final int FRAME = 32768;

  private static final int LOG_BYTES = 3;

  /** Elements of which there must be so many that to go to the beginning of a cache line pays. */
  static final int LEAST_ALIGNED = 128;

  private final VectorAssembler code;
  private final MachineEmitter.Frame frame = new MachineEmitter.Frame(VectorAssembler.RSP, FRAME);

  MachineFunction(VectorAssembler code) {
    this.code = code;
  }

  MachineEmitter.Frame frame() {
    return frame;
  }

  /** Writes the beginning, with the addresses of the first arrays in registers. */
  void enter(int arrays) {
    code.push(VectorAssembler.RBP);
    code.move(VectorAssembler.RBP, VectorAssembler.RSP);
    for (int register : KEPT) {
      code.push(register);
    }
    code.add(VectorAssembler.RSP, -FRAME);
    code.and(VectorAssembler.RSP, -VectorAssembler.LANES * Long.BYTES);
    for (int i = 0; i < Math.min(arrays, POINTERS.length); i++) {
      code.load(POINTERS[i], Operand.at(VectorAssembler.RDI, Long.BYTES * i));
    }
  }

  /** Returns the register that holds an array's address, if need be after reading it into one. */
  int pointer(int array, int scratch) {
    if (array < POINTERS.length) {
      return POINTERS[array];
    }
    code.load(scratch, Operand.at(VectorAssembler.RDI, Long.BYTES * array));
    return scratch;
  }

  /** Writes a loop that goes on by {@code stride} as long as so many are left. */
  void loop(int index, int to, int stride, int scratch, Runnable body) {
    Label top = new Label();
    Label end = new Label();
    code.bind(top);
    code.address(scratch, Operand.at(index, stride));
    code.compare(scratch, to);
    code.jump(Condition.GREATER, end);
    body.run();
    code.add(index, stride);
    code.jump(top);
    code.bind(end);
  }

  /** Writes a loop that goes on by {@code stride} as long as any are left. */
  void rest(int index, int to, int stride, int scratch, Runnable body) {
    Label top = new Label();
    Label end = new Label();
    code.bind(top);
    code.compare(index, to);
    code.jump(Condition.GREATER_OR_EQUAL, end);
    body.run();
    code.add(index, stride);
    code.jump(top);
    code.bind(end);
  }

  /**
   * Writes a loop that goes on by {@code stride} as long as so many are left, from where an array
   * is at the beginning of a cache line, and a loop over lanes that comes before it and after it.
   *
   * @param bound general register for where the loop over lanes ends
   * @param array general register that holds the array's address
   * @param many the body over a stride
   * @param few the body over the lanes below the bound
   */
  void aligned(
      int index,
      int to,
      int bound,
      int array,
      int stride,
      int scratch,
      Runnable many,
      Runnable few) {
    Label whole = new Label();
    Label parts = new Label();
    code.address(scratch, Operand.at(index, LEAST_ALIGNED));
    code.compare(scratch, to);
    code.jump(Condition.GREATER, whole);
    code.address(scratch, Operand.longs(array, index, 0));
    code.set(bound, 0);
    code.subtract(bound, scratch);
    code.shiftRight(bound, LOG_BYTES);
    code.and(bound, VectorAssembler.LANES - 1);
    code.addRegister(bound, index);
    code.jump(parts);
    code.bind(whole);
    code.move(bound, to);
    loop(index, to, stride, scratch, many);
    code.bind(parts);
    rest(index, bound, VectorAssembler.LANES, scratch, few);
    code.move(index, bound);
    code.compare(to, index);
    code.jump(Condition.GREATER, whole);
  }

  /** Writes the end; the result is in rax. */
  void exit() {
    code.endVectors();
    code.address(VectorAssembler.RSP, Operand.at(VectorAssembler.RBP, -Long.BYTES * KEPT.length));
    for (int i = KEPT.length - 1; i >= 0; i--) {
      code.pop(KEPT[i]);
    }
    code.pop(VectorAssembler.RBP);
    code.leave();
  }
}
