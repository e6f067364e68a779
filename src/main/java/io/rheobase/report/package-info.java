/** Figures and pages about results, from their folders. */
package io.rheobase.report;
