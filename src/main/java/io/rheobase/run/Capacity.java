package io.rheobase.run;

import io.rheobase.experiment.Experiment;
import io.rheobase.experiment.Population;
import io.rheobase.params.Fault;
import io.rheobase.params.ParameterFile;
import io.rheobase.params.ParameterFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Refuses a run that cannot fit, before its first step, with both numbers. */
final class Capacity {

  private static final double COMFORT = 1.1;

  private Capacity() {}

  /** Compares the estimate of a run that has not begun with this machine. */
  static List<Fault> check(ParameterFile file, Estimate estimate, Path out) {
    return check(file, estimate, out, 0);
  }

  /**
   * Compares an estimate with this machine.
   *
   * @param written bytes of the run that are on the disk already
   * @return warnings
   * @throws ParameterFileException where the run cannot fit
   */
  static List<Fault> check(ParameterFile file, Estimate estimate, Path out, double written) {
    List<Fault> faults = new ArrayList<>();
    double heap = Runtime.getRuntime().maxMemory();
    if (estimate.memory() > heap) {
      faults.add(tooLarge(file, estimate, heap));
    }
    List<Fault> warnings = new ArrayList<>();
    double free = freeSpace(out) + written;
    if (estimate.leastDisk() > free) {
      faults.add(
          new Fault(
              file.places().of("record"),
              "this run writes at least "
                  + bytes(estimate.leastDisk())
                  + ", the disk of "
                  + out
                  + " has "
                  + bytes(free)
                  + " free",
              "record fewer neurons or a shorter duration, or choose another disk with --out"));
    } else if (estimate.mostDisk() > free) {
      warnings.add(
          new Fault(
              file.places().of("record"),
              "this run may write up to "
                  + bytes(estimate.mostDisk())
                  + ", the disk of "
                  + out
                  + " has "
                  + bytes(free)
                  + " free",
              "record fewer neurons or a shorter duration, or choose another disk with --out"));
    }
    if (!faults.isEmpty()) {
      throw new ParameterFileException(faults, file.warnings());
    }
    return warnings;
  }

  /**
   * Compares the memory alone.
   *
   * @throws ParameterFileException where the run cannot fit
   */
  static void checkMemory(ParameterFile file, Estimate estimate) {
    double heap = Runtime.getRuntime().maxMemory();
    if (estimate.memory() > heap) {
      throw new ParameterFileException(List.of(tooLarge(file, estimate, heap)), file.warnings());
    }
  }

  /**
   * Holds what is made of a run's recordings to the memory of this machine: it needs its own beside
   * the run's.
   *
   * @param besides bytes that it needs
   * @throws ParameterFileException where it cannot fit
   */
  static void checkAnalyses(ParameterFile file, Estimate estimate, double besides) {
    double heap = Runtime.getRuntime().maxMemory();
    double all = estimate.memory() + besides;
    if (besides > 0 && all > heap) {
      throw new ParameterFileException(
          List.of(
              new Fault(
                  file.places().of("infer"),
                  "with its inference this run needs about "
                      + bytes(all)
                      + " of memory, this Java may use "
                      + bytes(heap),
                  "start it as `java -Xmx"
                      + (long) Math.ceil(all * COMFORT / 1e6)
                      + "m -jar …`, or record a shorter time or with a larger `every`")),
          file.warnings());
    }
  }

  private static Fault tooLarge(ParameterFile file, Estimate estimate, double heap) {
    Optional<ConnectionSize> network =
        estimate.connections().stream()
            .max(Comparator.comparingDouble(ConnectionSize::bytes))
            .filter(connection -> connection.bytes() > estimate.memory() / 2);
    String address =
        network
            .map(connection -> "connections." + connection.connection().name() + ".rule")
            .orElseGet(() -> "populations." + largest(file.experiment()) + ".size");
    String share =
        network
            .map(
                connection ->
                    String.format(
                        Locale.ROOT,
                        ", %s of it for the %,.0f synapses of %s",
                        bytes(connection.bytes()),
                        connection.synapses(),
                        connection.connection().name()))
            .orElse("");
    return new Fault(
        file.places().of(address),
        "this run needs about "
            + bytes(estimate.memory())
            + " of memory"
            + share
            + ", this Java may use "
            + bytes(heap),
        "start it as `java -Xmx"
            + (long) Math.ceil(estimate.memory() * COMFORT / 1e6)
            + "m -jar …`, or lower the number of "
            + (network.isPresent() ? "synapses" : "neurons"));
  }

  private static String largest(Experiment experiment) {
    return experiment.populations().stream()
        .max(Comparator.comparingInt(Population::size))
        .orElseThrow()
        .name();
  }

  private static double freeSpace(Path out) {
    Path folder = out.toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    try {
      return folder == null ? Double.MAX_VALUE : Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return Double.MAX_VALUE;
    }
  }

  private static String bytes(double count) {
    String[] units = {"kB", "MB", "GB", "TB", "PB", "EB"};
    double value = count / 1e3;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1e3;
      unit++;
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }
}
