/** The recording path: text and files, from the engine's buffers to the disk. */
package io.rheobase.record;
