package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.machine.VectorAssembler.Binary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Instructions on some lanes, and between words, doubles and arrays. The bytes are those of GNU as.
 */
class LaneAssemblerTest {
  private final VectorAssembler code = new VectorAssembler();

  private void assertBytes(String bytes) {
    assertEquals(bytes, InstructionText.bytes(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vaddpd zmm1{k3}, zmm2, zmm9    | 62 d1 ed 4b 58 c9
          vaddpd zmm20{k1}, zmm20, zmm31 | 62 81 dd 41 58 e7
          vpaddq zmm7{k6}, zmm17, zmm8   | 62 d1 f5 46 d4 f8
          """)
  void someLanesAreWorkedOn(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.operateWhere(
        text.startsWith("vaddpd") ? Binary.ADD : Binary.WORD_ADD,
        instruction.mask(),
        instruction.register(0),
        instruction.register(1),
        instruction.register(2));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vcvtqq2pd zmm1, zmm2   | 62 f1 fe 48 e6 ca
          vcvtqq2pd zmm17, zmm30 | 62 81 fe 48 e6 ce
          vcvtqq2pd zmm30, zmm9  | 62 41 fe 48 e6 f1
          """)
  void wordsBecomeDoubles(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.toDoubles(instruction.register(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vcvttpd2qq zmm1, zmm2   | 62 f1 fd 48 7a ca
          vcvttpd2qq zmm17, zmm30 | 62 81 fd 48 7a ce
          vcvttpd2qq zmm8, zmm20  | 62 31 fd 48 7a c4
          """)
  void doublesBecomeWords(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.toWords(instruction.register(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vgatherqpd zmm1{k1}, [r8+zmm2*8]    | 62 d2 fd 49 93 8c d0 00 00 00 00
          vgatherqpd zmm17{k2}, [r13+zmm30*8] | 62 82 fd 42 93 8c f5 00 00 00 00
          vgatherqpd zmm3{k5}, [rax+zmm12*8]  | 62 b2 fd 4d 93 9c e0 00 00 00 00
          vgatherqpd zmm8{k7}, [rsp+zmm20*8]  | 62 72 fd 47 93 84 e4 00 00 00 00
          """)
  void elementsAreGathered(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    Operand.Memory elements = instruction.memory(1);
    code.gather(instruction.register(0), elements.base(), elements.index(), instruction.mask());
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vmovsd xmm3, [rsp+0x8]                        | 62 f1 ff 48 10 9c 24 08 00 00 00
          vmovsd xmm31, [r13+r9*8]                      | 62 01 ff 48 10 bc cd 00 00 00 00
          """)
  void theFirstLaneIsLoaded(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.loadFirst(instruction.register(0), instruction.memory(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vaddsd xmm1, xmm0, [r11+rdx*8]                | 62 d1 ff 48 58 8c d3 00 00 00 00
          vaddsd xmm20, xmm31, [rbp]                    | 62 e1 87 40 58 a5 00 00 00 00
          """)
  void theFirstLaneIsWorkedOn(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.operateFirst(
        Binary.ADD, instruction.register(0), instruction.register(1), instruction.memory(2));
    assertBytes(bytes);
  }
}
