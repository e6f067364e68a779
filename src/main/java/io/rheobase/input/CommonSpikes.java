package io.rheobase.input;

import java.util.Arrays;

/** Spikes at given samples that all targets have in common. */
public final class CommonSpikes implements SpikeSource {

  private final Extent extent;
  private final long[] samples;

  /**
   * A train; a target fires as often at a sample as that is named.
   *
   * @param extent who has it, and the samples that it lasts for
   * @param samples in any order
   */
  public CommonSpikes(Extent extent, long... samples) {
    this.extent = extent;
    this.samples = samples.clone();
    Arrays.sort(this.samples);
  }

  @Override
  public BlockSpikes over(int firstNeuron, int count) {
    return new Part(extent.targets().within(firstNeuron, count).locals());
  }

  private final class Part implements BlockSpikes {

    private final int[] targets;

    /** The targets, each as often as they fired together at most. */
    private int[] found;

    private int next;

    Part(int[] targets) {
      this.targets = targets;
      this.found = targets.clone();
    }

    @Override
    public int at(long sample) {
      if (sample == 0 || !extent.includes(sample)) {
        return 0;
      }
      if (next < samples.length && samples[next] < sample
          || next > 0 && samples[next - 1] >= sample) {
        next = firstFrom(sample);
      }
      int times = 0;
      while (next < samples.length && samples[next] == sample) {
        next++;
        times++;
      }
      repeat(times);
      return times * targets.length;
    }

    /** Index of the first spike that is not before a sample. */
    private int firstFrom(long sample) {
      int at = Arrays.binarySearch(samples, sample);
      while (at > 0 && samples[at - 1] == sample) {
        at--;
      }
      return at < 0 ? -at - 1 : at;
    }

    /** Lists every target as often as this, one behind the other. */
    private void repeat(int times) {
      if (times > 1 || times == 1 && found.length > targets.length) {
        int length = Math.multiplyExact(times, targets.length);
        found = found.length < length ? new int[length] : found;
        for (int i = 0; i < length; i++) {
          found[i] = targets[i / times];
        }
      }
    }

    @Override
    public int[] neurons() {
      return found;
    }
  }
}
