package io.rheobase.compiler;

import io.rheobase.machine.FixedCode;
import io.rheobase.machine.MachineCode;
import java.util.Objects;
import java.util.Optional;

/**
 * Normals as machine code: words and normals of eight pairs at a time, added where they belong. It
 * is called with the range of neurons.
 */
final class MachineNoise implements NoiseKernel {
  static final String CODE = "noise.code";
  static final int COUNTER = 6;

  /** Places of the arrays: what receives the sums, what is the same for all pairs, the base. */
  static final int OUT = 0;

  static final int UNIFORMS = 1;
  static final int BASE = 2;
  static final int ARRAYS = 3;

  private final MachineCode code;
  private final long[] uniforms = new long[COUNTER + 1];

  /** The code, of which a process needs one: memory for code is not given back. */
  private static final class Shared {
    static final Optional<MachineCode> LOADED = FixedCode.load(MachineNoise.class, CODE);
  }

  /** The code; none where the system gives no memory for it. */
  static Optional<MachineCode> code() {
    return Shared.LOADED;
  }

  /** What is the same for all pairs of a block, as the code reads it, but for the step. */
  static long[] uniforms(
      long key0, long key1, int draw, int firstNeuron, double scale, double offset) {
    long[] uniforms = new long[COUNTER + 1];
    set(uniforms, key0, key1, draw, firstNeuron, scale, offset);
    return uniforms;
  }

  private static void set(
      long[] uniforms,
      long key0,
      long key1,
      int draw,
      int firstNeuron,
      double scale,
      double offset) {
    uniforms[0] = key0;
    uniforms[1] = key1;
    uniforms[2] = NoiseProgram.KEY_PARITY ^ key0 ^ key1;
    uniforms[NoiseProgram.SCALE] = Double.doubleToRawLongBits(scale);
    uniforms[NoiseProgram.OFFSET] = Double.doubleToRawLongBits(offset);
    uniforms[COUNTER] = Noise.counter(draw, firstNeuron);
  }

  /** The draws; none where the system gives no memory for code. */
  static Optional<NoiseKernel> create() {
    return Shared.LOADED.map(MachineNoise::new);
  }

  private MachineNoise(MachineCode code) {
    this.code = code;
  }

  @Override
  public NoiseKernel another() {
    return new MachineNoise(code);
  }

  @Override
  public void add(
      long key0,
      long key1,
      int draw,
      int firstNeuron,
      long step,
      double scale,
      double offset,
      double[] base,
      double[] out,
      int from,
      int to) {
    set(uniforms, key0, key1, draw, firstNeuron, scale, offset);
    uniforms[NoiseProgram.STEP] = step;
    Objects.checkFromToIndex(from, to, Math.min(base.length, out.length));
    code.call(from, to, 0, out, uniforms, base, null, null, null);
  }
}
