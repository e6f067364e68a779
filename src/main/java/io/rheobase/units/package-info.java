/**
 * Dimensions, units and quantities. Everything is converted, exactly and once, to one coherent
 * system: ms, mV, pA, nS, pF, GOhm, um and mM, in which {@code nS*mV = pA}, {@code pF*mV/ms = pA}
 * and {@code GOhm*pA = mV} hold without factors.
 */
package io.rheobase.units;
