package io.rheobase.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instructions on general registers. The bytes are those of GNU as. */
class AssemblerTest {
  private final Assembler code = new Assembler();

  private void assertBytes(String bytes) {
    assertEquals(bytes, InstructionText.bytes(code));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mov rax, [rcx+0x10]             | 48 8b 81 10 00 00 00
          mov r15, [rsp+0x8]              | 4c 8b bc 24 08 00 00 00
          mov rsp, [r12+0x7fffffff]       | 49 8b a4 24 ff ff ff 7f
          mov rdi, [rbp-0x80]             | 48 8b bd 80 ff ff ff
          mov r8, [r13]                   | 4d 8b 85 00 00 00 00
          mov rbp, [r15-0x80000000]       | 49 8b af 00 00 00 80
          mov rax, [rdi+rsi*8+0x18]       | 48 8b 84 f7 18 00 00 00
          mov r9, [rsp+r12*8]             | 4e 8b 8c e4 00 00 00 00
          mov rdx, [r13+r15*8-0x8]        | 4b 8b 94 fd f8 ff ff ff
          mov rcx, [rbp+r9*4]             | 4a 8b 8c 8d 00 00 00 00
          mov r11, [r12+rbx*1+0x5]        | 4d 8b 9c 1c 05 00 00 00
          mov r12, [rax+rbp*2-0x100]      | 4c 8b a4 68 00 ff ff ff
          """)
  void aWordIsLoaded(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.load(instruction.register(0), instruction.memory(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mov [rcx+0x10], rax             | 48 89 81 10 00 00 00
          mov [rsp-0x8], r15              | 4c 89 bc 24 f8 ff ff ff
          mov [r12], rsp                  | 49 89 a4 24 00 00 00 00
          mov [r13+0x100], rbp            | 49 89 ad 00 01 00 00
          mov [rbp], r8                   | 4c 89 85 00 00 00 00
          mov [r14+r13*8+0x40], rdi       | 4b 89 bc ee 40 00 00 00
          mov [rsp+rax*8], r12            | 4c 89 a4 c4 00 00 00 00
          """)
  void aWordIsStored(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.store(instruction.memory(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mov [r8+rax*4], r11d            | 45 89 9c 80 00 00 00 00
          mov [rax+r15*4+0x4], ecx        | 42 89 8c b8 04 00 00 00
          mov [rsp+0x8], esi              | 40 89 b4 24 08 00 00 00
          mov [r12], r15d                 | 45 89 bc 24 00 00 00 00
          mov [rbp], eax                  | 40 89 85 00 00 00 00
          """)
  void theLowerHalfIsStored(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.store32(instruction.memory(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lea rax, [rcx+0x8]              | 48 8d 81 08 00 00 00
          lea rsp, [rbp-0x28]             | 48 8d a5 d8 ff ff ff
          lea r11, [r11+rdx*1+0x8]        | 4d 8d 9c 13 08 00 00 00
          lea r15, [rsp+r13*8]            | 4e 8d bc ec 00 00 00 00
          """)
  void anAddressIsTaken(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.address(instruction.register(0), instruction.memory(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mov rax, rcx                    | 48 8b c1
          mov r15, rax                    | 4c 8b f8
          mov rbp, rsp                    | 48 8b ec
          mov rsp, r12                    | 49 8b e4
          mov r13, r8                     | 4d 8b e8
          """)
  void aRegisterIsCopied(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.move(instruction.register(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          movabs rax, 0x0                 | 48 b8 00 00 00 00 00 00 00 00
          movabs rsp, 0x123456789abcdef   | 48 bc ef cd ab 89 67 45 23 01
          movabs r8, 0xffffffff           | 49 b8 ff ff ff ff 00 00 00 00
          movabs r15, -0x2                | 49 bf fe ff ff ff ff ff ff ff
          """)
  void aRegisterIsSet(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.set(instruction.register(0), instruction.immediate(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          add rax, 0x1                    | 48 81 c0 01 00 00 00
          add rsp, -0x8000                | 48 81 c4 00 80 ff ff
          add rbp, 0x7fffffff             | 48 81 c5 ff ff ff 7f
          add r15, -0x80000000            | 49 81 c7 00 00 00 80
          """)
  void aNumberIsAdded(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.add(instruction.register(0), (int) instruction.immediate(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          and rsp, -0x40                  | 48 81 e4 c0 ff ff ff
          and r12, 0x7fffffff             | 49 81 e4 ff ff ff 7f
          """)
  void bitsOfANumberAreKept(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.and(instruction.register(0), (int) instruction.immediate(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sub rax, r15                    | 49 2b c7
          sub r8, rcx                     | 4c 2b c1
          add rsp, rdi                    | 48 03 e7
          add r13, r12                    | 4d 03 ec
          and r10, r11                    | 4d 23 d3
          and rbp, rbx                    | 48 23 eb
          or rax, r15                     | 49 0b c7
          or r8, rcx                      | 4c 0b c1
          imul rax, r15                   | 49 0f af c7
          imul r8, rcx                    | 4c 0f af c1
          imul r12, r12                   | 4d 0f af e4
          cmp rdx, rcx                    | 48 3b d1
          cmp r10, rsp                    | 4c 3b d4
          cmp rsi, r9                     | 49 3b f1
          bsf r11, r10                    | 4d 0f bc da
          bsf rax, r8                     | 49 0f bc c0
          bsf r15, rdi                    | 4c 0f bc ff
          """)
  void twoRegistersAreOperands(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    int to = instruction.register(0);
    int from = instruction.register(1);
    switch (text.substring(0, 3).trim()) {
      case "sub" -> code.subtract(to, from);
      case "add" -> code.addRegister(to, from);
      case "and" -> code.andRegister(to, from);
      case "or" -> code.orRegister(to, from);
      case "imu" -> code.multiply(to, from);
      case "cmp" -> code.compare(to, from);
      default -> code.lowestBit(to, from);
    }
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          test rax, rax                   | 48 85 c0
          test r12, r12                   | 4d 85 e4
          """)
  void aRegisterIsComparedWithZero(String text, String bytes) {
    code.test(new InstructionText(text).register(0));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shr rax, 0x8                    | 48 c1 e8 08
          shr r10, 0x3f                   | 49 c1 ea 3f
          """)
  void aRegisterIsShifted(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.shiftRight(instruction.register(0), (int) instruction.immediate(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mov eax, [rcx+rdx*4+0x10] | 40 8b 84 91 10 00 00 00
          mov r9d, [r14+r11*4]      | 47 8b 8c 9e 00 00 00 00
          mov edx, [rsp+0x8]        | 40 8b 94 24 08 00 00 00
          mov r12d, [r13]           | 45 8b a5 00 00 00 00
          """)
  void halfAWordIsLoaded(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.load32(instruction.register(0), instruction.memory(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          movzx rax, [rcx+rdx*2+0x10] | 48 0f b7 84 51 10 00 00 00
          movzx r9, [r14+r11*2]       | 4f 0f b7 8c 5e 00 00 00 00
          movzx rdi, [r12]            | 49 0f b7 bc 24 00 00 00 00
          """)
  void aQuarterOfAWordIsLoaded(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.load16(instruction.register(0), instruction.memory(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mov [rax+rcx*1+0x1], dl  | 40 88 94 08 01 00 00 00
          mov [r12], sil           | 41 88 b4 24 00 00 00 00
          mov [r13+r9*1+0x7], r10b | 47 88 94 0d 07 00 00 00
          mov [rbp], al            | 40 88 85 00 00 00 00
          """)
  void aByteIsStored(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.store8(instruction.memory(0), instruction.register(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shl rax, 0x10 | 48 c1 e0 10
          shl r13, 0x3f | 49 c1 e5 3f
          """)
  void aRegisterIsShiftedToTheLeft(String text, String bytes) {
    InstructionText instruction = new InstructionText(text);
    code.shiftLeft(instruction.register(0), (int) instruction.immediate(1));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          push rax                        | 40 50
          push rsp                        | 40 54
          push r8                         | 41 50
          push r15                        | 41 57
          """)
  void aRegisterGoesOntoTheStack(String text, String bytes) {
    code.push(new InstructionText(text).register(0));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pop rax                         | 40 58
          pop rbp                         | 40 5d
          pop r8                          | 41 58
          pop r15                         | 41 5f
          """)
  void aRegisterComesFromTheStack(String text, String bytes) {
    code.pop(new InstructionText(text).register(0));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          call rax                        | 48 ff d0
          call r12                        | 49 ff d4
          call [rax+0x6f0]                | 48 ff 90 f0 06 00 00
          call [r12+0x8]                  | 49 ff 94 24 08 00 00 00
          """)
  void aFunctionIsCalled(String text, String bytes) {
    code.call(new InstructionText(text).operand(0));
    assertBytes(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          je .+0x7                        | ZERO             | 0f 84 01 00 00 00
          jne .+0x7                       | NOT_ZERO         | 0f 85 01 00 00 00
          js .+0x7                        | NEGATIVE         | 0f 88 01 00 00 00
          jge .+0x7                       | GREATER_OR_EQUAL | 0f 8d 01 00 00 00
          jg .+0x7                        | GREATER          | 0f 8f 01 00 00 00
          """)
  void aJumpDependsOnACondition(String text, Condition condition, String bytes) {
    Label label = new Label();
    code.jump(condition, label);
    code.leave();
    code.bind(label);
    assertBytes(bytes + " c3");
  }

  @Test
  void aJumpForwardsCountsFromItsEnd() {
    Label label = new Label();
    code.jump(label);
    code.push(Assembler.RAX);
    code.leave();
    code.bind(label);
    code.leave();
    assertBytes("e9 03 00 00 00 40 50 c3 c3");
  }

  @Test
  void aJumpBackwardsIsNegative() {
    Label top = new Label();
    code.leave();
    code.bind(top);
    code.push(Assembler.RAX);
    code.jump(Condition.NOT_ZERO, top);
    code.jump(top);
    assertBytes("c3 40 50 0f 85 f8 ff ff ff e9 f3 ff ff ff");
  }

  @Test
  void someInstructionsHaveNoOperands() {
    code.leave();
    code.systemCall();
    code.copyBytes();
    assertBytes("c3 0f 05 f3 a4");
  }
}
