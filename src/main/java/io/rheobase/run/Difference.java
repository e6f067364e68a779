package io.rheobase.run;

/**
 * Where a result differs from what was expected.
 *
 * @param file name of the first file that differs
 * @param words what differs
 */
public record Difference(String file, String words) {}
