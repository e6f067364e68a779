package io.rheobase.compiler;

import io.rheobase.machine.FixedCode;
import io.rheobase.machine.Operand;
import io.rheobase.machine.Operand.Memory;
import io.rheobase.machine.VectorAssembler;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the code of {@link MachineNoise}. */
final class MachineNoiseWriter implements FixedCode.Source {
  private static final int NEURONS = 2 * VectorAssembler.LANES;
  private static final int INDEX = VectorAssembler.RSI;
  private static final int TO = VectorAssembler.RDX;
  private static final int SCRATCH = VectorAssembler.R10;
  private static final int OTHER = VectorAssembler.R11;
  private static final int PAIR_REGISTER = 31;
  private static final int SUM_REGISTER = 30;
  private static final int FIRST_REST = 6;
  private static final int SECOND_REST = 7;

  /** Vectors of pairs that are worked on at once: one is a quarter slower, three gain nothing. */
  private static final int VECTORS = 2;

  private final VectorAssembler code = new VectorAssembler();
  private final MachineFunction function = new MachineFunction(code);
  private final NoiseProgram program = new NoiseProgram();
  private final List<Value> results = Fusion.of(program.results());
  private Invariants invariants;

  @Override
  public String name() {
    return MachineNoise.CODE;
  }

  @Override
  public byte[] code() {
    function.enter(MachineNoise.ARRAYS);
    int uniforms = function.pointer(MachineNoise.UNIFORMS, SCRATCH);
    code.loadEverywhere(PAIR_REGISTER, uniform(uniforms, MachineNoise.COUNTER));
    code.operate(
        VectorAssembler.Binary.WORD_ADD,
        PAIR_REGISTER,
        PAIR_REGISTER,
        code.vector(0, 1, 2, 3, 4, 5, 6, 7));
    invariants =
        new Invariants(
            code,
            function.frame(),
            Stages.live(results),
            results,
            leaf -> uniform(uniforms, (int) leaf.payload()),
            2,
            VECTORS);
    int shared = function.frame().used();
    function.loop(INDEX, TO, VECTORS * NEURONS, SCRATCH, () -> pairs(VECTORS, 0, 0));
    function.frame().release(shared);
    function.rest(INDEX, TO, NEURONS, SCRATCH, this::rest);
    function.exit();
    return code.bytes();
  }

  private static Memory uniform(int base, int number) {
    return Operand.everywhere(base, Long.BYTES * number);
  }

  private void rest() {
    code.bitsFrom(SCRATCH, INDEX, TO, OTHER);
    code.maskFrom(FIRST_REST, SCRATCH);
    code.shiftRight(SCRATCH, VectorAssembler.LANES);
    code.maskFrom(SECOND_REST, SCRATCH);
    pairs(1, FIRST_REST, SECOND_REST);
  }

  private void pairs(int vectors, int... masks) {
    Copies copies = new Copies(vectors, invariants.varying(), results, invariants);
    List<Value> order = copies.order();
    MachineEmitter emitter =
        new MachineEmitter(
            code,
            invariants.leaves(this::counters),
            function.frame(),
            order,
            copies.results(),
            invariants.left(),
            IntStream.range(1, FIRST_REST).boxed().toList());
    for (int i = 0; i < vectors * results.size(); i++) {
      int normal = emitter.result(i, order.size() + i);
      int mask = masks[i % masks.length];
      code.loadVector(SUM_REGISTER, place(MachineNoise.BASE, i), mask);
      code.operate(
          VectorAssembler.Binary.ADD, SUM_REGISTER, SUM_REGISTER, Operand.register(normal));
      code.storeVector(place(MachineNoise.OUT, i), SUM_REGISTER, mask);
      emitter.read(order.size() + i);
    }
  }

  private Memory place(int array, int vector) {
    return Operand.longs(function.pointer(array, SCRATCH), INDEX, vector * VectorAssembler.LANES);
  }

  /** The counters of one vector's pairs, of which those of the next vector go on. */
  private void counters(Value pair, int register) {
    code.moveVector(register, PAIR_REGISTER);
    code.operate(
        VectorAssembler.Binary.WORD_ADD,
        PAIR_REGISTER,
        PAIR_REGISTER,
        code.constant(VectorAssembler.LANES));
  }
}
