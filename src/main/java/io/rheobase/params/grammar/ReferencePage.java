package io.rheobase.params.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The definitions as a page of Markdown. */
public final class ReferencePage {

  private final StringBuilder page = new StringBuilder();
  private final Map<String, Shape.Common> common = new LinkedHashMap<>();

  private ReferencePage() {}

  /** Sections for all blocks, then for what many of them use. */
  public static String sections() {
    ReferencePage reference = new ReferencePage();
    for (Field block : Grammar.FILE.fields()) {
      reference.block(block);
    }
    List<Shape.Common> done = new ArrayList<>();
    while (done.size() < reference.common.size()) {
      for (Shape.Common shape : List.copyOf(reference.common.values())) {
        if (!done.contains(shape)) {
          done.add(shape);
          reference.shared(shape);
        }
      }
    }
    return reference.page.toString();
  }

  private void block(Field block) {
    page.append("## ").append(block.key()).append("\n\n").append(block.doc());
    if (block.required()) {
      page.append(" Every file has it.");
    } else if (!block.absent().isEmpty()) {
      page.append(" Without it: ").append(block.absent()).append('.');
    }
    page.append("\n\n");
    page.append("```yaml\n").append(block.line()).append("\n```\n\n");
    if (block.shape() instanceof Shape.Named named) {
      tables(
          block.key() + "." + named.what().toUpperCase(Locale.ROOT).replace(' ', '_'),
          named.entry());
    } else {
      tables(block.key(), block.shape());
    }
  }

  private void shared(Shape.Common shape) {
    page.append("## ").append(title(shape)).append("\n\n").append(shape.doc()).append("\n\n");
    if (shape.shape() instanceof Shape.OneOf oneOf) {
      page.append("It is ").append(takes(oneOf)).append(".\n\n");
    }
    tables(title(shape), shape.shape());
  }

  private static String title(Shape.Common shape) {
    return Character.toUpperCase(shape.name().charAt(0)) + shape.name().substring(1);
  }

  /** A table for a map, then those of the maps inside it. */
  private void tables(String path, Shape shape) {
    if (shape instanceof Shape.Common named) {
      common.putIfAbsent(named.name(), named);
    } else if (shape instanceof Shape.OneOf oneOf) {
      oneOf.shapes().stream()
          .filter(inner -> !(inner instanceof Shape.Items i && oneOf.shapes().contains(i.item())))
          .forEach(inner -> tables(path, inner));
    } else if (shape instanceof Shape.Items items) {
      tables(path, items.item());
    } else if (shape instanceof Shape.Named named) {
      tables(path + "." + named.what().toUpperCase(Locale.ROOT).replace(' ', '_'), named.entry());
    } else if (shape instanceof Shape.ByAddress addressed) {
      tables(path + ".ADDRESS", addressed.entry());
    } else if (shape instanceof Shape.Keys keys) {
      table(path, keys);
      keys.fields().forEach(field -> tables(path + "." + field.key(), field.shape()));
    }
  }

  private void table(String path, Shape.Keys keys) {
    page.append("### `").append(path).append("`\n\n");
    for (Shape.Group group : keys.groups()) {
      page.append("Exactly one of ")
          .append(group.keys().stream().map(k -> "`" + k + "`").collect(Collectors.joining(", ")))
          .append(" says ")
          .append(group.what())
          .append(".\n\n");
    }
    page.append("| key | takes | without it | meaning | example |\n|---|---|---|---|---|\n");
    for (Field field : keys.fields()) {
      page.append("| `")
          .append(field.key())
          .append("` | ")
          .append(cell(takes(field.shape())))
          .append(" | ")
          .append(field.required() ? "**required**" : cell(field.absent()))
          .append(" | ")
          .append(cell(field.doc()))
          .append(" | `")
          .append(cell(field.line()))
          .append("` |\n");
    }
    page.append('\n');
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private String takes(Shape shape) {
    if (shape instanceof Shape.Common named) {
      common.putIfAbsent(named.name(), named);
      return "[" + named.name() + "](#" + named.name() + ")";
    }
    if (shape instanceof Shape.Amount amount) {
      return amount.dimension().map(Object::toString).orElse("a quantity")
          + (amount.bound().words().isEmpty() ? "" : "; " + amount.bound().words());
    }
    if (shape instanceof Shape.Whole whole) {
      return "a whole number from " + whole.least() + " to " + whole.most();
    }
    if (shape instanceof Shape.Flag) {
      return "`true` or `false`";
    }
    if (shape instanceof Shape.WholeOr either) {
      return takes(either.whole()) + ", or " + words(either.words());
    }
    if (shape instanceof Shape.Choice choice) {
      return words(choice.words());
    }
    if (shape instanceof Shape.Text text) {
      return text.kind().words();
    }
    if (shape instanceof Shape.Items items) {
      return items.least() == items.most()
          ? "a list of " + items.least() + ": " + takes(items.item())
          : "a list: " + takes(items.item());
    }
    if (shape instanceof Shape.OneOf oneOf) {
      return oneOf.shapes().stream().map(this::takes).collect(Collectors.joining("; or "));
    }
    if (shape instanceof Shape.Named named) {
      return "a map by " + named.what();
    }
    if (shape instanceof Shape.ByAddress addressed) {
      return "a map by address: " + takes(addressed.entry());
    }
    if (shape instanceof Shape.Anything) {
      return "what stands at the address";
    }
    if (shape instanceof Shape.Neurons) {
      return "`a` or `a..b`";
    }
    return shape instanceof Shape.Keys ? "a map" : "";
  }

  private static String words(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }
}
