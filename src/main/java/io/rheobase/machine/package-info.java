/**
 * Machine code of x86-64 with AVX-512 on Linux: written into bytes, put into memory, called with
 * arrays of the heap. It knows nothing of neurons.
 */
package io.rheobase.machine;
