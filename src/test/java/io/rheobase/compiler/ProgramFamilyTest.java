package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.rheobase.compiler.ProgramFamily.Common;
import io.rheobase.compiler.ProgramFamily.Joined;
import io.rheobase.compiler.ProgramFamily.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Programs that differ in numbers share one kernel and keep every bit. */
class ProgramFamilyTest {

  private static final Slots SLOTS = new Slots(List.of("V", "w"), List.of("p"));
  private static final int NEURONS = 21;

  private record Pair(Program advance, Program reset) {}

  /** A step with four numbers and the threshold, a reset with one of them and another. */
  private static Pair pair(double decay, double gain, double slope, double limit, double after) {
    ProgramBuilder b = new ProgramBuilder(SLOTS);
    Value v = b.slot("V");
    Value w = b.slot("w");
    Value drive = b.mul(b.slot(Slots.INPUT), b.constant(gain));
    b.next("V", b.add(b.mul(v, b.constant(decay)), b.add(drive, b.sin(b.slot("p")))));
    b.next("w", b.add(b.mul(w, b.constant(decay)), b.mul(v, b.constant(slope))));
    b.threshold("V", b.constant(limit));
    ProgramBuilder reset = new ProgramBuilder(SLOTS);
    reset.next("V", reset.constant(after));
    reset.next("w", reset.add(reset.slot("w"), reset.constant(slope)));
    return new Pair(b.build(), reset.build());
  }

  private static void assertSameBits(Pair alone, Member member, String message) {
    Common common = member.common();
    for (Backend backend : Backend.values()) {
      Kernel own = KernelCompiler.compile(alone.advance(), alone.reset(), backend);
      Kernel shared = KernelCompiler.compile(common.advance(), common.reset(), backend);
      Block expected = Block.random(alone.advance(), NEURONS, 3);
      Block actual = new Block(common.advance(), NEURONS);
      for (int s = 0; s < SLOTS.scratch(); s++) {
        actual.slots[s] = expected.slots[s].clone();
      }
      System.arraycopy(expected.heldUntil, 0, actual.heldUntil, 0, NEURONS);
      for (int i = 0; i < common.slots().size(); i++) {
        Arrays.fill(actual.slots[common.slots().get(i)], member.numbers()[i]);
      }
      for (long step = 0; step < 5; step++) {
        int[] spiking = expected.advance(own, step, 0, NEURONS);
        assertArrayEquals(spiking, actual.advance(shared, step, 0, NEURONS), message);
        for (int neuron : spiking) {
          own.reset(expected.slots, neuron, step + 1);
          shared.reset(actual.slots, neuron, step + 1);
        }
        Block.assertSame(alone.advance(), expected, actual, message);
      }
    }
  }

  private static List<Member> members(List<Pair> pairs) {
    ProgramFamily.Families families = new ProgramFamily.Families();
    List<Joined> joined = new ArrayList<>();
    for (Pair pair : pairs) {
      joined.add(families.join(pair.advance(), pair.reset()));
    }
    List<Member> members = joined.stream().map(Joined::member).toList();
    for (int i = 0; i < pairs.size(); i++) {
      assertSame(members.get(0).common(), members.get(i).common());
      assertSameBits(pairs.get(i), members.get(i), "member " + i);
    }
    return members;
  }

  @Test
  void oneAloneKeepsItsNumbersAsConstants() {
    Member member = members(List.of(pair(0.9, 2, 0.5, 10, -65))).get(0);
    assertEquals(List.of(), member.common().slots());
    assertEquals(0, member.numbers().length);
  }

  @Test
  void aNumberInWhichMembersDifferBecomesASlot() {
    List<Member> members = members(List.of(pair(0.9, 2, 0.5, 10, -65), pair(0.9, 3, 0.5, 10, -65)));
    assertEquals(List.of(SLOTS.scratch()), members.get(0).common().slots());
    assertArrayEquals(new double[] {2}, members.get(0).numbers());
    assertArrayEquals(new double[] {3}, members.get(1).numbers());
  }

  /** The decay stands in two places of the step, the slope in step and reset. */
  @Test
  void numbersThatAreEqualInAllMembersShareASlot() {
    List<Member> members =
        members(
            List.of(
                pair(0.9, 2, 0.5, 10, -65), pair(0.8, 2, 0.25, 10, -65), pair(0.7, 2, 4, 10, -65)));
    assertEquals(2, members.get(0).common().slots().size());
    List<Double> numbers = new ArrayList<>();
    for (double number : members.get(2).numbers()) {
      numbers.add(number);
    }
    assertEquals(List.of(0.7, 4.0), numbers.stream().sorted().toList());
  }

