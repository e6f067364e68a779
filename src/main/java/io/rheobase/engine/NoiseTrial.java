package io.rheobase.engine;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.NoiseKernel;
import io.rheobase.compiler.Simd;
import io.rheobase.random.Gaussian;
import io.rheobase.random.GaussianLoop;
import io.rheobase.random.StreamKey;
import java.util.function.Supplier;

/** Normal draws for some neurons. */
final class NoiseTrial implements WarmUp.Trial {

  private static final int COUNT = 512;
  private static final int FEW = 32;
  private static final StreamKey KEY = new StreamKey(0, 0);

  private final Gaussian scalar = new Gaussian();
  private final Supplier<GaussianLoop> vectors = loops(Backend.SIMD);
  private final GaussianLoop vector = vectors.get();
  private final double[] out = new double[COUNT];

  /** A form of the draws, for one thread each. */
  static Supplier<GaussianLoop> loops(Backend backend) {
    NoiseKernel kernel = KernelCompiler.noise(backend);
    return () -> loop(kernel.another());
  }

  private static GaussianLoop loop(NoiseKernel kernel) {
    return (key, draw, firstNeuron, step, scale, offset, base, out, from, to) ->
        kernel.add(key.k0(), key.k1(), draw, firstNeuron, step, scale, offset, base, out, from, to);
  }

  @Override
  public void exercise(int call) {
    vector.add(KEY, 0, 0, call, 0, 0, out, out, 0, FEW - call % 2);
  }

  @Override
  public void scalar() {
    scalar.add(KEY, 0, 0, 0, 0, 0, out, out, 0, COUNT);
  }

  @Override
  public void vector() {
    vector.add(KEY, 0, 0, 0, 0, 0, out, out, 0, COUNT);
  }

  @Override
  public long operations() {
    return KernelCompiler.noiseOperations() * (COUNT / 2 / Simd.lanes());
  }

  @Override
  public void takeOver() {
    Gaussian.drawWith(vectors);
  }
}
