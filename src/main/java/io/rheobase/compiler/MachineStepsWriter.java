package io.rheobase.compiler;

import io.rheobase.compiler.MachineSteps.Word;
import io.rheobase.machine.Condition;
import io.rheobase.machine.FixedCode;
import io.rheobase.machine.Label;
import io.rheobase.machine.Operand;
import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.VectorAssembler;

/**
 * Writes the code of {@link MachineSteps}: a loop over steps that calls the code of the noise and
 * of the kernel, each with its part of the list of arrays, and makes spikes of candidates.
 */
final class MachineStepsWriter implements FixedCode.Source {
  private static final int EXPONENT_BITS = 0x7FF;
  private static final int EXPONENT_AT = 52;

  private static final int A = VectorAssembler.RAX;
  private static final int C = VectorAssembler.RCX;
  private static final int D = VectorAssembler.RDX;

  /** What stays where it is over calls of other code. */
  private static final int ARRAYS = VectorAssembler.RBX;

  private static final int WORDS = VectorAssembler.R12;
  private static final int STEP = VectorAssembler.R13;
  private static final int KERNEL_ARRAYS = VectorAssembler.R14;
  private static final int COUNT = VectorAssembler.R15;

  private static final int CANDIDATES = VectorAssembler.R11;
  private static final int AT = VectorAssembler.RSI;

  private static final int[] KEPT = {ARRAYS, WORDS, STEP, KERNEL_ARRAYS, COUNT};

  private final VectorAssembler code = new VectorAssembler();
  private final Label leave = new Label();

  @Override
  public String name() {
    return MachineSteps.CODE;
  }

  @Override
  public byte[] code() {
    for (int register : KEPT) {
      code.push(register);
    }
    code.move(ARRAYS, VectorAssembler.RDI);
    code.load(WORDS, array(MachineSteps.WORDS));
    code.load(STEP, word(Word.STEP));
    code.load(KERNEL_ARRAYS, word(Word.KERNEL_ARRAYS));
    code.addRegister(KERNEL_ARRAYS, ARRAYS);
    steps();
    code.bind(leave);
    code.store(word(Word.STEP), STEP);
    code.move(A, COUNT);
    for (int i = KEPT.length - 1; i >= 0; i--) {
      code.pop(KEPT[i]);
    }
    code.leave();
    return code.bytes();
  }

  private void steps() {
    Label top = new Label();
    Label next = new Label();
    code.set(COUNT, 0);
    code.bind(top);
    code.load(A, word(Word.UNTIL));
    code.compare(STEP, A);
    code.jump(Condition.GREATER_OR_EQUAL, leave);
    addNormals();
    step();
    code.test(COUNT);
    code.jump(Condition.ZERO, next);
    code.load(CANDIDATES, Operand.at(KERNEL_ARRAYS, 0));
    leaveUnlessThereIsRoom();
    leaveUnlessStatesAreFinite();
    fire();
    reset();
    code.set(COUNT, 0);
    code.bind(next);
    code.add(STEP, 1);
    code.jump(top);
  }

  private void addNormals() {
    Label none = new Label();
    code.load(A, word(Word.NORMALS));
    code.test(A);
    code.jump(Condition.ZERO, none);
    code.load(C, array(MachineSteps.NOISE_ARRAYS + MachineNoise.UNIFORMS));
    code.store(Operand.at(C, Long.BYTES * NoiseProgram.STEP), STEP);
    code.address(VectorAssembler.RDI, array(MachineSteps.NOISE_ARRAYS));
    code.set(VectorAssembler.RSI, 0);
    code.load(VectorAssembler.RDX, word(Word.NEURONS));
    code.call(Operand.register(A));
    code.bind(none);
  }

  private void step() {
    code.move(VectorAssembler.RDI, KERNEL_ARRAYS);
    code.move(VectorAssembler.RSI, STEP);
    code.set(VectorAssembler.RDX, 0);
    code.load(VectorAssembler.RCX, word(Word.NEURONS));
    code.call(word(Word.KERNEL));
    code.move(COUNT, A);
  }

