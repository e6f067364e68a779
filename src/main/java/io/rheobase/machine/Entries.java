package io.rheobase.machine;

/** The functions of the library that {@link EntryWriter} writes. */
final class Entries {
  private Entries() {}

  /**
   * Puts code into memory of its own, which is never written again and never given back.
   *
   * @return its address, or a negative number of an error of the system
   */
  static native long install(byte[] code, long length);

  /**
   * Calls code with the addresses of arrays, 0 for null. The collector does not move them
   * meanwhile.
   */
  static native long call6(
      long code,
      long x,
      long y,
      long z,
      Object a,
      Object b,
      Object c,
      Object d,
      Object e,
      Object f);

  /**
   * The same with any number of arrays.
   *
   * @param count of the arrays, of which none is null
   */
  static native long callMany(long code, long x, long y, long z, Object[] arrays, long count);
}
