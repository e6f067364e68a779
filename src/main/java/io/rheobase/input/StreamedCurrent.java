package io.rheobase.input;

/** A current source that must be read before it can be used. */
public interface StreamedCurrent extends CurrentSource, Streamed {}
