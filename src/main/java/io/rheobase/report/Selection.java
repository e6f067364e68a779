package io.rheobase.report;

import io.rheobase.report.figure.FigureKind;
import io.rheobase.units.NearestName;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which figures are wanted: all, or some by kind ({@code raster}) or by name ({@code
 * spikes.raster}).
 *
 * @param names none for all
 */
public record Selection(List<String> names) {

  /** Every figure that a result has something for. */
  public static final Selection ALL = new Selection(List.of());

  public Selection {
    names = List.copyOf(names);
    for (String name : names) {
      kind(name);
    }
  }

  /**
   * The kind of a figure.
   *
   * @throws ResultException where there is none of that name
   */
  private static FigureKind kind(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    String wanted = last.equalsIgnoreCase("histogram") ? fullKind(name) : last;
    return FigureKind.named(wanted)
        .orElseThrow(
            () ->
                new ResultException(
                    "there is no figure "
                        + name
                        + NearestName.of(last.toLowerCase(Locale.ROOT), FigureKind.names())
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse("")
                        + " Figures: "
                        + String.join(", ", FigureKind.names())));
  }

  /** The histograms of rates and of parameters have files of the same last name. */
  private static String fullKind(String name) {
    return switch (name) {
      case "rates.histogram" -> FigureKind.RATES.text();
      case "parameters.histogram" -> FigureKind.PARAMETERS.text();
      default -> FigureKind.HISTOGRAM.text();
    };
  }

  /** The kinds of what is wanted. */
  Set<FigureKind> kinds() {
    if (names.isEmpty()) {
      return EnumSet.allOf(FigureKind.class);
    }
    Set<FigureKind> kinds = EnumSet.noneOf(FigureKind.class);
    names.forEach(name -> kinds.add(kind(name)));
    return kinds;
  }

  /** Whether a figure is wanted. */
  boolean includes(String figure) {
    return names.isEmpty()
        || names.stream()
            .anyMatch(
                name ->
                    name.equalsIgnoreCase(figure)
                        || !name.contains(".") && kind(figure) == kind(name));
  }
}
