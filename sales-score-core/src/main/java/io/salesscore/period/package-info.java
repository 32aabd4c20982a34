/**
 * When: periods of days with their cadence, the fiscal and custom calendars that cut the year into them, and the
 * text form of each.
 */
@NullMarked
package io.salesscore.period;

import org.jspecify.annotations.NullMarked;
