/** Sources of current: constant, periodic, random, from files. Units: pA, steps, ms. */
package io.rheobase.input;
