package io.rheobase.hdf5;

/** What a file consists of. */
sealed interface Hdf5Object permits Hdf5Group, Hdf5Dataset {

  /** Stands for an address that there is not. */
  long UNDEFINED = -1;

  /** Appends the object and all that belongs to it, and notes where it stands. */
  void append(Bytes out, Hdf5Group.Addresses addresses);
}
