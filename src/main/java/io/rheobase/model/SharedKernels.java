package io.rheobase.model;

import io.rheobase.compiler.Backend;
import io.rheobase.compiler.Kernel;
import io.rheobase.compiler.KernelCompiler;
import io.rheobase.compiler.Program;
import io.rheobase.compiler.ProgramFamily;
import io.rheobase.random.StreamKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kernels for many runs of models that do the same with other numbers: the JIT compiles them once.
 * The numbers in which the runs differ become slots; the operations remain what they are alone, and
 * so does every bit. It may be used by several threads.
 */
public final class SharedKernels {

  private final ProgramFamily.Families families = new ProgramFamily.Families();
  private final Map<ProgramFamily.Common, Compiled> compiled = new IdentityHashMap<>();

  /** The kernels of one pair of programs, as they are asked for. */
  private static final class Compiled {
    private final ProgramFamily.Common common;
    private final Map<Backend, Kernel> kernels = new EnumMap<>(Backend.class);
    private boolean vectorIsWarm;

    Compiled(ProgramFamily.Common common) {
      this.common = common;
    }

    synchronized Kernel kernel(Backend backend) {
      Backend used = backend == Backend.SCALAR && vectorIsWarm ? Backend.SIMD : backend;
      return kernels.computeIfAbsent(used, this::compile);
    }

    private Kernel compile(Backend backend) {
      return KernelCompiler.compile(common.advance(), common.reset(), backend);
    }

    synchronized void useVectors() {
      vectorIsWarm = true;
    }

    synchronized boolean usesVectors() {
      return vectorIsWarm;
    }
  }

  /** A model that is known here, and may share kernels. */
  public static final class Known {
    private final BoundModel model;
    private final ProgramFamily.Joined joined;
    private volatile BoundModel shared;

    private Known(BoundModel model, ProgramFamily.Joined joined) {
      this.model = model;
      this.joined = joined;
    }

    /** The model as it is alone. */
    public BoundModel model() {
      return model;
    }
  }

  /**
   * Makes a model known, so that {@link #of} allows for its numbers. Models that are to run side by
   * side are all made known first.
   */
  public Known announce(BoundModel model) {
    return new Known(model, families.join(advance(model), reset(model)));
  }

  /**
   * A model that steps like another, by a kernel that all of its kind share.
   *
   * @param noise key of the draws of {@code xi}
   */
  public BoundModel of(Known known, StreamKey noise) {
    ProgramFamily.Member member = known.joined.member();
    BoundModel shared = known.shared;
    if (shared == null || advance(shared) != member.common().advance()) {
      shared = shared(known.model, member);
      known.shared = shared;
    }
    return shared.drawing(noise);
  }

  private BoundModel shared(BoundModel model, ProgramFamily.Member member) {
    Map<Integer, PerNeuron> parameters = new LinkedHashMap<>(model.parameters());
    for (int i = 0; i < member.numbers().length; i++) {
      parameters.put(member.common().slots().get(i), PerNeuron.all(member.numbers()[i]));
    }
    Program advance = member.common().advance();
    return new BoundModel(
        compiled(member.common())::kernel,
        model.states(),
        model.input(),
        model.overwritesInput(),
        Math.max(advance.slotCount(), member.common().reset().slotCount()),
        model.threshold(),
        parameters,
        model.noise(),
        model.receptors(),
        model.dt(),
        model.refractory(),
        model.peak(),
        List.of(advance, member.common().reset()));
  }

  private static Program advance(BoundModel model) {
    return model.programs().get(0);
  }

  private static Program reset(BoundModel model) {
    return model.programs().get(1);
  }

  private synchronized Compiled compiled(ProgramFamily.Common common) {
    return compiled.computeIfAbsent(common, Compiled::new);
  }

  private synchronized Compiled compiledFor(BoundModel shared) {
    return compiled.values().stream()
        .filter(kernels -> kernels.common.advance() == advance(shared))
        .findFirst()
        .orElseThrow();
  }

  /** Steps models with these programs by vector code from now on: it is warm. */
  public void useVectors(BoundModel shared) {
    compiledFor(shared).useVectors();
  }

  /** Whether models with these programs are stepped by vector code. */
  public boolean usesVectors(BoundModel shared) {
    return compiledFor(shared).usesVectors();
  }

  /**
   * One model for the neurons of several, one after the other; nothing where their programs differ
   * or they draw noise in every step.
   *
   * @param models made by {@link #of}, of populations of equal size
   * @param size neurons of each
   */
  public static Optional<BoundModel> sideBySide(List<BoundModel> models, int size) {
    BoundModel first = models.get(0);
    for (BoundModel model : models) {
      if (advance(model) != advance(first)
          || reset(model) != reset(first)
          || model.noise().isPresent()
          || !model.receptors().isEmpty()
          || !model.parameters().keySet().equals(first.parameters().keySet())) {
        return Optional.empty();
      }
    }
    Map<Integer, PerNeuron> parameters = new LinkedHashMap<>();
    for (int slot : first.parameters().keySet()) {
      List<PerNeuron> each = new ArrayList<>(models.size());
      models.forEach(model -> each.add(model.parameters().get(slot)));
      parameters.put(slot, PerNeuron.sideBySide(each, size));
    }
    return Optional.of(
        new BoundModel(
            first.kernels(),
            first.states(),
            first.input(),
            first.overwritesInput(),
            first.slots(),
            first.threshold(),
            parameters,
            Optional.empty(),
            List.of(),
            first.dt(),
            PerNeuron.sideBySide(models.stream().map(BoundModel::refractory).toList(), size),
            first
                .peak()
                .map(
                    peak ->
                        PerNeuron.sideBySide(
                            models.stream().map(model -> model.peak().orElseThrow()).toList(),
                            size)),
            first.programs()));
  }
}
