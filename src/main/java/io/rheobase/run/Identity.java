package io.rheobase.run;

import io.rheobase.experiment.Experiment;
import io.rheobase.machine.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** By what parameters, and thus results, are known. */
public final class Identity {

  private Identity() {}

  /**
   * The SHA-256 of all that the recordings of an experiment follow from: its resolved parameters
   * without what is inferred, and the version of results.
   */
  public static String ofRecordings(Experiment experiment) {
    return ofAll(experiment.with(Optional.empty()));
  }

  /**
   * The SHA-256 of all that the results of an experiment follow from, what is inferred among them.
   */
  public static String ofAll(Experiment experiment) {
    return ofAll(experiment, new ResolvedParameters.Memory());
  }

  /** The same, with what is in memory of the experiment's text already. */
  public static String ofAll(Experiment experiment, ResolvedParameters.Memory memory) {
    return sha256(
        "results " + Build.RESULT_VERSION + "\n" + ResolvedParameters.yaml(experiment, memory));
  }

  /** The SHA-256 of a text in UTF-8, in hexadecimal. */
  static String sha256(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.create().digest(bytes));
  }
}
