package io.rheobase.machine;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An instruction in Intel's notation, taken apart into what an assembler is told. */
final class InstructionText {
  private static final List<String> GENERAL =
      List.of("rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi");

  private static final Pattern MEMORY =
      Pattern.compile("\\[(\\w+)(?:\\+(\\w+)\\*([1248]))?([+-]0x\\p{XDigit}+)?](\\{1to8})?");

  private static final Pattern MASK = Pattern.compile("\\{k([1-7])}");

  private final String text;
  private final String[] operands;

  InstructionText(String text) {
    this.text = text;
    this.operands = text.substring(text.indexOf(' ') + 1).split(", ");
  }

  /** The bytes of code without its constants. */
  static String bytes(Code code) {
    return HexFormat.ofDelimiter(" ").formatHex(Arrays.copyOf(code.bytes(), code.position()));
  }

  int register(int place) {
    return number(operands[place].replaceAll("\\{.*", ""));
  }

  Operand operand(int place) {
    return operands[place].contains("[")
        ? memory(place)
        : new Operand.Register(number(operands[place]));
  }

  Operand.Memory memory(int place) {
    Matcher memory = MEMORY.matcher(operands[place]);
    if (!memory.matches()) {
      throw new IllegalArgumentException(text);
    }
    int base = number(memory.group(1));
    int index = memory.group(2) == null ? -1 : number(memory.group(2));
    int shift = index < 0 ? 0 : Integer.numberOfTrailingZeros(Integer.parseInt(memory.group(3)));
    int displacement = memory.group(4) == null ? 0 : Integer.decode(memory.group(4));
    boolean broadcast = memory.group(5) != null;
    return new Operand.Memory(base, index, shift, displacement, -1, broadcast);
  }

  long immediate(int place) {
    return Long.decode(operands[place]);
  }

  /** The mask in braces, 0 if there is none. */
  int mask() {
    Matcher mask = MASK.matcher(text);
    return mask.find() ? Integer.parseInt(mask.group(1)) : 0;
  }

  private static int number(String register) {
    String name =
        register
            .replaceFirst("^e", "r")
            .replaceFirst("^([abcd])l$", "r$1x")
            .replaceFirst("^(si|di|sp|bp)l$", "r$1");
    int general = GENERAL.indexOf(name);
    return general >= 0 ? general : Integer.parseInt(name.replaceAll("\\D", ""));
  }
}
