package io.rheobase.report.page;

import java.util.Locale;

/** HTML text in the making. */
final class Html {

  private final StringBuilder text = new StringBuilder();

  /** Adds markup as it is. */
  Html markup(String markup) {
    text.append(markup);
    return this;
  }

  /** Adds text, which is escaped. */
  Html text(String content) {
    text.append(escaped(content));
    return this;
  }

  /** Adds an element that holds text. */
  Html element(String name, String content) {
    return markup("<" + name + ">").text(content).markup("</" + name.split(" ")[0] + ">\n");
  }

  static String escaped(String content) {
    StringBuilder escaped = new StringBuilder(content.length());
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return escaped.toString();
  }

  /** A whole number with commas between thousands. */
  static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
