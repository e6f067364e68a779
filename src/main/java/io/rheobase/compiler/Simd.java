package io.rheobase.compiler;

/**
 * Whether vector kernels can be used: they need the module {@code jdk.incubator.vector}, which only
 * the flag {@code --add-modules jdk.incubator.vector} brings in.
 */
public final class Simd {
  private static final int LANES = detect();

  private Simd() {}

  private static int detect() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return 0;
    }
    try {
      Object species =
          Class.forName("jdk.incubator.vector.DoubleVector")
              .getField("SPECIES_PREFERRED")
              .get(null);
      int lanes =
          (int)
              Class.forName("jdk.incubator.vector.VectorSpecies")
                  .getMethod("length")
                  .invoke(species);
      return lanes >= 2 && lanes <= NoiseProgram.PAIRS ? lanes : 0;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the Vector API of this JDK is not the expected one", e);
    }
  }

  /** Returns whether vector kernels can be used. */
  public static boolean isAvailable() {
    return LANES > 0;
  }

  /** Returns how many doubles the machine's vectors hold; 0 if vector kernels cannot be used. */
  public static int lanes() {
    return LANES;
  }
}
