/** Sources of current. */
package io.rheobase.input;
