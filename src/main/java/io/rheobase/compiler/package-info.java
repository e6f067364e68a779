/** The arithmetic of a model as the engine runs it. */
package io.rheobase.compiler;
