package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instructions on masks. The bytes are those of GNU as. */
class MaskAssemblerTest {
  private final VectorAssembler code = new VectorAssembler();

  private void assertBytes(String bytes) {
    assertEquals(bytes, InstructionText.bytes(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kandb k1, k2, k3                | c4 e1 6d 41 cb
          kandb k7, k6, k1                | c4 e1 4d 41 f9
          """)
  void bothMasksAreTrue(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.andMasks(instruction.register(0), instruction.register(1), instruction.register(2));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          korb k1, k2, k3                 | c4 e1 6d 45 cb
          korb k7, k1, k6                 | c4 e1 75 45 fe
          """)
  void oneOfTheMasksIsTrue(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.orMasks(instruction.register(0), instruction.register(1), instruction.register(2));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          knotb k1, k7                    | c4 e1 79 44 cf
          knotb k6, k2                    | c4 e1 79 44 f2
          """)
  void aMaskIsTurnedRound(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.notMask(instruction.register(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kortestb k1, k1                 | c4 e1 79 98 c9
          kortestb k7, k7                 | c4 e1 79 98 ff
          """)
  void aMaskIsTested(String text, String bytes) {
    code.testMask(new InstructionText(text).register(0));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kmovb k1, [rsp+0x40]            | c4 e1 79 90 8c 24 40 00 00 00
          kmovb k7, [r12]                 | c4 c1 79 90 bc 24 00 00 00 00
          kmovb k3, [r13+r15*8]           | c4 81 79 90 9c fd 00 00 00 00
          """)
  void aMaskIsLoaded(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.loadMask(instruction.register(0), instruction.memory(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kmovb [rsp+0x40], k1            | c4 e1 79 91 8c 24 40 00 00 00
          kmovb [r15-0x8], k7             | c4 c1 79 91 bf f8 ff ff ff
          kmovb [rbp+r12*1], k2           | c4 a1 79 91 94 25 00 00 00 00
          """)
  void aMaskIsStored(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.storeMask(instruction.memory(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kmovb k1, eax                   | c4 e1 79 92 c8
          kmovb k7, r10d                  | c4 c1 79 92 fa
          """)
  void aNumberBecomesAMask(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.maskFrom(instruction.register(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kmovb eax, k1                   | c4 e1 79 93 c1
          kmovb r10d, k7                  | c4 61 79 93 d7
          """)
  void aMaskBecomesANumber(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.maskTo(instruction.register(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bzhi rax, rcx, rdx              | c4 e2 e8 f5 c1
          bzhi r10, r11, r10              | c4 42 a8 f5 d3
          bzhi rsi, r8, rdi               | c4 c2 c0 f5 f0
          """)
  void theLowestBitsAreKept(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.lowestBits(instruction.register(0), instruction.register(1), instruction.register(2));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kxnorb k1, k1, k1 | c4 e1 75 46 c9
          kxnorb k7, k7, k7 | c4 e1 45 46 ff
          """)
  void aMaskIsSet(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.setMask(instruction.register(0));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shrx rax, rcx, rdx | c4 e2 eb f7 c1
          shrx r9, r15, r8   | c4 42 bb f7 cf
          shrx rcx, r9, rbx  | c4 c2 e3 f7 c9
          """)
  void aRegisterIsShiftedByAnother(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.shiftRight(instruction.register(0), instruction.register(1), instruction.register(2));
    assertBytes(bytes);
  }
}
