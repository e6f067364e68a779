package io.rheobase.model;

/**
 * What a run does with the slot of the input.
 *
 * @param driven whether inputs are summed up there; what no one fills is not read
 * @param shown whether a step is to leave the total current there, that of receptors included; it
 *     changes no other bit
 */
public record InputUse(boolean driven, boolean shown) {}
