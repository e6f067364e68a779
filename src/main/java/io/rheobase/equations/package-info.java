/**
 * The language in which models are written: differential equations, threshold, reset and parameters
 * as text, read into a checked tree in which every number has its dimension. The reference of the
 * language is {@code docs/equations.md}.
 */
package io.rheobase.equations;
