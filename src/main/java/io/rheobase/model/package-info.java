/**
 * Models: checked equations, bound to the constants of a run and lowered to the programs that the
 * engine steps.
 */
package io.rheobase.model;
