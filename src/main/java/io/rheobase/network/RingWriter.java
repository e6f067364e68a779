package io.rheobase.network;

import io.rheobase.machine.FixedCode;
import io.rheobase.machine.Operand;
import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.VectorAssembler;
import io.rheobase.machine.VectorAssembler.Binary;

/**
 * Writes what {@link ArrivalRing#end} does. The code is called with the place of the row and its
 * length, the sums of the ring and those that they are added to.
 */
final class RingWriter implements FixedCode.Source {
  static final String CODE = "ring.code";

  private static final int BITS = VectorAssembler.RAX;
  private static final int INDEX = VectorAssembler.RCX;
  private static final int LENGTH = VectorAssembler.RDX;
  private static final int ROW = VectorAssembler.R8;
  private static final int INTO = VectorAssembler.R9;
  private static final int OTHER = VectorAssembler.R10;
  private static final int SUM = 0;
  private static final int ARRIVED = 1;
  private static final int ZERO = 2;
  private static final int THERE = 1;

  private final VectorAssembler code = new VectorAssembler();

  @Override
  public String name() {
    return CODE;
  }

  @Override
  public byte[] code() {
    code.load(ROW, Operand.at(VectorAssembler.RDI, 0));
    code.address(ROW, Operand.longs(ROW, VectorAssembler.RSI, 0));
    code.load(INTO, Operand.at(VectorAssembler.RDI, Long.BYTES));
    code.loadEverywhere(ZERO, code.constant(0));
    code.eachVector(INDEX, LENGTH, THERE, BITS, OTHER, this::take);
    code.endVectors();
    code.leave();
    return code.bytes();
  }

  private void take() {
    code.loadVector(SUM, element(INTO), THERE);
    code.loadVector(ARRIVED, element(ROW), THERE);
    code.operate(Binary.ADD, SUM, SUM, Operand.register(ARRIVED));
    code.storeVector(element(INTO), SUM, THERE);
    code.storeVector(element(ROW), ZERO, THERE);
  }

  private static Memory element(int array) {
    return Operand.longs(array, INDEX, 0);
  }
}
