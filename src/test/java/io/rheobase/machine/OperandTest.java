package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.Operand.Register;
import org.junit.jupiter.api.Test;

class OperandTest {
  @Test
  void aRegisterIsItsNumber() {
    assertEquals(new Register(17), Operand.register(17));
  }

  @Test
  void elementsOfAnArrayAreCountedInTheirSize() {
    assertEquals(new Memory(5, 2, 3, 72, -1, false), Operand.longs(5, 2, 9));
    assertEquals(new Memory(5, 2, 2, 0, -1, false), Operand.ints(5, 2));
  }

  @Test
  void sumsAreCountedInBytes() {
    assertEquals(new Memory(5, -1, 0, 9, -1, false), Operand.at(5, 9));
    assertEquals(new Memory(5, 2, 0, 9, -1, false), Operand.sum(5, 2, 9));
  }

  @Test
  void aNumberForAllLanesIsOneNumberToo() {
    Memory everywhere = Operand.everywhere(5, 9);
    assertEquals(new Memory(5, -1, 0, 9, -1, true), everywhere);
    assertEquals(Operand.at(5, 9), everywhere.one());
    assertEquals(Operand.longs(5, 2, 9), new Memory(5, 2, 3, 72, -1, true).one());
  }
}
