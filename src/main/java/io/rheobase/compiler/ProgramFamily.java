package io.rheobase.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps and resets that differ in constants alone, as one pair of programs that reads the constants
 * in which they differ from slots. The operations stay the same, and so does every bit.
 *
 * <p>Constants that are equal in all members become one slot, or stay a constant where they are the
 * same number in all of them.
 */
public final class ProgramFamily {

  private final Program advance;
  private final Program reset;
  private final double[] first;
  private int[] groups;
  private boolean[] varying;
  private Common common;

  /**
   * A pair of programs for all members.
   *
   * @param advance one step, with the threshold
   * @param reset what a spike does to the neuron's variables
   * @param slots of the numbers in which the members differ, in the order of {@link Member#numbers}
   */
  public record Common(Program advance, Program reset, List<Integer> slots) {
    public Common {
      slots = List.copyOf(slots);
    }
  }

  /**
   * One of the members.
   *
   * @param common what it shares with the others
   * @param numbers its own, one for each slot of the common programs
   */
  public record Member(Common common, double[] numbers) {}

  private ProgramFamily(Program advance, Program reset, double[] constants) {
    this.advance = advance;
    this.reset = reset;
    this.first = constants;
    this.varying = new boolean[constants.length];
    Map<Long, Integer> equal = new HashMap<>();
    this.groups = new int[constants.length];
    for (int i = 0; i < constants.length; i++) {
      Integer group = equal.putIfAbsent(Double.doubleToRawLongBits(constants[i]), i);
      groups[i] = group == null ? i : group;
    }
  }

  /** Families by their shape. It may be used by several threads. */
  public static final class Families {

    private final Map<ProgramShape, ProgramFamily> families = new HashMap<>();

    /**
     * Finds the family that a step and a reset belong to, which from now on allows for them.
     *
     * <p>What earlier members were given remains right; but to run side by side members must be
     * asked for after all of them have joined.
     */
    public synchronized Joined join(Program advance, Program reset) {
      ProgramShape.Filled filled = ProgramShape.of(advance, reset);
      ProgramFamily family =
          families.computeIfAbsent(
              filled.shape(), shape -> new ProgramFamily(advance, reset, filled.constants()));
      family.allowFor(filled.constants());
      return new Joined(family, filled.constants());
    }
  }

  /** A step and a reset that belong to a family. */
  public static final class Joined {
    private final ProgramFamily family;
    private final double[] constants;

    private Joined(ProgramFamily family, double[] constants) {
      this.family = family;
      this.constants = constants;
    }

    /** The programs as those of all that have joined so far. */
    public Member member() {
      return family.member(constants);
    }
  }

  /** Splits groups of constants that are not equal in all members. */
  private synchronized void allowFor(double[] constants) {
    Map<List<Long>, Integer> split = new HashMap<>();
    boolean changed = false;
    int[] finer = new int[groups.length];
    boolean[] differing = varying.clone();
    for (int i = 0; i < constants.length; i++) {
      long bits = Double.doubleToRawLongBits(constants[i]);
      Integer group = split.putIfAbsent(List.of((long) groups[i], bits), i);
      finer[i] = group == null ? i : group;
      changed |= finer[i] != groups[i];
      if (bits != Double.doubleToRawLongBits(first[i]) && !varying[i]) {
        differing[i] = true;
        changed = true;
      }
    }
    if (changed) {
      groups = finer;
      varying = differing;
      common = null;
    }
  }

  private synchronized Member member(double[] constants) {
    if (common == null) {
      common = common();
    }
    double[] numbers = new double[common.slots().size()];
    int next = 0;
    for (int i = 0; i < constants.length; i++) {
      if (isLifted(i)) {
        numbers[next++] = constants[i];
      }
    }
    return new Member(common, numbers);
  }

  /** Whether a slot is made for the constant at this place. */
  private boolean isLifted(int place) {
    return varying[place] && groups[place] == place;
  }

  private Common common() {
    List<String> names = new ArrayList<>(advance.slots().parameters());
    Map<Integer, Integer> slotOf = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      if (isLifted(i)) {
        names.add("constant " + i);
        slotOf.put(i, advance.slots().input() + names.size());
      }
    }
    Slots slots = new Slots(advance.slots().states(), names);
    Rewriter rewriter = new Rewriter(slots, slotOf);
    return new Common(
        rewriter.program(advance), rewriter.program(reset), List.copyOf(slotOf.values()));
  }

  /** Writes programs anew, with loads in place of the constants that vary. */
  private final class Rewriter {
    private final Slots slots;
    private final Map<Integer, Integer> slotOf;
    private int place;

    Rewriter(Slots slots, Map<Integer, Integer> slotOf) {
      this.slots = slots;
      this.slotOf = slotOf;
    }

    Program program(Program program) {
      Map<Value, Value> written = new HashMap<>();
      Map<List<Long>, Value> leaves = new HashMap<>();
      for (Value value : Stages.live(ProgramShape.results(program))) {
        Value[] operands = new Value[value.operands().size()];
        for (int i = 0; i < operands.length; i++) {
          operands[i] = operand(value.operand(i), written, leaves);
        }
        int id = written.size() + leaves.size();
        written.put(value, new Value(id, value.op(), value.payload(), Arrays.asList(operands)));
      }
      List<Value> results = new ArrayList<>();
      for (Value result : ProgramShape.results(program)) {
        results.add(operand(result, written, leaves));
      }
      int last = results.size() - 1;
      return new Program(slots, results.subList(0, last), results.get(last), Stages.LIMIT);
    }

    private Value operand(Value value, Map<Value, Value> written, Map<List<Long>, Value> leaves) {
      if (!value.op().isLeaf()) {
        return written.get(value);
      }
      Op op = value.op();
      long payload = value.payload();
      if (value.isConstant()) {
        Integer slot = varying[place] ? slotOf.get(groups[place]) : null;
        place++;
        if (slot != null) {
          op = Op.LOAD;
          payload = slot;
        }
      }
      Op kind = op;
      long content = payload;
      return leaves.computeIfAbsent(
          List.of((long) kind.ordinal(), content),
          key -> new Value(written.size() + leaves.size(), kind, content, List.of()));
    }
  }
}
