package io.rheobase.equations;

/**
 * A stretch of source text. A stretch over several lines ends, here, with its first line.
 *
 * @param source the text it lies in
 * @param line its line in that text, from 1
 * @param column its first character in that line, from 1, counted in {@code char}s
 * @param length its number of characters
 */
public record Span(Source source, int line, int column, int length) {}
