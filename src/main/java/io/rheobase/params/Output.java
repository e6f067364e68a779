package io.rheobase.params;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where results go, and what is made of them. No result depends on it.
 *
 * @param folder the output folder, where one is named
 * @param plots whether figures are drawn, where the file says so
 * @param figures names of those that are; all that there is something for where it is empty
 * @param plotFormat png or svg
 * @param report whether a page is written, where the file says so
 * @param checkpoint wall time from one checkpoint to the next, where there are any
 * @param finalState whether the state at the end is kept
 */
public record Output(
    Optional<String> folder,
    Optional<Boolean> plots,
    List<String> figures,
    String plotFormat,
    Optional<Boolean> report,
    Optional<Duration> checkpoint,
    boolean finalState) {

  /** Where a file says nothing. */
  public static final Output DEFAULT =
      new Output(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          "png",
          Optional.empty(),
          Optional.empty(),
          false);

  public Output {
    figures = List.copyOf(figures);
  }

  static Output of(Given.Keys given) {
    Optional<Boolean> plots = flag(given, "plots");
    List<String> figures =
        given
            .get("plots", Given.Items.class)
            .map(
                items ->
                    items.items().stream()
                        .filter(Given.Word.class::isInstance)
                        .map(word -> ((Given.Word) word).text())
                        .toList())
            .orElse(List.of());
    return new Output(
        given.get("folder", Given.Word.class).map(Given.Word::text),
        figures.isEmpty() ? plots : Optional.of(true),
        figures,
        given.get("plot_format", Given.Word.class).map(Given.Word::text).orElse("png"),
        flag(given, "report"),
        given.get("checkpoint", Given.Word.class).flatMap(word -> WallTime.parse(word.text())),
        flag(given, "final_state").orElse(false));
  }

  /** The same without checkpoints and final state. */
  Output withoutState() {
    return new Output(folder, plots, figures, plotFormat, report, Optional.empty(), false);
  }

  private static Optional<Boolean> flag(Given.Keys given, String key) {
    return given.get(key, Given.Word.class).map(word -> word.text().equals("true"));
  }
}
