/**
 * What a model is to the engine: state variables, input, threshold, reset; and the shipped ones.
 */
package io.rheobase.model;
