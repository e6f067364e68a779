package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class CodeTest {
  private final Code code = new Code();

  /** The words of 64 bits from a place to the end. */
  private long[] words(int from) {
    byte[] bytes = code.bytes();
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(from);
    long[] all = new long[(bytes.length - from) / Long.BYTES];
    words.asLongBuffer().get(all);
    return all;
  }

  /** Where a displacement of 32 bits leads to. */
  private int target(int at, int from) {
    return from + ByteBuffer.wrap(code.bytes()).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  @Test
  void numbersAreWrittenLowestByteFirst() {
    code.put(0x1ff);
    code.put32(0x12345678);
    code.put64(0x89abcdef01234567L);
    assertEquals("ff 78 56 34 12 67 45 23 01 ef cd ab 89", InstructionText.bytes(code));
    assertEquals(13, code.position());
  }

  @Test
  void codeMayGrow() {
    for (int i = 0; i < 5000; i++) {
      code.put(i);
    }
    byte[] bytes = code.bytes();
    assertEquals(5000, bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      assertEquals((byte) i, bytes[i]);
    }
  }

  @Test
  void constantsFollowTheCodeAtTheNextMultipleOfEight() {
    code.put(0xC3);
    code.constant(-5);
    code.constant(7);
    assertArrayEquals(new long[] {-5, 7}, words(8));
    for (int i = code.position(); i < 8; i++) {
      code.put(0xC3);
    }
    assertArrayEquals(new long[] {-5, 7}, words(8));
  }

  @Test
  void equalConstantsAreOneAndVectorsComeLast() {
    Operand.Memory first = code.constant(1);
    code.vector(10, 11);
    Operand.Memory second = code.constant(2);
    code.vector(12);
    assertEquals(first, code.constant(1));
    assertNotEquals(first, second);
    assertArrayEquals(new long[] {1, 2, 10, 11, 12}, words(0));
  }

  @Test
  void zerosOfBothSignsAreTwoConstants() {
    code.constant(Double.doubleToRawLongBits(0.0));
    code.constant(Double.doubleToRawLongBits(-0.0));
    assertArrayEquals(new long[] {0, Long.MIN_VALUE}, words(0));
  }

  @Test
  void distancesLeadToTheirConstants() {
    int number = code.constant(1).constant();
    int vector = code.vector(2, 3).constant();
    int otherNumber = code.constant(4).constant();
    int otherVector = code.vector(5, 6).constant();
    code.distance(number, 0);
    code.distance(vector, 0);
    code.distance(otherNumber, 1);
    code.put(0);
    code.distance(otherVector, 4);
    code.put32(0);
    int first = 24;
    assertArrayEquals(new long[] {1, 4, 2, 3, 5, 6}, words(first));
    assertEquals(first, target(0, 4));
    assertEquals(first + 16, target(4, 8));
    assertEquals(first + 8, target(8, 13));
    assertEquals(first + 32, target(13, 21));
  }

  @Test
  void distancesLeadToTheirLabels() {
    Label first = new Label();
    Label before = new Label();
    Label after = new Label();
    code.bind(first);
    code.put(0xC3);
    code.bind(before);
    code.distance(before);
    code.distance(after);
    code.distance(first);
    code.put(0xC3);
    code.bind(after);
    assertEquals(1, target(1, 5));
    assertEquals(14, target(5, 9));
    assertEquals(0, target(9, 13));
  }

  @Test
  void aVectorIsNotChangedAfterwards() {
    long[] lanes = {1, 2};
    code.vector(lanes);
    lanes[0] = 9;
    assertArrayEquals(new long[] {1, 2}, words(0));
  }

  @Test
  void aLabelHasOnePlace() {
    Label label = new Label();
    code.bind(label);
    assertThrows(IllegalStateException.class, () -> code.bind(label));
  }

  @Test
  void aLabelThatIsReferredToMustHaveAPlace() {
    code.distance(new Label());
    assertThrows(IllegalStateException.class, code::bytes);
  }
}
