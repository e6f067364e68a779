package io.rheobase.params;

import io.rheobase.experiment.DataFile;
import io.rheobase.machine.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Holds a file to the hash that the parameter file expects. */
final class Hash {

  private static final int SHOWN = 12;

  private Hash() {}

  /** The SHA-256 of a file, in hexadecimal. */
  static String of(Path path) throws IOException {
    MessageDigest digest = Sha256.create();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Reports a file that is not the one whose hash is given. */
  static void check(DataFile file, Given.Keys keys, Faults faults) {
    Optional<Given.Word> expected = keys.get("sha256", Given.Word.class);
    if (expected.isPresent() && !expected.get().text().equalsIgnoreCase(file.sha256())) {
      faults.error(
          expected.get().at(),
          file.name()
              + " is not the file that is meant here: its SHA-256 begins with "
              + file.sha256().substring(0, SHOWN)
              + ", expected "
              + expected.get().text().substring(0, SHOWN),
          "restore the file, or delete sha256 to take it as it is");
    }
  }
}
