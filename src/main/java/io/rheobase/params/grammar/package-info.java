/**
 * What a parameter file may hold, as data: the shapes of its values and the definitions made of
 * them. Validation, the JSON schema and the reference page all come from here.
 */
package io.rheobase.params.grammar;
