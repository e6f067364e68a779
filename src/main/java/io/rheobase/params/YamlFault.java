package io.rheobase.params;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** What the YAML parser refuses, in words for people who do not know YAML's. */
final class YamlFault {
  private static final String GLOBAL_TAG = "Global tag is not allowed: ";
  private static final String ONE_A_LINE = "write one `key: value` a line";

  private static final String SAME_COLUMN = "begin what belongs together in the same column";

  private YamlFault() {}

  /** What stands at a place of the text. */
  static Fault of(Source source, MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    Position at = at(source, e.getProblemMark());
    if (problem.startsWith(GLOBAL_TAG)) {
      return new Fault(
          at,
          "the tag " + shortened(problem.substring(GLOBAL_TAG.length())) + " is not allowed",
          "write the value without a tag");
    }
    if (problem.contains("'\\t(TAB)'")) {
      return new Fault(
          at, "this line is indented with a tab, which YAML does not allow", "use spaces");
    }
    if (problem.contains("mapping values are not allowed")) {
      return new Fault(
          at,
          "no colon is expected here: the line has two of them, is indented, or the one above has"
              + " none",
          ONE_A_LINE + ", each from the first column on; a value that holds a colon wants quotes");
    }
    int first = nextLine(source, 1);
    if (problem.contains("'<document start>'") && at.column() <= indentation(source, first)) {
      return new Fault(
          at,
          "this begins further left than line " + first + ", the first of the file",
          SAME_COLUMN);
    }
    if (problem.contains("but found another document")
        || problem.contains("expected '<document start>'")) {
      return new Fault(at, "a second document begins here", "keep one document in the file");
    }
    if (problem.contains("end of stream") || problem.contains("<stream end>")) {
      return new Fault(
          e.getContextMark() == null ? at : at(source, e.getContextMark()),
          "this is never closed",
          "close it with the bracket or quote that it began with");
    }
    if (problem.contains("expected ',' or '") && e.getContextMark() != null) {
      Position opening = at(source, e.getContextMark());
      return new Fault(
          opening,
          opening.line() == at.line()
              ? "a comma or the closing bracket is missing at column " + at.column()
              : "this is never closed: line " + at.line() + " begins something else",
          "close it with the bracket that it began with, and put commas between its parts");
    }
    if (problem.contains("could not find expected ':'") && e.getContextMark() != null) {
      return new Fault(at(source, e.getContextMark()), "this has no colon behind it", ONE_A_LINE);
    }
    if (problem.startsWith("expected <block end>") && problem.contains(" start>'")) {
      return indentation(source, at);
    }
    if (problem.contains("undefined alias")) {
      return new Fault(
          at, "there is no anchor of this alias", "write the value itself, without a *");
    }
    return new Fault(at, "this is not YAML: " + problem, ONE_A_LINE);
  }

  /** What concerns the text as a whole. */
  static Fault of(Source source, YAMLException e) {
    String problem = String.valueOf(e.getMessage());
    String what =
        problem.contains("Nesting Depth")
            ? "lists and maps are nested too deeply"
            : problem.contains("Number of aliases")
                ? "lists and maps are repeated by too many aliases"
                : "this is not YAML: " + problem;
    return new Fault(source.at(1, 1), what, "write the values themselves, one `key: value` a line");
  }

  /** A tag of the user's in a message. */
  static String shortened(String tag) {
    String readable = tag.replace("tag:yaml.org,2002:", "!!");
    return readable.length() > 60 ? readable.substring(0, 60) + "…" : readable;
  }

  /** A line that begins where none of those that it belongs to does. */
  private static Fault indentation(Source source, Position at) {
    int above = at.line() - 1;
    while (above >= 1
        && (isBlank(source, above) || indentation(source, above) >= at.column() - 1)) {
      above--;
    }
    int next = nextLine(source, above + 1);
    String owner = above < 1 ? "the file" : "line " + above + " (`" + shown(source, above) + "`)";
    return new Fault(
        at,
        next == at.line()
            ? "this is indented as a part of " + owner + ", which has a value of its own"
            : "this begins in column "
                + at.column()
                + ", but what belongs to "
                + owner
                + " begins in column "
                + (indentation(source, next) + 1)
                + ", in line "
                + next,
        SAME_COLUMN);
  }

  /** The first line from this one on that is neither blank nor a comment. */
  private static int nextLine(Source source, int from) {
    int line = from;
    while (line < source.lines().size() && isBlank(source, line)) {
      line++;
    }
    return line;
  }

  private static boolean isBlank(Source source, int line) {
    String text = source.lines().get(line - 1).strip();
    return text.isEmpty() || text.startsWith("#");
  }

  private static int indentation(Source source, int line) {
    String text = source.lines().get(line - 1);
    return text.length() - text.stripLeading().length();
  }

  private static String shown(Source source, int line) {
    String text = source.lines().get(line - 1).strip();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static Position at(Source source, Mark mark) {
    return mark == null ? source.at(1, 1) : source.at(mark);
  }
}
