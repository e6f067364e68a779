/**
 * What a result holds, read as it streams by and gathered in memory that does not grow with the
 * files: outlines, counts and chosen samples.
 */
package io.rheobase.report.data;
