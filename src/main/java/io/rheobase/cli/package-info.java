/** The command line: options, progress, messages. */
package io.rheobase.cli;
