/** The page about a result: one file that needs no other and no network. */
package io.rheobase.report.page;
