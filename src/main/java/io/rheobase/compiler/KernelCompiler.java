package io.rheobase.compiler;

/** Compiles programs to bytecode and loads it. */
public final class KernelCompiler {

  /** With so many, additions wait for memory and not for one another. */
  private static final int VECTORS_A_BLOCK = 8;

  private KernelCompiler() {}

  /**
   * Compiles a model.
   *
   * @param advance one step, with the threshold
   * @param reset what a spike does to the neuron's variables
   * @throws IllegalArgumentException if the two are over different slots, or the reset has a
   *     threshold
   * @throws IllegalStateException if this machine and JVM cannot run such code
   */
  public static Kernel compile(Program advance, Program reset, Backend backend) {
    if (!advance.slots().equals(reset.slots())) {
      throw new IllegalArgumentException("advance and reset are over different slots");
    }
    if (reset.candidate().op() != Op.MASK_CONSTANT) {
      throw new IllegalArgumentException("a reset has no threshold");
    }
    check(backend);
    return backend == Backend.MACHINE
        ? MachineKernel.of(advance, reset, () -> bytecode(advance, reset, Backend.SCALAR))
        : bytecode(advance, reset, backend);
  }

  private static Kernel bytecode(Program advance, Program reset, Backend backend) {
    return GeneratedClass.instance(KernelWriter.write(advance, reset, backend), Kernel.class);
  }

  /**
   * Compiles the generator of standard normals.
   *
   * @throws IllegalStateException if this machine and JVM cannot run such code
   */
  public static NoiseKernel noise(Backend backend) {
    check(backend);
    return backend == Backend.MACHINE
        ? MachineNoise.create().orElseGet(() -> bytecodeNoise(Backend.SCALAR))
        : bytecodeNoise(backend);
  }

  private static NoiseKernel bytecodeNoise(Backend backend) {
    return new Noise(GeneratedClass.instance(NoiseWriter.write(backend), Noise.Pairs.class));
  }

  /** Operations that make the normals of a pair of neurons. */
  public static long noiseOperations() {
    return Stages.live(new NoiseProgram().results()).size();
  }

  /**
   * The sums of pieces of a signal.
   *
   * @throws IllegalStateException if this machine and JVM cannot run such code
   */
  public static WindowSums windowSums(Backend backend) {
    check(backend);
    return backend == Backend.SCALAR
        ? new ScalarWindowSums()
        : new VectorWindowSums(windowBlocks(VECTORS_A_BLOCK), windowBlocks(1));
  }

  private static VectorWindowSums.Blocks windowBlocks(int vectors) {
    return GeneratedClass.instance(WindowSumsWriter.write(vectors), VectorWindowSums.Blocks.class);
  }

  private static void check(Backend backend) {
    if (!backend.isAvailable()) {
      throw new IllegalStateException(backend + " kernels cannot run on this machine and JVM");
    }
  }
}
