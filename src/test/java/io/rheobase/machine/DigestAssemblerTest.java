package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instructions on vectors of four words. The bytes are those of GNU as. */
class DigestAssemblerTest {
  private final DigestAssembler code = new DigestAssembler();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          movdqu xmm1, [rax+0x10]         | f3 0f 6f 88 10 00 00 00
          movdqu xmm12, [r9]              | f3 45 0f 6f a1 00 00 00 00
          movdqu [rcx], xmm2              | f3 0f 7f 91 00 00 00 00
          movdqu [r13+0x20], xmm15        | f3 45 0f 7f bd 20 00 00 00
          movdqa xmm3, xmm11              | 66 41 0f 6f db
          paddd xmm9, xmm0                | 66 44 0f fe c8
          pshufb xmm6, xmm8               | 66 41 0f 38 00 f0
          pshufd xmm0, xmm0, 0x0e         | 66 0f 70 c0 0e
          palignr xmm7, xmm14, 4          | 66 41 0f 3a 0f fe 04
          sha256rnds2 xmm2, xmm1, xmm0    | 0f 38 cb d1
          sha256rnds2 xmm10, xmm9, xmm0   | 45 0f 38 cb d1
          sha256msg1 xmm3, xmm4           | 0f 38 cc dc
          sha256msg2 xmm13, xmm5          | 44 0f 38 cd ed
          """)
  void anInstructionIsWritten(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    switch (text.substring(0, text.indexOf(' '))) {
      case "movdqu" -> {
        if (text.endsWith("]")) {
          code.loadWords(instruction.register(0), instruction.memory(1));
        } else {
          code.storeWords(instruction.memory(0), instruction.register(1));
        }
      }
      case "movdqa" -> code.moveWords(instruction.register(0), instruction.register(1));
      case "paddd" -> code.addWords(instruction.register(0), instruction.register(1));
      case "pshufb" -> code.shuffleBytes(instruction.register(0), instruction.register(1));
      case "pshufd" ->
          code.shuffleWords(
              instruction.register(0), instruction.register(1), (int) instruction.immediate(2));
      case "palignr" ->
          code.shiftTogether(
              instruction.register(0), instruction.register(1), (int) instruction.immediate(2));
      case "sha256rnds2" -> code.rounds(instruction.register(0), instruction.register(1));
      case "sha256msg1" -> code.scheduleFirst(instruction.register(0), instruction.register(1));
      case "sha256msg2" -> code.scheduleSecond(instruction.register(0), instruction.register(1));
      default -> throw new IllegalArgumentException(text);
    }
    assertEquals(bytes, InstructionText.bytes(code));
  }
}
