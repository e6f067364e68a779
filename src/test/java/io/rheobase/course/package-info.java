/** Parameter files of the flat form and their results, for tests. */
package io.rheobase.course;