  /** Where the first member has one number twice, another may have two. */
  @Test
  void numbersThatAreEqualInSomeMembersOnlyAreKeptApart() {
    List<Pair> pairs =
        List.of(
            pair(0.9, 0.5, 0.5, 10, -65),
            pair(0.9, 0.25, 0.25, 10, -65),
            pair(0.9, 0.25, 0.75, 10, -60));
    assertEquals(3, members(pairs).get(0).common().slots().size());
    assertEquals(
        3,
        members(List.of(pairs.get(2), pairs.get(1), pairs.get(0))).get(0).common().slots().size());
  }

  @Test
  void whatAnEarlierMemberWasGivenRemainsRight() {
    ProgramFamily.Families families = new ProgramFamily.Families();
    Pair first = pair(0.9, 2, 0.5, 10, -65);
    Pair second = pair(0.9, 3, 0.5, 10, -65);
    Pair third = pair(0.9, 2, 0.5, 11, -65);
    Joined one = families.join(first.advance(), first.reset());
    Joined two = families.join(second.advance(), second.reset());
    Member early = one.member();
    assertSame(early.common(), one.member().common(), "as long as nobody joins");
    families.join(second.advance(), second.reset());
    assertSame(early.common(), two.member().common(), "who brings nothing new changes nothing");
    Joined three = families.join(third.advance(), third.reset());
    assertNotSame(early.common(), one.member().common());
    assertSameBits(first, early, "as it was");
    assertSameBits(first, one.member(), "as it is now");
    assertSameBits(second, two.member(), "second");
    assertSameBits(third, three.member(), "third");
  }

  private static Common[] joinedTogether(
      Function<ProgramBuilder, Value> one, Function<ProgramBuilder, Value> other) {
    ProgramFamily.Families families = new ProgramFamily.Families();
    Joined first = families.join(step(SLOTS, one), step(SLOTS, b -> b.slot("V")));
    Joined second = families.join(step(SLOTS, other), step(SLOTS, b -> b.slot("V")));
    return new Common[] {first.member().common(), second.member().common()};
  }

  private static Program step(Slots slots, Function<ProgramBuilder, Value> next) {
    ProgramBuilder b = new ProgramBuilder(slots);
    b.next("V", next.apply(b));
    return b.build();
  }

  private static void assertApart(
      Function<ProgramBuilder, Value> one, Function<ProgramBuilder, Value> other) {
    Common[] same = joinedTogether(one, one);
    assertSame(same[0], same[1]);
    Common[] apart = joinedTogether(one, other);
    assertNotSame(apart[0], apart[1]);
  }

  private static Value v(ProgramBuilder b) {
    return b.slot("V");
  }

  private static Value w(ProgramBuilder b) {
    return b.slot("w");
  }

  private static Value shifted(ProgramBuilder b, int distance) {
    Value bits = b.graph().op(Op.BITS, v(b));
    return b.graph().op(Op.FROM_BITS, b.graph().op(Op.SHIFT_LEFT, distance, bits));
  }

  /** The operation, its distance, which operand is the constant, what is read, which result. */
  @Test
  void programsThatDifferInMoreThanNumbersShareNothing() {
    assertApart(b -> b.add(v(b), w(b)), b -> b.min(v(b), w(b)));
    assertApart(b -> b.sub(v(b), w(b)), b -> b.div(v(b), w(b)));
    assertApart(b -> shifted(b, 3), b -> shifted(b, 4));
    assertApart(b -> b.sub(v(b), b.constant(2)), b -> b.sub(b.constant(2), v(b)));
    assertApart(b -> b.neg(v(b)), b -> b.neg(w(b)));
    assertApart(b -> b.neg(v(b)), b -> b.neg(b.step()));
    assertApart(b -> w(b), b -> b.constant(2));
    assertApart(
        b -> b.sub(b.sqrt(v(b)), b.abs(v(b))),
        b -> {
          Value root = b.sqrt(v(b));
          return b.sub(b.abs(v(b)), root);
        });
    assertApart(
        b -> b.sub(b.abs(b.sqrt(v(b))), w(b)),
        b -> {
          Value root = b.sqrt(v(b));
          b.abs(root);
          return b.sub(root, w(b));
        });
  }

  @Test
  void stepsOverOtherSlotsAndOtherResetsShareNothing() {
    ProgramFamily.Families families = new ProgramFamily.Families();
    Slots renamed = new Slots(List.of("V", "w"), List.of("q"));
    List<Joined> joined = new ArrayList<>();
    for (Slots slots : List.of(SLOTS, renamed)) {
      Program step = step(slots, b -> b.neg(v(b)));
      joined.add(families.join(step, step(slots, b -> v(b))));
      joined.add(families.join(step, step(slots, b -> w(b))));
    }
    assertEquals(4, joined.stream().map(each -> each.member().common()).distinct().count());
  }
}
