package io.rheobase.analysis;

import io.rheobase.machine.Condition;
import io.rheobase.machine.FixedCode;
import io.rheobase.machine.Label;
import io.rheobase.machine.Operand;
import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.VectorAssembler;

/**
 * Writes what {@link SpikeTrains} does with the spikes of a block. The code is called with the
 * block's first neuron, the sample of the first step and the number of spikes; the spikes and the
 * sums.
 */
final class TrainsWriter implements FixedCode.Source {
  static final String CODE = "trains.code";

  private static final int SPIKE = VectorAssembler.RAX;
  private static final int FIRST_NEURON = VectorAssembler.RSI;
  private static final int FIRST_SAMPLE = VectorAssembler.RDX;
  private static final int SIZE = VectorAssembler.RCX;
  private static final int SPIKES = VectorAssembler.R8;
  private static final int SUMS = VectorAssembler.R9;
  private static final int AT = VectorAssembler.R10;
  private static final int SAMPLE = VectorAssembler.R11;

  /** Free once everything is in its place. */
  private static final int FIRST = VectorAssembler.RDI;

  private static final int SECOND = VectorAssembler.RSI;

  private final VectorAssembler code = new VectorAssembler();

  @Override
  public String name() {
    return CODE;
  }

  @Override
  public byte[] code() {
    Label top = new Label();
    Label end = new Label();
    Label begin = new Label();
    code.load(SPIKES, Operand.at(VectorAssembler.RDI, 0));
    code.load(SUMS, Operand.at(VectorAssembler.RDI, Long.BYTES));
    code.shiftLeft(FIRST_NEURON, SpikeTrains.LOG_BYTES);
    code.addRegister(SUMS, FIRST_NEURON);
    code.set(AT, 0);
    code.bind(top);
    code.compare(AT, SIZE);
    code.jump(Condition.GREATER_OR_EQUAL, end);
    code.load32(SPIKE, Operand.ints(SPIKES, AT));
    code.add(AT, 1);
    code.move(SAMPLE, SPIKE);
    code.shiftRight(SAMPLE, SpikeTrains.NEURON_BITS);
    code.addRegister(SAMPLE, FIRST_SAMPLE);
    code.and(SPIKE, (1 << SpikeTrains.NEURON_BITS) - 1);
    code.shiftLeft(SPIKE, SpikeTrains.LOG_BYTES);
    code.addRegister(SPIKE, SUMS);
    code.load(FIRST, sum(SpikeTrains.COUNT));
    code.address(SECOND, Operand.at(FIRST, 1));
    code.store(sum(SpikeTrains.COUNT), SECOND);
    code.load(SECOND, sum(SpikeTrains.LAST));
    code.store(sum(SpikeTrains.LAST), SAMPLE);
    code.test(FIRST);
    code.jump(Condition.ZERO, begin);
    code.move(FIRST, SAMPLE);
    code.subtract(FIRST, SECOND);
    code.multiply(FIRST, FIRST);
    code.load(SECOND, sum(SpikeTrains.SQUARES));
    code.addRegister(FIRST, SECOND);
    code.store(sum(SpikeTrains.SQUARES), FIRST);
    code.jump(top);
    code.bind(begin);
    code.store(sum(SpikeTrains.FIRST), SAMPLE);
    code.jump(top);
    code.bind(end);
    code.leave();
    return code.bytes();
  }

  /** One of the sums of the neuron that has spiked. */
  private static Memory sum(int number) {
    return Operand.at(SPIKE, Long.BYTES * number);
  }
}
