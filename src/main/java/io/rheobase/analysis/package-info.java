/** What is made of recordings: counts, rates, intervals. */
package io.rheobase.analysis;
