package io.rheobase.experiment;

import java.nio.file.Path;

/**
 * A file that a parameter file names.
 *
 * @param name as written there
 * @param path where it lies
 * @param sha256 hash of its bytes, in hexadecimal
 */
public record DataFile(String name, Path path, String sha256) {}
