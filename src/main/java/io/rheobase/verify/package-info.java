/**
 * Simulations of what is known: closed forms, published networks, and how far this machine is from
 * them.
 */
package io.rheobase.verify;
