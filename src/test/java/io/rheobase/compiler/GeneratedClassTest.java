package io.rheobase.compiler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GeneratedClassTest {

  /** The JVM is started with flags for {@code io.rheobase.compiler.Generated*}. */
  @Test
  void kernelsBearTheNameThatTheFlagsOfTheJvmKnow() {
    Noise.Pairs pairs =
        GeneratedClass.instance(NoiseWriter.write(Backend.SCALAR), Noise.Pairs.class);
    assertTrue(
        pairs.getClass().getName().startsWith("io.rheobase.compiler.GeneratedPairs"),
        pairs.getClass().getName());
    Kernel kernel =
        KernelCompiler.compile(
            IntegrateAndFire.advance(false, 0), IntegrateAndFire.reset(), Backend.SCALAR);
    assertTrue(
        kernel.getClass().getName().startsWith("io.rheobase.compiler.GeneratedKernel"),
        kernel.getClass().getName());
  }
}
