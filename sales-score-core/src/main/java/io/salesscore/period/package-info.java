/**
 * When: the dates that a score, a measurement or a target covers.
 *
 * <p>A {@link io.salesscore.period.Period} is a half-open range of dates, such as {@code 2026-Q1}; its
 * {@link io.salesscore.period.Cadence} says which rhythm it belongs to, and so what comes before it, after it and a
 * year earlier. Nothing here reads a clock, and an instant becomes a date only in a zone that the caller states.
 */
@NullMarked
package io.salesscore.period;

import org.jspecify.annotations.NullMarked;
