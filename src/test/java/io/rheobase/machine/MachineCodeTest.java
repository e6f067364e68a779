package io.rheobase.machine;

import static io.rheobase.machine.Assembler.R10;
import static io.rheobase.machine.Assembler.R8;
import static io.rheobase.machine.Assembler.RAX;
import static io.rheobase.machine.Assembler.RCX;
import static io.rheobase.machine.Assembler.RDI;
import static io.rheobase.machine.Assembler.RDX;
import static io.rheobase.machine.Assembler.RSI;
import static io.rheobase.machine.Assembler.RSP;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineCodeTest {
  private static final int LENGTH = 5;

  @BeforeAll
  static void needsTheProcessor() {
    assumeTrue(MachineCode.isAvailable());
  }

  private static MachineCode code(Consumer<VectorAssembler> body) {
    VectorAssembler code = new VectorAssembler();
    body.accept(code);
    code.leave();
    return MachineCode.of(code.bytes()).orElseThrow();
  }

  /** Reads the word x of array y. */
  private static MachineCode reader() {
    return code(
        code -> {
          code.load(RAX, Operand.longs(RDI, RDX, 0));
          code.load(RAX, Operand.longs(RAX, RSI, 0));
        });
  }

  /** Writes z into the word x of array y. */
  private static MachineCode writer() {
    return code(
        code -> {
          code.load(RAX, Operand.longs(RDI, RDX, 0));
          code.store(Operand.longs(RAX, RSI, 0), RCX);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {RSI, RDX, RCX})
  void eachOfItsNumbersMayBeReturned(int register) {
    MachineCode code = code(c -> c.move(RAX, register));
    long[] numbers = {Long.MIN_VALUE, -1, Long.MAX_VALUE};
    int place = register == RSI ? 0 : register == RDX ? 1 : 2;
    assertEquals(numbers[place], code.call(numbers[0], numbers[1], numbers[2]));
    Object[] many = new Object[9];
    Arrays.fill(many, new int[1]);
    assertEquals(numbers[place], code.call(numbers[0], numbers[1], numbers[2], many));
  }

  @Test
  void doublesAreReadAndWritten() {
    double[] numbers = {1.5, 2, 3, 4, -0.0};
    for (int i : new int[] {0, LENGTH - 1}) {
      long bits = reader().call(i, 0, 0, numbers);
      assertEquals(Double.doubleToRawLongBits(numbers[i]), bits);
      writer().call(i, 0, Double.doubleToRawLongBits(0.25), numbers);
    }
    assertArrayEquals(new double[] {0.25, 2, 3, 4, 0.25}, numbers);
  }

  @Test
  void longsAreReadAndWritten() {
    long[] numbers = {Long.MIN_VALUE, 2, 3, 4, Long.MAX_VALUE};
    assertEquals(Long.MIN_VALUE, reader().call(0, 0, 0, numbers));
    assertEquals(Long.MAX_VALUE, reader().call(LENGTH - 1, 0, 0, numbers));
    writer().call(0, 0, -7, numbers);
    writer().call(LENGTH - 1, 0, -8, numbers);
    assertArrayEquals(new long[] {-7, 2, 3, 4, -8}, numbers);
  }

  @Test
  void intsAreReadAndWritten() {
    int[] numbers = {1, 2, 3, 4, 5};
    MachineCode writer =
        code(
            c -> {
              c.load(R8, Operand.at(RDI, 0));
              c.store32(Operand.ints(R8, RSI), RDX);
            });
    writer.call(0, 0x1_0000_0009L, 0, numbers);
    writer.call(LENGTH - 1, -6, 0, numbers);
    assertArrayEquals(new int[] {9, 2, 3, 4, -6}, numbers);
    assertEquals(9 | 2L << Integer.SIZE, code(MachineCodeTest::firstWord).call(0, 0, 0, numbers));
  }

  private static void firstWord(Assembler code) {
    code.load(RAX, Operand.at(RDI, 0));
    code.load(RAX, Operand.at(RAX, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 7, 100})
  void eachArrayIsAtItsPlaceInTheList(int count) {
    long[][] arrays = new long[count][LENGTH];
    for (int array = 0; array < count; array++) {
      int number = array;
      Arrays.setAll(arrays[array], i -> 1000L * number + i);
    }
    MachineCode reader = reader();
    MachineCode writer = writer();
    for (int array = 0; array < count; array++) {
      for (int i = 0; i < LENGTH; i++) {
        assertEquals(1000L * array + i, reader.call(i, array, 0, (Object[]) arrays));
      }
      writer.call(array % LENGTH, array, -1 - array, (Object[]) arrays);
    }
    for (int array = 0; array < count; array++) {
      for (int i = 0; i < LENGTH; i++) {
        long expected = i == array % LENGTH ? -1 - array : 1000L * array + i;
        assertEquals(expected, arrays[array][i]);
      }
    }
  }

  @Test
  void theAddressOfNoArrayIsZero() {
    MachineCode third = code(c -> c.load(RAX, Operand.at(RDI, 2 * Long.BYTES)));
    assertEquals(0, third.call(0, 0, 0, new long[1], new double[1], null, null, null, null));
    assertNotEquals(0, third.call(0, 0, 0, null, null, new long[1], null, null, null));
  }

  @Test
  void sixArraysAreAtTheirPlacesInTheListOfACallThatMakesNoObject() {
    long[][] arrays = {{10}, {11}, {12}, {13}, {14}, {15}};
    MachineCode reader = reader();
    for (int array = 0; array < arrays.length; array++) {
      long found =
          reader.call(
              0, array, 0, arrays[0], arrays[1], arrays[2], arrays[3], arrays[4], arrays[5]);
      assertEquals(10 + array, found);
    }
  }

  @Test
  void arraysMayBeOfDifferentTypes() {
    Object[] arrays = {
      new byte[] {1, 0, 0, 0, 0, 0, 0, 0},
      new char[] {2, 0, 0, 0},
      new short[] {3, 0, 0, 0},
      new int[] {4, 0},
      new float[] {Float.intBitsToFloat(5), 0},
      new long[] {6},
      new double[] {Double.longBitsToDouble(7)}
    };
    for (int i = 0; i < arrays.length; i++) {
      assertEquals(i + 1, reader().call(0, i, 0, arrays));
      assertEquals(i + 1, reader().call(0, 0, 0, arrays[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 6, 7, 8, 100, 101})
  void theStackIsAlignedAsTheAbiSays(int count) {
    MachineCode code =
        code(
            c -> {
              c.move(RAX, RSP);
              c.and(RAX, 15);
            });
    Object[] arrays = new Object[count];
    Arrays.fill(arrays, new long[1]);
    assertEquals(8, code.call(0, 0, 0, arrays), "the address to return to is all there is on it");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "4, 10", "100, 5050"})
  void codeMayJumpBackwardsAndForwards(long last, long sum) {
    MachineCode code =
        code(
            c -> {
              Label top = new Label();
              Label end = new Label();
              c.set(RAX, 0);
              c.set(R10, 1);
              c.bind(top);
              c.compare(R10, RSI);
              c.jump(Condition.GREATER, end);
              c.addRegister(RAX, R10);
              c.add(R10, 1);
              c.jump(top);
              c.bind(end);
            });
    assertEquals(sum, code.call(last, 0, 0));
  }

  @Test
  void codeMayBeLongerThanAPageAndReadsItsConstants() {
    int words = 3000;
    MachineCode code =
        code(
            c -> {
              c.set(RAX, 0);
              for (int i = 1; i <= words; i++) {
                c.load(R10, c.constant(i));
                c.addRegister(RAX, R10);
              }
            });
    assertEquals(words * (words + 1) / 2, code.call(0, 0, 0));
  }

  @Test
  void twoCodesAreIndependent() {
    byte[] bytes = {0x48, (byte) 0x89, (byte) 0xf0, (byte) 0xc3};
    MachineCode first = MachineCode.of(bytes).orElseThrow();
    bytes[2] = (byte) 0xd0;
    MachineCode second = MachineCode.of(bytes).orElseThrow();
    bytes[0] = (byte) 0xcc;
    for (int i = 0; i < 3; i++) {
      assertEquals(11, first.call(11, 12, 13));
      assertEquals(12, second.call(11, 12, 13));
    }
  }

  @Test
  void whereTheSystemGivesNoMemoryThereIsNoCode() {
    assertTrue(MachineCode.of(new byte[0]).isEmpty());
  }
}
