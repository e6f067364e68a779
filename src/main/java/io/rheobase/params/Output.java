package io.rheobase.params;

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
 */
public record Output(
    Optional<String> folder,
    Optional<Boolean> plots,
    List<String> figures,
    String plotFormat,
    Optional<Boolean> report) {

  /** Where a file says nothing. */
  public static final Output DEFAULT =
      new Output(Optional.empty(), Optional.empty(), List.of(), "png", Optional.empty());

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
        flag(given, "report"));
  }

  private static Optional<Boolean> flag(Given.Keys given, String key) {
    return given.get(key, Given.Word.class).map(word -> word.text().equals("true"));
  }
}
