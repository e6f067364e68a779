/** NumPy's array files ({@code .npy}). */
package io.rheobase.npy;
