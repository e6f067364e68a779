/**
 * What a run is at a sample, as a file: sections of numbers that those who own the state write and
 * read, with checks that refuse what is damaged or foreign before anything is used.
 */
package io.rheobase.checkpoint;
