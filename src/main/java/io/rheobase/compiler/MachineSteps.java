package io.rheobase.compiler;

import io.rheobase.machine.FixedCode;
import io.rheobase.machine.MachineCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Many steps of a block in one call, for a block that nothing reaches from outside meanwhile: in
 * each step normals are added to what is steady, the kernel steps, and neurons at their threshold
 * spike, are reset and held.
 *
 * <p>It stops in the middle of a step, before its spikes, where they need more than that: where a
 * state of one of these neurons is not finite, or the list has no room for them.
 *
 * <p>It owns scratch: one thread at a time may use it.
 */
public final class MachineSteps {
  /** A spike is the step, counted from the first one of the list, above this many bits. */
  public static final int NEURON_BITS = 16;

  static final String CODE = "steps.code";

  /** Places of what the code reads and writes, as words. */
  enum Word {
    STEP,
    UNTIL,
    FIRST_STEP,
    SPIKES,
    ROOM,
    NEURONS,
    NORMALS,
    KERNEL,
    STATES,
    COPIES,
    /** Bytes from the first array's address to that of the kernel's first. */
    KERNEL_ARRAYS
  }

  /** Places of the arrays. */
  static final int WORDS = 0;

  static final int COPIES = 1;
  static final int PACKED = 2;
  static final int HOLD_SAMPLES = 3;

  /** Here begin those of {@link MachineNoise}. */
  static final int NOISE_ARRAYS = 4;

  static final int FIRST_STATE = NOISE_ARRAYS + MachineNoise.ARRAYS;

  /** Words that describe a copy: where from, where to, and the number that has no such place. */
  static final int WORDS_OF_COPY = 3;

  private static final int NO_ARRAY = 0;

  /** The code, of which a process needs one. */
  private static final class Shared {
    static final Optional<MachineCode> LOADED = FixedCode.load(MachineSteps.class, CODE);
  }

  /**
   * Normals that a current has in every step, as {@link NoiseKernel} draws them.
   *
   * @param firstNeuron a multiple of 16
   * @param scale standard deviation
   * @param offset mean
   * @param base the rest of the current, {@code [neuron]}
   * @param slot of the sum
   */
  public record Normals(
      long key0,
      long key1,
      int draw,
      int firstNeuron,
      double scale,
      double offset,
      double[] base,
      int slot) {}

  /**
   * A block and the arrays that it keeps.
   *
   * @param slots {@code [slot][neuron]}
   * @param states how many slots are state variables, the first ones
   * @param heldUntil last sample at which a neuron is held
   * @param holdSamples how many samples after its spike a neuron is held
   * @param candidates scratch, {@code [neuron]}; as many as there are, the others may be longer
   */
  public record Neurons(
      double[][] slots, int states, long[] heldUntil, long[] holdSamples, int[] candidates) {}

  private final MachineCode code;
  private final Object[] arrays;
  private final long[] words = new long[Word.values().length];

  private MachineSteps(
      MachineCode code,
      MachineKernel kernel,
      CopyReset copies,
      Neurons block,
      Optional<Normals> normals) {
    this.code = code;
    List<Object> all = new ArrayList<>(List.of(words, new long[0], new int[0]));
    all.add(block.holdSamples());
    all.addAll(normals.map(of -> noise(of, block)).orElse(List.of(words, words, words)));
    all.addAll(Arrays.asList(block.slots()).subList(0, block.states()));
    all.set(COPIES, copies(copies, block, all));
    set(Word.KERNEL_ARRAYS, all.size() * Long.BYTES);
    all.addAll(List.of(kernel.arrays(block.slots(), block.heldUntil(), block.candidates())));
    this.arrays = all.toArray();
    set(Word.KERNEL, kernel.code().address());
    set(Word.STATES, block.states());
    set(Word.COPIES, copies.count());
    set(Word.NEURONS, block.candidates().length);
  }

  /**
   * The steps of a block.
   *
   * @param normals what the current has besides what its slot holds
   * @return nothing where the kernel's step or reset is no machine code of this kind, there are too
   *     many arrays, or the system gives no memory for code
   */
  public static Optional<MachineSteps> of(Kernel kernel, Neurons block, Optional<Normals> normals) {
    if (!(kernel instanceof MachineKernel machine)
        || machine.copies().isEmpty()
        || !machine.copies().get().isFinite()) {
      return Optional.empty();
    }
    if (normals.isPresent() && MachineNoise.code().isEmpty()) {
      return Optional.empty();
    }
    return Shared.LOADED
        .map(
            code -> new MachineSteps(code, machine, machine.copies().orElseThrow(), block, normals))
        .filter(steps -> steps.arrays.length <= MachineCode.MOST_ARRAYS);
  }

  private List<Object> noise(Normals normals, Neurons block) {
    set(Word.NORMALS, MachineNoise.code().orElseThrow().address());
    long[] uniforms =
        MachineNoise.uniforms(
            normals.key0(),
            normals.key1(),
            normals.draw(),
            normals.firstNeuron(),
            normals.scale(),
            normals.offset());
    return List.of(block.slots()[normals.slot()], uniforms, normals.base());
  }

  /** Describes the copies; the arrays that they take part in come behind the others. */
  private static long[] copies(CopyReset copies, Neurons block, List<Object> all) {
    long[] described = new long[WORDS_OF_COPY * copies.count()];
    for (int copy = 0; copy < copies.count(); copy++) {
      int at = WORDS_OF_COPY * copy;
      int from = copies.from(copy);
      if (from == CopyReset.NUMBER) {
        described[at] = NO_ARRAY;
        described[at + 2] = Double.doubleToRawLongBits(copies.number(copy));
      } else {
        described[at] = add(block.slots()[from], all);
      }
      described[at + 1] = add(block.slots()[copies.to(copy)], all);
    }
    return described;
  }

  private static long add(Object array, List<Object> all) {
    all.add(array);
    return (all.size() - 1) * (long) Long.BYTES;
  }

  /**
   * Steps on from a sample until another, or until spikes need to be looked at.
   *
   * @param firstStep the one that steps are counted from in the list
   * @param packed receives spikes behind the first {@code size}, in order of step and neuron
   * @return how many candidates the last step has found without making spikes of them; 0 if all
   *     steps were made
   */
  public int run(long from, long until, long firstStep, int[] packed, int size) {
    set(Word.STEP, from);
    set(Word.UNTIL, until);
    set(Word.FIRST_STEP, firstStep);
    set(Word.SPIKES, size);
    set(Word.ROOM, packed.length);
    arrays[PACKED] = packed;
    return (int) code.call(0, 0, 0, arrays);
  }

  /** The sample at which it stands, or, where candidates wait, the step that found them. */
  public long step() {
    return words[Word.STEP.ordinal()];
  }

  /** How many spikes the list holds now. */
  public int spikes() {
    return (int) words[Word.SPIKES.ordinal()];
  }

  private void set(Word word, long value) {
    words[word.ordinal()] = value;
  }
}
