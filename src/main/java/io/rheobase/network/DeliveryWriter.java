package io.rheobase.network;

import io.rheobase.machine.Condition;
import io.rheobase.machine.FixedCode;
import io.rheobase.machine.Label;
import io.rheobase.machine.Operand;
import io.rheobase.machine.VectorAssembler;
import io.rheobase.machine.VectorAssembler.Binary;

/**
 * Writes the code of {@link Delivery}: once through the spikes to read the first synapse of each,
 * so that the processor fetches many rows at once, and once more to add the weights up.
 */
final class DeliveryWriter implements FixedCode.Source {
  static final String CODE = "delivery.code";

  private static final int TO = VectorAssembler.RSI;
  private static final int FROM = VectorAssembler.RBX;
  private static final int ROWS = VectorAssembler.RCX;
  private static final int FIRST_SOURCE = VectorAssembler.RBP;
  private static final int SPIKES = VectorAssembler.R8;
  private static final int STARTS = VectorAssembler.R9;
  private static final int TARGETS = VectorAssembler.R10;
  private static final int SUMS = VectorAssembler.R11;
  private static final int WEIGHTS = VectorAssembler.R12;
  private static final int SPIKE = VectorAssembler.R13;
  private static final int END = VectorAssembler.R14;
  private static final int ROW = VectorAssembler.RAX;
  private static final int TARGET = VectorAssembler.RDX;

  /** Free once the addresses are in their registers. */
  private static final int SYNAPSE = VectorAssembler.RDI;

  private static final int[] KEPT = {FROM, FIRST_SOURCE, WEIGHTS, SPIKE, END};

  /** The arrays, in the order in which they are passed. */
  private static final int[] POINTERS = {SPIKES, STARTS, TARGETS, SUMS, WEIGHTS};

  private static final int WEIGHT = 0;
  private static final int SUM = 1;

  private final VectorAssembler code = new VectorAssembler();

  @Override
  public String name() {
    return CODE;
  }

  @Override
  public byte[] code() {
    Label each = new Label();
    Label end = new Label();
    for (int register : KEPT) {
      code.push(register);
    }
    code.everywhere(WEIGHT, VectorAssembler.RDX);
    part(TO, FROM);
    part(ROWS, FIRST_SOURCE);
    for (int i = 0; i < POINTERS.length; i++) {
      code.load(POINTERS[i], Operand.at(VectorAssembler.RDI, Long.BYTES * i));
    }
    spikes(() -> code.load16(TARGET, Operand.chars(TARGETS, SYNAPSE)));
    code.test(WEIGHTS);
    code.jump(Condition.NOT_ZERO, each);
    spikes(() -> add(false));
    code.jump(end);
    code.bind(each);
    spikes(() -> add(true));
    code.bind(end);
    code.endVectors();
    for (int i = KEPT.length - 1; i >= 0; i--) {
      code.pop(KEPT[i]);
    }
    code.leave();
    return code.bytes();
  }

  /** Parts a word into its halves, the lower of which stays where it is. */
  private void part(int lower, int upper) {
    code.move(upper, lower);
    code.shiftRight(upper, Integer.SIZE);
    code.shiftLeft(lower, Integer.SIZE);
    code.shiftRight(lower, Integer.SIZE);
  }

  /** Does something for each spike whose source has a row that is not empty. */
  private void spikes(Runnable body) {
    Label top = new Label();
    Label next = new Label();
    Label end = new Label();
    code.move(SPIKE, FROM);
    code.bind(top);
    code.compare(SPIKE, TO);
    code.jump(Condition.GREATER_OR_EQUAL, end);
    code.load32(ROW, Operand.ints(SPIKES, SPIKE));
    code.subtract(ROW, FIRST_SOURCE);
    code.test(ROW);
    code.jump(Condition.NEGATIVE, next);
    code.compare(ROW, ROWS);
    code.jump(Condition.GREATER_OR_EQUAL, next);
    code.load32(SYNAPSE, Operand.ints(STARTS, ROW));
    code.add(ROW, 1);
    code.load32(END, Operand.ints(STARTS, ROW));
    code.compare(SYNAPSE, END);
    code.jump(Condition.GREATER_OR_EQUAL, next);
    body.run();
    code.bind(next);
    code.add(SPIKE, 1);
    code.jump(top);
    code.bind(end);
  }

  private void add(boolean weights) {
    Label top = new Label();
    code.bind(top);
    code.load16(TARGET, Operand.chars(TARGETS, SYNAPSE));
    if (weights) {
      code.loadFirst(WEIGHT, Operand.longs(WEIGHTS, SYNAPSE, 0));
    }
    code.operateFirst(Binary.ADD, SUM, WEIGHT, Operand.longs(SUMS, TARGET, 0));
    code.storeFirst(Operand.longs(SUMS, TARGET, 0), SUM);
    code.add(SYNAPSE, 1);
    code.compare(END, SYNAPSE);
    code.jump(Condition.GREATER, top);
  }
}
