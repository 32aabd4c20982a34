/** A command line that scores a CRM export: facts in, scorecards out. */
@NullMarked
package io.salesscore.examples.quickstart;

import org.jspecify.annotations.NullMarked;
