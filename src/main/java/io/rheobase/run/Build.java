package io.rheobase.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was built.
 *
 * @param version of the project
 * @param commit that it was built from, or "unknown"
 */
public record Build(String version, String commit) {

  /** Results of equal parameters are equal as long as this number is. */
  public static final int RESULT_VERSION = 1;

  private static final String RESOURCE = "/io/rheobase/build.properties";

  /** This program. */
  public static Build current() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = properties.getProperty("commit");
    return new Build(
        properties.getProperty("version"), commit.startsWith("$") ? "unknown" : commit);
  }
}
