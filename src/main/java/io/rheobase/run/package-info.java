/** A resolved parameter file becomes an engine, an output folder and a manifest. */
package io.rheobase.run;
