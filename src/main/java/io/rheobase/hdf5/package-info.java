/**
 * Writes HDF5 files whose data are streamed. Nothing of the machine, the time or the library gets
 * into a file, so that equal contents are equal bytes everywhere.
 *
 * <p>Source: HDF5 File Format Specification, version 3.0: superblock version 2, object headers
 * version 2 without times, links within the object header, contiguous layout.
 */
package io.rheobase.hdf5;
