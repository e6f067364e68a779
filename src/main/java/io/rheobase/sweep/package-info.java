/**
 * Runs a parameter file at many points: every point is computed once and its results are kept in
 * journals, from which tables are made.
 */
package io.rheobase.sweep;
