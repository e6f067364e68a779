package io.rheobase.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parameter file with one mistake, of the kinds that hands make and of some that they do not.
 *
 * @param kind what was done
 * @param text the whole file
 * @param line where it was done, from 1; what lay behind it may have moved by a line
 * @param touched the lines that were changed, as they were and as they are, and those of the
 *     entries that the first belongs to
 */
record Mutant(String kind, String text, int line, String touched) {

  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d_.]*(?:[eE][-+]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  private static final Set<String> UNSPECIFIC =
      Set.of("ms", "s", "mV", "pA", "nA", "nS", "pF", "um", "cm", "Hz", "to", "of");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "2",
          "3",
          "0.1",
          "0.05",
          "7",
          "-0",
          "1e-300",
          "1e9",
          "1e308",
          "-1e308",
          "1e999",
          "1e-999",
          "9".repeat(30),
          "2147483648",
          "nan",
          ".nan",
          ".inf",
          "-.inf",
          "1_000",
          "012",
          "1:30",
          "0x1F",
          "1,5",
          "1e",
          "--1",
          "1/3",
          "½",
          "٣",
          "1" + "0".repeat(400));

  private static final List<String> WORDS =
      List.of(
          "ms",
          "s",
          "mV",
          "V",
          "pA",
          "nA",
          "nS",
          "uS",
          "pF",
          "MOhm",
          "Hz",
          "um^2",
          "uA/cm^2",
          "/ms",
          "1",
          "mv",
          "MS",
          "furlong",
          "V_th",
          "I",
          "t",
          "exp",
          "normal",
          "uniform",
          "file",
          "all",
          "LIF",
          "AdEx",
          "poisson",
          "csv",
          "npy",
          "sonata",
          "exact",
          "rk2",
          "null",
          "off",
          "yes",
          "simulation",
          "record",
          "connections",
          "receptors");

  private static final List<String> PIECES =
      List.of(
          "!!str ",
          "!!set ",
          "!!java.net.URL ",
          "!x ",
          "&a ",
          "*a",
          "<<: *a",
          "\"",
          "'",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          ": ",
          " #",
          "#",
          "|",
          ">-",
          "- ",
          "? ",
          "~",
          "\t",
          "\\",
          "`",
          "@",
          "%",
          "---\n",
          "...\n",
          "\n",
          "\r",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "\u0085",
          "é",
          "µ",
          "😀",
          "\uD800",
          "..",
          "0..",
          "..3",
          "9..1",
          "0..999999999999");

  /** Mutates a file. */
  static Mutant of(String original, SplittableRandom random) {
    List<String> lines = new ArrayList<>(List.of(original.split("\n", -1)));
    int at = random.nextInt(lines.size());
    while (lines.get(at).isBlank() || lines.get(at).startsWith("#")) {
      at = random.nextInt(lines.size());
    }
    String old = lines.get(at);
    String owners = owners(lines, at);
    String kind;
    String changed = old;
    switch (random.nextInt(13)) {
      case 0 -> {
        kind = "a line deleted";
        lines.remove(at);
        return new Mutant(kind, String.join("\n", lines), at + 1, owners + old);
      }
      case 1 -> {
        kind = "a line repeated";
        lines.add(at, old);
        return new Mutant(kind, String.join("\n", lines), at + 1, owners + old);
      }
      case 2 -> {
        kind = "two lines exchanged";
        int next = Math.min(at + 1, lines.size() - 1);
        lines.set(at, lines.get(next));
        lines.set(next, old);
        return new Mutant(
            kind, String.join("\n", lines), at + 1, owners + old + "\n" + lines.get(at));
      }
      case 3 -> {
        kind = "the rest cut off";
        int column = random.nextInt(old.length() + 1);
        String cut = String.join("\n", lines.subList(0, at)) + "\n" + old.substring(0, column);
        return new Mutant(kind, cut, at + 1, owners + original.substring(cut.length() - column));
      }
      case 4, 5, 6 -> {
        kind = "another number";
        changed = replaced(old, NUMBER, pick(NUMBERS, random), random);
      }
      case 7, 8 -> {
        kind = "another word";
        changed = replaced(old, WORD, pick(WORDS, random), random);
      }
      case 9 -> {
        kind = "a slip of the pen";
        int column = random.nextInt(old.length());
        changed = old.substring(0, column) + old.substring(column + 1);
      }
      case 10 -> {
        kind = "another indentation";
        changed = random.nextBoolean() ? " " + old : old.substring(1);
      }
      default -> {
        kind = "something inserted";
        int column = random.nextInt(old.length() + 1);
        changed = old.substring(0, column) + pick(PIECES, random) + old.substring(column);
      }
    }
    lines.set(at, changed);
    return new Mutant(kind, String.join("\n", lines), at + 1, owners + old + "\n" + changed);
  }

  /** The lines above that a line stands deeper than: the entries that it belongs to. */
  private static String owners(List<String> lines, int at) {
    StringBuilder owners = new StringBuilder();
    int indentation = indentation(lines.get(at));
    for (int above = at - 1; above >= 0 && indentation > 0; above--) {
      String line = lines.get(above);
      if (!line.isBlank() && !line.startsWith("#") && indentation(line) < indentation) {
        indentation = indentation(line);
        owners.append(line).append('\n');
      }
    }
    return owners.toString();
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String pick(List<String> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Puts a text in place of one match before the comment; the line as it is where none is. */
  private static String replaced(
      String line, Pattern pattern, String replacement, SplittableRandom random) {
    Matcher matcher = pattern.matcher(withoutComment(line));
    List<MatchResult> matches = matcher.results().toList();
    if (matches.isEmpty()) {
      return line;
    }
    MatchResult match = matches.get(random.nextInt(matches.size()));
    return line.substring(0, match.start()) + replacement + line.substring(match.end());
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf(" #");
    return comment < 0 ? line : line.substring(0, comment);
  }

  /** Whether a quote may have been opened that ends where another begins. */
  boolean opensAQuote() {
    return touched.chars().filter(c -> c == '"' || c == '\'').count() % 2 == 1;
  }

  /** The line of the file as it is that a line belongs to, from 1; 0 for none. */
  int owner(int line) {
    List<String> lines = List.of(text.split("\n", -1));
    int above = Math.min(line, lines.size()) - 1;
    int indentation = indentation(lines.get(above));
    while (above >= 0
        && (lines.get(above).isBlank() || indentation(lines.get(above)) >= indentation)) {
      above--;
    }
    return above + 1;
  }

  /** The names that stand in what was touched, without units and keys that stand everywhere. */
  Set<String> names() {
    Set<String> names = new HashSet<>();
    for (String line : touched.split("\n")) {
      WORD.matcher(withoutComment(line)).results().map(MatchResult::group).forEach(names::add);
    }
    names.removeAll(UNSPECIFIC);
    return names;
  }
}
