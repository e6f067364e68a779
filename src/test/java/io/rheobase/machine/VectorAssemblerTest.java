package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.machine.VectorAssembler.Binary;
import io.rheobase.machine.VectorAssembler.Comparison;
import io.rheobase.machine.VectorAssembler.Fused;
import io.rheobase.machine.VectorAssembler.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instructions on vectors. The bytes are those of GNU as. */
class VectorAssemblerTest {
  private final VectorAssembler code = new VectorAssembler();

  private void assertBytes(String bytes) {
    assertEquals(bytes, InstructionText.bytes(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vaddpd zmm0, zmm0, zmm0                       | ADD      | 62 f1 fd 48 58 c0
          vaddpd zmm31, zmm31, zmm31                    | ADD      | 62 01 85 40 58 ff
          vaddpd zmm8, zmm0, zmm0                       | ADD      | 62 71 fd 48 58 c0
          vaddpd zmm16, zmm0, zmm0                      | ADD      | 62 e1 fd 48 58 c0
          vaddpd zmm0, zmm8, zmm0                       | ADD      | 62 f1 bd 48 58 c0
          vaddpd zmm0, zmm16, zmm0                      | ADD      | 62 f1 fd 40 58 c0
          vaddpd zmm0, zmm0, zmm8                       | ADD      | 62 d1 fd 48 58 c0
          vaddpd zmm0, zmm0, zmm16                      | ADD      | 62 b1 fd 48 58 c0
          vsubpd zmm1, zmm2, zmm3                       | SUB      | 62 f1 ed 48 5c cb
          vsubpd zmm15, zmm16, [rcx+0x40]               | SUB      | 62 71 fd 40 5c b9 40 00 00 00
          vmulpd zmm30, zmm5, zmm17                     | MUL      | 62 21 d5 48 59 f1
          vmulpd zmm7, zmm24, [r15-0x8]{1to8}           | MUL      | 62 d1 bd 50 59 bf f8 ff ff ff
          vdivpd zmm9, zmm10, zmm11                     | DIV      | 62 51 ad 48 5e cb
          vdivpd zmm0, zmm31, [rsp+0x200]{1to8}         | DIV      | 62 f1 85 50 5e 84 24 00 02 00 00
          vminpd zmm1, zmm18, zmm9                      | MIN      | 62 d1 ed 40 5d c9
          vmaxpd zmm30, zmm3, zmm31                     | MAX      | 62 01 e5 48 5f f7
          vpaddq zmm4, zmm20, zmm12                     | WORD_ADD | 62 d1 dd 40 d4 e4
          vpaddq zmm31, zmm0, [r12]{1to8}               | WORD_ADD | 62 41 fd 58 d4 bc 24 00 00 00 00
          vpandq zmm18, zmm1, zmm31                     | WORD_AND | 62 81 f5 48 db d7
          vpandq zmm1, zmm2, [rbp+0x8]{1to8}            | WORD_AND | 62 f1 ed 58 db 8d 08 00 00 00
          vporq zmm3, zmm4, zmm5                        | WORD_OR  | 62 f1 dd 48 eb dd
          vporq zmm3, zmm4, [r13+0x8]{1to8}             | WORD_OR  | 62 d1 dd 58 eb 9d 08 00 00 00
          vpxorq zmm0, zmm17, zmm16                     | WORD_XOR | 62 b1 f5 40 ef c0
          vpxorq zmm29, zmm6, [rax+r14*8+0x40]          | WORD_XOR | 62 21 cd 48 ef ac f0 40 00 00 00
          vpxorq zmm29, zmm6, [r9+rdi*8-0x40]           | WORD_XOR | 62 41 cd 48 ef ac f9 c0 ff ff ff
          """)
  void twoVectorsAreOperands(String text, Binary operation, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.operate(
        operation, instruction.register(0), instruction.register(1), instruction.operand(2));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vfmadd132pd zmm0, zmm1, zmm2                  | TO_THIRD_SECOND | 62 f2 f5 48 98 c2
          vfmadd132pd zmm31, zmm16, [r8+0x8]{1to8}      | TO_THIRD_SECOND | 62 42 fd 50 98 b8 08 00 00 00
          vfmadd213pd zmm3, zmm31, zmm15                | SECOND_TO_THIRD | 62 d2 85 40 a8 df
          vfmadd213pd zmm24, zmm8, [rbx-0x10]{1to8}     | SECOND_TO_THIRD | 62 62 bd 58 a8 83 f0 ff ff ff
          vfmadd231pd zmm16, zmm0, zmm31                | SECOND_THIRD_TO | 62 82 fd 48 b8 c7
          vfmadd231pd zmm15, zmm17, [rsp+0x40]{1to8}    | SECOND_THIRD_TO | 62 72 f5 50 b8 bc 24 40 00 00 00
          vfmadd231pd zmm1, zmm1, zmm1                  | SECOND_THIRD_TO | 62 f2 f5 48 b8 c9
          """)
  void aProductAndASumAreRoundedOnce(String text, Fused operation, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.fuse(operation, instruction.register(0), instruction.register(1), instruction.operand(2));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vsqrtpd zmm0, zmm31                           | 62 91 fd 48 51 c7
          vsqrtpd zmm16, zmm8                           | 62 c1 fd 48 51 c0
          vsqrtpd zmm25, [r13]{1to8}                    | 62 41 fd 58 51 8d 00 00 00 00
          """)
  void aRootIsTaken(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.squareRoot(instruction.register(0), instruction.operand(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vpsrlq zmm0, zmm1, 0xc                        | RIGHT       | 62 f1 fd 48 73 d1 0c
          vpsrlq zmm31, zmm16, 0x3f                     | RIGHT       | 62 b1 85 40 73 d0 3f
          vpsrlq zmm17, [r15+0x8]{1to8}, 0x34           | RIGHT       | 62 d1 f5 50 73 97 08 00 00 00 34
          vpsllq zmm15, zmm8, 0x3d                      | LEFT        | 62 d1 85 48 73 f0 3d
          vpsllq zmm16, [rsp]{1to8}, 0x1                | LEFT        | 62 f1 fd 50 73 b4 24 00 00 00 00 01
          vprolq zmm30, zmm2, 0x10                      | ROTATE_LEFT | 62 f1 8d 40 72 ca 10
          vprolq zmm2, [r12+0x18]{1to8}, 0x2a           | ROTATE_LEFT | 62 d1 ed 58 72 8c 24 18 00 00 00 2a
          """)
  void bitsAreMoved(String text, Shift shift, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.shift(
        shift, instruction.register(0), instruction.operand(1), (int) instruction.immediate(2));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vblendmpd zmm0{k1}, zmm1, zmm2                | 62 f2 f5 49 65 c2
          vblendmpd zmm31{k7}, zmm16, zmm15             | 62 42 fd 47 65 ff
          vblendmpd zmm8{k4}, zmm24, [rdx+0x8]{1to8}    | 62 72 bd 54 65 82 08 00 00 00
          """)
  void lanesAreSelectedByAMask(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.select(
        instruction.register(0),
        instruction.mask(),
        instruction.register(1),
        instruction.operand(2));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vcmppd k1, zmm0, zmm31, 0x0                   | EQ | 62 91 fd 48 c2 cf 00
          vcmppd k7, zmm16, zmm8, 0x4                   | NE | 62 d1 fd 40 c2 f8 04
          vcmppd k2, zmm1, [rsp+0x8]{1to8}, 0x11        | LT | 62 f1 f5 58 c2 94 24 08 00 00 00 11
          vcmppd k3, zmm31, zmm2, 0x12                  | LE | 62 f1 85 40 c2 da 12
          vcmppd k5, zmm3, [r13]{1to8}, 0x1d            | GE | 62 d1 e5 58 c2 ad 00 00 00 00 1d
          vcmppd k6, zmm17, zmm16, 0x1e                 | GT | 62 b1 f5 40 c2 f0 1e
          vcmppd k3, zmm1, zmm17, 0x15                  | NOT_LT | 62 b1 f5 48 c2 d9 15
          vcmppd k7, zmm31, zmm2, 0x16                  | NOT_LE | 62 f1 85 40 c2 fa 16
          vcmppd k1, zmm8, zmm0, 0x19                   | NOT_GE | 62 f1 bd 48 c2 c8 19
          vcmppd k2, zmm16, zmm31, 0x1a                 | NOT_GT | 62 91 fd 40 c2 d7 1a
          """)
  void doublesAreCompared(String text, Comparison comparison, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.compare(
        comparison, instruction.register(0), instruction.register(1), instruction.operand(2));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "EQ, EQ",
    "NE, NE",
    "LT, GT",
    "LE, GE",
    "GE, LE",
    "GT, LT",
    "NOT_LT, NOT_GT",
    "NOT_LE, NOT_GE",
    "NOT_GE, NOT_LE",
    "NOT_GT, NOT_LT"
  })
  void aComparisonMayBeTurnedRound(Comparison comparison, Comparison exchanged) {
    assertEquals(exchanged, comparison.exchanged());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vpcmpltq k1, zmm31, [r9+rdx*8+0x40]           | 62 d3 85 40 1f 8c d1 40 00 00 00 01
          vpcmpltq k5{k7}, zmm31, [r11+rdx*8]           | 62 d3 85 47 1f ac d3 00 00 00 00 01
          vpcmpltq k7{k1}, zmm0, zmm16                  | 62 b3 fd 49 1f f8 01
          """)
  void wordsAreCompared(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.lessWords(
        instruction.register(0),
        instruction.register(1),
        instruction.operand(2),
        instruction.mask());
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vmovapd zmm0, zmm31                           | 62 91 fd 48 28 c7
          vmovapd zmm31, zmm0                           | 62 61 fd 48 28 f8
          vmovapd zmm8, zmm16                           | 62 31 fd 48 28 c0
          """)
  void aVectorIsCopied(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.moveVector(instruction.register(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vmovupd zmm0, [r8+rdx*8]                      | 62 d1 fd 48 10 84 d0 00 00 00 00
          vmovupd zmm31, [rsp+0x40]                     | 62 61 fd 48 10 bc 24 40 00 00 00
          vmovupd zmm16{k7}{z}, [r15+r13*8+0x40]        | 62 81 fd cf 10 84 ef 40 00 00 00
          vmovupd zmm8{k1}{z}, [rbp]                    | 62 71 fd c9 10 85 00 00 00 00
          """)
  void aVectorIsLoaded(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.loadVector(instruction.register(0), instruction.memory(1), instruction.mask());
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vmovupd [r8+rdx*8], zmm0                      | 62 d1 fd 48 11 84 d0 00 00 00 00
          vmovupd [r12+0x7fc0], zmm31                   | 62 41 fd 48 11 bc 24 c0 7f 00 00
          vmovupd [rbx+rdx*8+0x40]{k7}, zmm16           | 62 e1 fd 4f 11 84 d3 40 00 00 00
          vmovupd [r13]{k6}, zmm8                       | 62 51 fd 4e 11 85 00 00 00 00
          """)
  void aVectorIsStored(String text, String bytes) {
    InstructionText instruction = new InstructionText(text.replaceAll("\\{k\\d}", ""));
    int mask = new InstructionText(text).mask();
    code.storeVector(instruction.memory(0), instruction.register(1), mask);
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vbroadcastsd zmm0, [rsp+0x8]                  | 62 f2 fd 48 19 84 24 08 00 00 00
          vbroadcastsd zmm31, [r9+0x28]                 | 62 42 fd 48 19 b9 28 00 00 00
          """)
  void aNumberIsReadIntoAllLanes(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    Operand.Memory number = instruction.memory(1);
    code.loadEverywhere(
        instruction.register(0), Operand.everywhere(number.base(), number.displacement()));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vpbroadcastq zmm31, rsi                       | 62 62 fd 48 7c fe
          vpbroadcastq zmm0, r15                        | 62 d2 fd 48 7c c7
          """)
  void aRegisterGoesIntoAllLanes(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.everywhere(instruction.register(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vmovsd [rsp+0x8], xmm0                        | 62 f1 ff 48 11 84 24 08 00 00 00
          vmovsd [r13], xmm31                           | 62 41 ff 48 11 bd 00 00 00 00
          """)
  void theFirstLaneIsStored(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    Operand.Memory number = instruction.memory(0);
    code.storeFirst(
        Operand.everywhere(number.base(), number.displacement()), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vcvtsi2sd xmm0, xmm0, rsi                     | c4 e1 fb 2a c6
          vcvtsi2sd xmm15, xmm15, r8                    | c4 41 83 2a f8
          """)
  void aWordBecomesADouble(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.convert(instruction.register(0), instruction.register(2));
    assertBytes(bytes);
  }

  /** {@code vaddpd zmm1, zmm31, [rip+0x6]{1to8}}. */
  @Test
  void aConstantLiesBehindTheInstructionThatReadsIt() {
    code.operate(Binary.ADD, 1, 31, code.constant(5));
    assertBytes("62 f1 85 50 58 0d 06 00 00 00");
  }

  /** {@code vcmppd k3, zmm16, [rip+0x5]{1to8}, 0x11}. */
  @Test
  void anImmediateLiesBetweenAnInstructionAndItsConstant() {
    code.compare(Comparison.LT, 3, 16, code.constant(5));
    assertBytes("62 f1 fd 50 c2 1d 05 00 00 00 11");
  }

  /** {@code vpaddq zmm31, zmm31, [rip+0x6]}. */
  @Test
  void aConstantVectorIsNotBroadcast() {
    code.operate(Binary.WORD_ADD, 31, 31, code.vector(0, 1, 2, 3, 4, 5, 6, 7));
    assertBytes("62 61 85 40 d4 3d 06 00 00 00");
  }

  @Test
  void vectorsEnd() {
    code.endVectors();
    assertBytes("c5 f8 77");
  }
}
