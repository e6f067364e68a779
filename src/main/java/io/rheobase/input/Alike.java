package io.rheobase.input;

import io.rheobase.model.PerNeuron;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Sources of one kind in several populations of equal size. */
final class Alike<S extends CurrentSource> {

  private final List<S> sources;
  private final int size;

  private Alike(List<S> sources, int size) {
    this.sources = sources;
    this.size = size;
  }

  /**
   * The sources, if all are of this kind, act at the same time on the same neurons, and agree in
   * what else must be the same.
   */
  static <S extends CurrentSource> Optional<Alike<S>> of(
      Class<S> kind,
      List<CurrentSource> all,
      int size,
      Function<S, Extent> extent,
      BiPredicate<S, S> agree) {
    List<S> sources = new ArrayList<>(all.size());
    int[] targets = null;
    for (CurrentSource source : all) {
      if (!kind.isInstance(source)) {
        return Optional.empty();
      }
      S own = kind.cast(source);
      int[] neurons = extent.apply(own).targets().within(0, size).locals();
      if (!sources.isEmpty()) {
        Extent first = extent.apply(sources.get(0));
        if (first.start() != extent.apply(own).start()
            || first.stop() != extent.apply(own).stop()
            || !Arrays.equals(targets, neurons)
            || !agree.test(sources.get(0), own)) {
          return Optional.empty();
        }
      }
      targets = neurons;
      sources.add(own);
    }
    return Optional.of(new Alike<>(sources, size));
  }

  /** The extent over all populations. */
  Extent extent(Extent one) {
    return new Extent(one.targets().inCopies(size, sources.size()), one.start(), one.stop());
  }

  /** A number of all neurons. */
  PerNeuron all(Function<S, PerNeuron> number) {
    return PerNeuron.sideBySide(sources.stream().map(number).toList(), size);
  }
}
