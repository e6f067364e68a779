/**
 * Elementary functions that give the same bits on every machine: only +, −, ×, ÷, sqrt, fma and
 * integer operations, all of which IEEE 754 and the Java language fix. The order of operations is
 * part of each function's definition.
 */
package io.rheobase.math;
