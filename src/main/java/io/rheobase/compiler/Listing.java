package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program as text that reads like Java: what it computes for one neuron, in the order and with
 * the roundings of the bytecode. Values used once stand where they are used, as long as the line
 * stays short; {@code next.V} is the new value of V.
 */
final class Listing {
  private static final int LONGEST_INLINE = 60;

  private final Slots slots;
  private final StringBuilder text = new StringBuilder();
  private final Map<Value, Integer> uses = new HashMap<>();
  private final Map<Value, String> names = new HashMap<>();
  private int variables;

  private Listing(Slots slots) {
    this.slots = slots;
  }

  static String of(Program program) {
    Listing listing = new Listing(program.slots());
    listing.write(program);
    return listing.text.toString();
  }

  private void write(Program program) {
    List<Value> results = new ArrayList<>(program.next());
    results.add(program.candidate());
    List<Value> body = Stages.live(results);
    results.forEach(this::use);
    body.forEach(value -> value.operands().forEach(this::use));
    for (Value value : body) {
      define(value);
    }
    for (int state = 0; state < program.next().size(); state++) {
      Value next = program.next().get(state);
      if (next.op() != Op.LOAD || next.payload() != state) {
        line("next." + slots.name(state) + " = " + outer(next));
      }
    }
    if (program.candidate().op() != Op.MASK_CONSTANT) {
      line("candidate = " + outer(program.candidate()));
    }
  }

  private void use(Value value) {
    uses.merge(value, 1, Integer::sum);
  }

  private void line(String statement) {
    text.append(statement).append(";\n");
  }

  private void define(Value value) {
    String expression = expression(value);
    if (uses.get(value) == 1 && expression.length() <= LONGEST_INLINE) {
      names.put(value, isInfix(value.op()) ? "(" + expression + ")" : expression);
      return;
    }
    String name = "t" + ++variables;
    names.put(value, name);
    String type =
        switch (value.type()) {
          case REAL -> "double ";
          case WORD -> "long ";
          case MASK -> "boolean ";
        };
    line(type + name + " = " + expression);
  }

  /** Without the parentheses that an operand would need. */
  private String outer(Value value) {
    String name = operand(value);
    return isInfix(value.op()) && name.startsWith("(")
        ? name.substring(1, name.length() - 1)
        : name;
  }

  private static boolean isInfix(Op op) {
    return switch (op) {
      case ADD, SUB, MUL, DIV, LT, LE, EQ, NE, AND, OR, SELECT -> true;
      case WORD_ADD, WORD_AND, WORD_OR, WORD_XOR, SHIFT_LEFT, SHIFT_RIGHT -> true;
      default -> false;
    };
  }

  private String operand(Value value) {
    return switch (value.op()) {
      case CONSTANT -> Double.toString(value.number());
      case WORD_CONSTANT -> "0x" + Long.toHexString(value.payload()) + "L";
      case MASK_CONSTANT -> value.payload() == 1 ? "true" : "false";
      case LOAD -> slots.name((int) value.payload());
      case STEP -> "step";
      case HELD -> "held";
      default -> names.get(value);
    };
  }

  private String expression(Value value) {
    return switch (value.op()) {
      case ADD, WORD_ADD -> infix(value, "+");
      case SUB -> infix(value, "-");
      case MUL -> infix(value, "*");
      case DIV -> infix(value, "/");
      case LT -> infix(value, "<");
      case LE -> infix(value, "<=");
      case EQ -> infix(value, "==");
      case NE -> infix(value, "!=");
      case AND, WORD_AND -> infix(value, "&");
      case OR, WORD_OR -> infix(value, "|");
      case WORD_XOR -> infix(value, "^");
      case NEG -> "-" + operand(value.operand(0));
      case NOT -> "!" + operand(value.operand(0));
      case FMA -> call(value, "fma");
      case SQRT -> call(value, "sqrt");
      case ABS -> call(value, "abs");
      case BITS -> call(value, "bits");
      case FROM_BITS -> call(value, "fromBits");
      case ROTATE_LEFT -> "rotateLeft(" + operand(value.operand(0)) + ", " + value.payload() + ")";
      case SHIFT_LEFT -> operand(value.operand(0)) + " << " + value.payload();
      case SHIFT_RIGHT -> operand(value.operand(0)) + " >>> " + value.payload();
      case SELECT ->
          operand(value.operand(0))
              + " ? "
              + operand(value.operand(1))
              + " : "
              + operand(value.operand(2));
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private String infix(Value value, String sign) {
    return operand(value.operand(0)) + " " + sign + " " + operand(value.operand(1));
  }

  private String call(Value value, String function) {
    return function
        + "("
        + String.join(", ", value.operands().stream().map(this::outer).toList())
        + ")";
  }
}
