/** The figures: what each shows of a result, and how. */
package io.rheobase.report.figure;
