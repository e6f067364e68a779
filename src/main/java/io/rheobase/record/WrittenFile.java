package io.rheobase.record;

/**
 * A complete file of an output folder.
 *
 * @param name its name in the folder
 * @param bytes its size
 * @param sha256 hash of its bytes, in hexadecimal
 */
public record WrittenFile(String name, long bytes, String sha256) {}
