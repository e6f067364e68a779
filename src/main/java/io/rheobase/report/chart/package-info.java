/**
 * Drawing: panels with axes, layers of data, and figures as SVG and PNG that look the same on every
 * machine.
 */
package io.rheobase.report.chart;
