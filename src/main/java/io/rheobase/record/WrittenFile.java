package io.rheobase.record;

import io.rheobase.machine.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A complete file of an output folder.
 *
 * @param name its name in the folder
 * @param bytes its size
 * @param sha256 hash of its bytes, in hexadecimal
 */
public record WrittenFile(String name, long bytes, String sha256) {

  /** A file as it is. */
  public static WrittenFile of(Path path) throws IOException {
    MessageDigest digest = Sha256.create();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new WrittenFile(
        path.getFileName().toString(), Files.size(path), HexFormat.of().formatHex(digest.digest()));
  }
}
