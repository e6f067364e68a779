package io.rheobase.engine;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.NoiseKernel;
import io.rheobase.compiler.Simd;
import io.rheobase.random.Gaussian;
import io.rheobase.random.GaussianLoop;
import io.rheobase.random.StreamKey;

/** Normal draws for some neurons. */
final class NoiseTrial implements WarmUp.Trial {

  private static final int COUNT = 512;
  private static final int FEW = 32;
  private static final StreamKey KEY = new StreamKey(0, 0);

  private final Gaussian scalar = new Gaussian();
  private final GaussianLoop vector = vectorLoop();
  private final double[] out = new double[COUNT];

  /** The vector form of the draws. */
  static GaussianLoop vectorLoop() {
    NoiseKernel kernel = KernelCompiler.noise(Backend.SIMD);
    return (key, draw, firstNeuron, step, out, from, to) ->
        kernel.fill(key.k0(), key.k1(), draw, firstNeuron, step, out, from, to);
  }

  @Override
  public void exercise(int call) {
    vector.fill(KEY, 0, 0, call, out, 0, FEW - call % 2);
  }

  @Override
  public void scalar() {
    scalar.fill(KEY, 0, 0, 0, out, 0, COUNT);
  }

  @Override
  public void vector() {
    vector.fill(KEY, 0, 0, 0, out, 0, COUNT);
  }

  @Override
  public long operations() {
    return KernelCompiler.noiseOperations() * (COUNT / 2 / Simd.lanes());
  }

  @Override
  public void takeOver() {
    Gaussian.drawWith(vector);
  }
}
