package io.rheobase.run;

import io.rheobase.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of a run's shards, {@code OUT.shards/K-of-N}, beside its output folder.
 *
 * @param complete every shard of the run, in order; empty while some are missing
 * @param missing what is missing, in words; empty where nothing is
 * @param foreign folders whose shards have other parameters, or another version
 */
public record ShardFolders(List<Path> complete, String missing, List<Path> foreign) {

  private static final Pattern NAME = Pattern.compile("([0-9]{1,9})-of-([0-9]{1,9})");
  private static final int MOST_NAMED = 5;

  public ShardFolders {
    complete = List.copyOf(complete);
    foreign = List.copyOf(foreign);
  }

  /** Where a shard lies. */
  static Path folder(Path out, Shard shard) {
    return all(out).resolve(shard.number() + "-of-" + shard.count());
  }

  private static Path all(Path out) {
    return out.resolveSibling(out.getFileName() + ".shards");
  }

  /** Whether a folder holds the complete recordings of a shard of an experiment. */
  static boolean isShardOf(Experiment experiment, Path folder) throws IOException {
    Optional<Manifest.Listing> listing = Manifest.read(folder.resolve(Manifest.NAME));
    return listing.isPresent()
        && listing.get().complete()
        && listing.get().simulation().equals(Identity.ofRecordings(experiment));
  }

  /**
   * Looks for the shards of a run.
   *
   * @param out the output folder of the run
   * @throws RunFailedException where there is none
   */
  public static ShardFolders of(Experiment experiment, Path out) {
    Path all = all(out);
    TreeMap<Integer, Path[]> found = new TreeMap<>();
    List<Path> foreign = new ArrayList<>();
    try (Stream<Path> folders = Files.list(all)) {
      for (Path folder : folders.sorted().toList()) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        if (!name.matches()) {
          continue;
        }
        int number = Integer.parseInt(name.group(1));
        int count = Integer.parseInt(name.group(2));
        if (number < 1 || number > count || !isShardOf(experiment, folder)) {
          foreign.add(folder);
        } else {
          found.computeIfAbsent(count, n -> new Path[n])[number - 1] = folder;
        }
      }
    } catch (IOException e) {
      throw new RunFailedException("there are no shards of a run in " + all, e);
    }
    String missing = "no shard of these parameters is complete";
    for (int count : found.keySet()) {
      List<String> absent = absent(found.get(count));
      if (absent.isEmpty()) {
        return new ShardFolders(List.of(found.get(count)), "", foreign);
      }
      missing = words(absent, count);
    }
    return new ShardFolders(List.of(), missing, foreign);
  }

  private static List<String> absent(Path[] shards) {
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < shards.length; i++) {
      if (shards[i] == null) {
        absent.add(String.valueOf(i + 1));
      }
    }
    return absent;
  }

  private static String words(List<String> absent, int count) {
    List<String> named = absent.subList(0, Math.min(MOST_NAMED, absent.size()));
    return absent.size()
        + " of "
        + count
        + " shards have no result yet: "
        + String.join(", ", named)
        + (absent.size() > named.size() ? ", …" : "");
  }
}
