package io.rheobase.record;

import io.rheobase.machine.Condition;
import io.rheobase.machine.FixedCode;
import io.rheobase.machine.Label;
import io.rheobase.machine.Operand;
import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.VectorAssembler;

/** Writes the code of {@link SpikeLines}. */
final class LinesWriter implements FixedCode.Source {
  static final String CODE = "lines.code";

  private static final int TEN_TO_4 = 10_000;

  /** The upper bits of a product by this are a ten-thousandth, of numbers of 32 bits. */
  private static final long TEN_THOUSANDTH = 3_518_437_209L;

  private static final int TEN_THOUSANDTH_BITS = 45;

  private static final int NEURON = VectorAssembler.RAX;
  private static final int BLOCK = VectorAssembler.RCX;
  private static final int TO = VectorAssembler.RDX;
  private static final int STEP = VectorAssembler.RSI;
  private static final int SPIKE = VectorAssembler.R8;
  private static final int END = VectorAssembler.R9;
  private static final int SPIKES = VectorAssembler.R10;
  private static final int ARRAYS = VectorAssembler.RBX;
  private static final int WORDS = VectorAssembler.R12;
  private static final int OUT = VectorAssembler.R13;
  private static final int BEGINNINGS = VectorAssembler.R14;
  private static final int OF_BLOCK = VectorAssembler.R15;

  private static final int A = VectorAssembler.RDI;
  private static final int B = VectorAssembler.R11;
  private static final int C = VectorAssembler.RBP;

  private static final int[] KEPT = {C, ARRAYS, WORDS, OUT, BEGINNINGS, OF_BLOCK};

  private static final int VECTOR = 0;

  private final VectorAssembler code = new VectorAssembler();

  @Override
  public String name() {
    return CODE;
  }

  @Override
  public byte[] code() {
    for (int register : KEPT) {
      code.push(register);
    }
    code.move(ARRAYS, VectorAssembler.RDI);
    code.load(WORDS, Operand.at(ARRAYS, Long.BYTES * SpikeLines.WORDS));
    code.load(OUT, Operand.at(ARRAYS, Long.BYTES * SpikeLines.OUT));
    code.load(A, Operand.at(WORDS, Long.BYTES * SpikeLines.LENGTH));
    code.addRegister(OUT, A);
    code.load(BEGINNINGS, Operand.at(ARRAYS, Long.BYTES * SpikeLines.BEGINNINGS));
    loop(STEP, TO, this::step);
    code.load(A, Operand.at(ARRAYS, Long.BYTES * SpikeLines.OUT));
    code.subtract(OUT, A);
    code.store(Operand.at(WORDS, Long.BYTES * SpikeLines.LENGTH), OUT);
    code.endVectors();
    for (int i = KEPT.length - 1; i >= 0; i--) {
      code.pop(KEPT[i]);
    }
    code.leave();
    return code.bytes();
  }

  private void loop(int index, int to, Runnable body) {
    Label top = new Label();
    Label end = new Label();
    code.bind(top);
    code.compare(index, to);
    code.jump(Condition.GREATER_OR_EQUAL, end);
    body.run();
    code.add(index, 1);
    code.jump(top);
    code.bind(end);
  }

  private void step() {
    Label top = new Label();
    Label end = new Label();
    code.address(OF_BLOCK, Operand.at(WORDS, Long.BYTES * SpikeLines.FIRST_BLOCK));
    code.set(BLOCK, 0);
    code.bind(top);
    code.load(A, Operand.at(WORDS, Long.BYTES * SpikeLines.BLOCKS));
    code.compare(BLOCK, A);
    code.jump(Condition.GREATER_OR_EQUAL, end);
    block();
    code.add(BLOCK, 1);
    code.add(OF_BLOCK, Long.BYTES * SpikeLines.WORDS_OF_BLOCK);
    code.jump(top);
    code.bind(end);
    code.load(A, Operand.at(WORDS, Long.BYTES * SpikeLines.BYTES_OF_STEP));
    code.addRegister(BEGINNINGS, A);
  }

  private void block() {
    Label top = new Label();
    Label end = new Label();
    code.load(SPIKE, ofBlock(SpikeLines.NEXT));
    code.load(END, ofBlock(SpikeLines.END));
    code.load(SPIKES, Operand.longs(ARRAYS, BLOCK, SpikeLines.FIRST_LIST));
    code.bind(top);
    code.compare(SPIKE, END);
    code.jump(Condition.GREATER_OR_EQUAL, end);
    code.load32(NEURON, Operand.ints(SPIKES, SPIKE));
    code.move(A, NEURON);
    code.shiftRight(A, SpikeLines.NEURON_BITS);
    code.compare(A, STEP);
    code.jump(Condition.NOT_ZERO, end);
    line();
    code.add(SPIKE, 1);
    code.jump(top);
    code.bind(end);
    code.store(ofBlock(SpikeLines.NEXT), SPIKE);
  }

  /** The text that lines of this step and population begin with, the neuron, the line's end. */
  private void line() {
    code.load(A, ofBlock(SpikeLines.BEGINNING));
    code.addRegister(A, BEGINNINGS);
    code.loadVector(VECTOR, Operand.at(A, 0), 0);
    code.storeVector(Operand.at(OUT, 0), VECTOR, 0);
    code.load(A, Operand.at(A, SpikeLines.LONGEST_BEGINNING));
    code.addRegister(OUT, A);
    code.and(NEURON, (1 << SpikeLines.NEURON_BITS) - 1);
    code.load(A, ofBlock(SpikeLines.FIRST_NEURON));
    code.addRegister(NEURON, A);
    digits();
    code.set(A, 1L << Long.SIZE - Byte.SIZE);
    code.orRegister(A, NEURON);
    code.lowestBit(A, A);
    code.and(A, -Byte.SIZE);
    code.set(B, 0x3030_3030_3030_3030L);
    code.orRegister(NEURON, B);
    code.shiftRight(NEURON, NEURON, A);
    code.store(Operand.at(OUT, 0), NEURON);
    code.shiftRight(A, 3);
    code.subtract(OUT, A);
    code.add(OUT, Long.BYTES);
    code.set(B, '\n');
    code.store8(Operand.at(OUT, 0), B);
    code.add(OUT, 1);
  }

  /**
   * Eight decimal digits of the neuron, one a byte, the first in the lowest byte: what {@link
   * DecimalLayout} does.
   */
  private void digits() {
    part(TEN_THOUSANDTH, TEN_THOUSANDTH_BITS, -1, TEN_TO_4, Integer.SIZE);
    part(10_486, 20, 0x7F_0000_007FL, 100, Short.SIZE);
    part(103, 10, 0x000F_000F_000F_000FL, 10, Byte.SIZE);
  }

  /** Parts numbers by a quotient, which stays where it is, and the rest, moved up by bits. */
  private void part(long factor, int down, long mask, int divisor, int up) {
    code.move(A, NEURON);
    code.set(B, factor);
    code.multiply(A, B);
    code.shiftRight(A, down);
    if (mask != -1) {
      code.set(B, mask);
      code.andRegister(A, B);
    }
    code.set(B, divisor);
    code.move(C, A);
    code.multiply(C, B);
    code.subtract(NEURON, C);
    code.shiftLeft(NEURON, up);
    code.orRegister(NEURON, A);
  }

  private static Memory ofBlock(int word) {
    return Operand.at(OF_BLOCK, Long.BYTES * word);
  }
}
