/** Time: slices, blocks of neurons, the pool, and the order in which everything happens. */
package io.rheobase.engine;
