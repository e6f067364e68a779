/**
 * The parameter file: text to positions to checked records, and faults that say where and how to
 * mend.
 */
package io.rheobase.params;
