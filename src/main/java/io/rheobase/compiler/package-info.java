/**
 * Straight-line programs over blocks of neurons, compiled to bytecode: one scalar form and one of
 * vectors of the machine's width, which do the same operations in the same order and give the same
 * bits.
 *
 * <p>A model is built with a {@link io.rheobase.compiler.ProgramBuilder} into two {@link
 * io.rheobase.compiler.Program}s, a step and a reset, and {@link
 * io.rheobase.compiler.KernelCompiler} makes a {@link io.rheobase.compiler.Kernel} of them. Every
 * function is expanded into operations that IEEE 754 fixes; nothing is called from inside a loop.
 */
package io.rheobase.compiler;
