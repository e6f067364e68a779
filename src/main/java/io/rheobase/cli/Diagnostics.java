package io.rheobase.cli;

import io.rheobase.params.Fault;
import io.rheobase.params.Position;
import java.io.PrintWriter;

/** Prints faults with the line they stand in. */
final class Diagnostics {

  private static final int WIDEST = 100;

  private Diagnostics() {}

  static void error(PrintWriter err, Fault fault) {
    print(err, "error", fault);
  }

  static void warning(PrintWriter err, Fault fault) {
    print(err, "warning", fault);
  }

  private static void print(PrintWriter err, String kind, Fault fault) {
    Position at = fault.at();
    err.println(printable(at + ": " + kind + ": " + fault.what()));
    if (!at.text().isBlank()) {
      int caret = Math.min(at.column() - 1, at.text().length());
      int from = Math.max(0, Math.min(caret - WIDEST / 2, at.text().length() - WIDEST));
      int to = Math.min(at.text().length(), from + WIDEST);
      String shown =
          (from > 0 ? "…" : "")
              + printable(at.text().substring(from, to))
              + (to < at.text().length() ? "…" : "");
      String number = String.valueOf(at.line());
      String margin = " ".repeat(number.length());
      err.println("  " + number + " | " + shown);
      err.println("  " + margin + " | " + " ".repeat(caret - from + (from > 0 ? 1 : 0)) + "^");
    }
    if (!fault.fix().isEmpty()) {
      err.println("  fix: " + printable(fault.fix()));
    }
  }

  /** Nothing from a file reaches the terminal as a command to it. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", " ");
  }
}