  private void leaveUnlessThereIsRoom() {
    code.load(A, word(Word.SPIKES));
    code.addRegister(A, COUNT);
    code.load(C, word(Word.ROOM));
    code.compare(A, C);
    code.jump(Condition.GREATER, leave);
  }

  /** The exponent of a number that is not finite is all ones. */
  private void leaveUnlessStatesAreFinite() {
    int state = VectorAssembler.R8;
    int values = VectorAssembler.R9;
    int states = VectorAssembler.R10;
    code.load(states, word(Word.STATES));
    code.set(state, 0);
    Label top = new Label();
    code.bind(top);
    code.load(values, Operand.longs(ARRAYS, state, MachineSteps.FIRST_STATE));
    eachCandidate(
        () -> {
          code.load(D, Operand.longs(values, A, 0));
          code.shiftRight(D, EXPONENT_AT);
          code.and(D, EXPONENT_BITS);
          code.add(D, -EXPONENT_BITS);
          code.jump(Condition.ZERO, leave);
        });
    code.add(state, 1);
    code.compare(states, state);
    code.jump(Condition.GREATER, top);
  }

  private void fire() {
    int packed = VectorAssembler.R8;
    int hold = VectorAssembler.R9;
    int heldUntil = VectorAssembler.R10;
    int spike = VectorAssembler.RDI;
    int size = C;
    code.load(packed, array(MachineSteps.PACKED));
    code.load(hold, array(MachineSteps.HOLD_SAMPLES));
    code.load(heldUntil, Operand.at(KERNEL_ARRAYS, Long.BYTES * MachineKernel.HELD_UNTIL));
    code.load(A, word(Word.FIRST_STEP));
    code.move(spike, STEP);
    code.subtract(spike, A);
    code.shiftLeft(spike, MachineSteps.NEURON_BITS);
    code.load(size, word(Word.SPIKES));
    eachCandidate(
        () -> {
          code.address(D, Operand.sum(spike, A, 0));
          code.store32(Operand.ints(packed, size), D);
          code.add(size, 1);
          code.load(D, Operand.longs(hold, A, 0));
          code.address(D, Operand.sum(D, STEP, 1));
          code.store(Operand.longs(heldUntil, A, 0), D);
        });
    code.store(word(Word.SPIKES), size);
  }

  private void reset() {
    Label top = new Label();
    Label end = new Label();
    Label number = new Label();
    Label done = new Label();
    int copies = C;
    int copy = VectorAssembler.R8;
    int from = VectorAssembler.R9;
    int to = VectorAssembler.R10;
    code.load(copies, word(Word.COPIES));
    code.load(copy, array(MachineSteps.COPIES));
    code.bind(top);
    code.test(copies);
    code.jump(Condition.ZERO, end);
    code.load(to, Operand.at(copy, Long.BYTES));
    code.load(to, Operand.sum(ARRAYS, to, 0));
    code.load(from, Operand.at(copy, 0));
    code.test(from);
    code.jump(Condition.ZERO, number);
    code.load(from, Operand.sum(ARRAYS, from, 0));
    eachCandidate(
        () -> {
          code.load(D, Operand.longs(from, A, 0));
          code.store(Operand.longs(to, A, 0), D);
        });
    code.jump(done);
    code.bind(number);
    code.load(D, Operand.at(copy, 2 * Long.BYTES));
    eachCandidate(() -> code.store(Operand.longs(to, A, 0), D));
    code.bind(done);
    code.add(copies, -1);
    code.add(copy, MachineSteps.WORDS_OF_COPY * Long.BYTES);
    code.jump(top);
    code.bind(end);
  }

  /** Does something for each candidate, of which rax holds the neuron. There is one at least. */
  private void eachCandidate(Runnable body) {
    Label top = new Label();
    code.set(AT, 0);
    code.bind(top);
    code.load32(A, Operand.ints(CANDIDATES, AT));
    body.run();
    code.add(AT, 1);
    code.compare(COUNT, AT);
    code.jump(Condition.GREATER, top);
  }

  private static Memory array(int number) {
    return Operand.at(ARRAYS, Long.BYTES * number);
  }

  private static Memory word(Word word) {
    return Operand.at(WORDS, Long.BYTES * word.ordinal());
  }
}
