/**
 * When: the dates that a score, a measurement or a target covers, and which of them are worked.
 *
 * <p>A {@link io.salesscore.period.Period} is a half-open range of dates, such as {@code 2026-Q1}; its
 * {@link io.salesscore.period.Cadence} says which rhythm it belongs to, and so what comes before it, after it and a
 * year earlier.
 *
 * <p>A {@link io.salesscore.period.WorkCalendar} counts the days of a period that a company works, without its
 * {@link io.salesscore.period.Holidays}; Indonesia's of 2019 to 2027 come with the library, may be replaced or amended,
 * and say where they are estimates. {@link io.salesscore.period.CollectiveLeave} is a company's choice. Who joined or
 * left within a period, or looks at it before it is over, has a {@link io.salesscore.period.PartialPeriod} of it: what
 * of a target is due by now, and to what a result leads, each day bearing as much or along a
 * {@link io.salesscore.period.Pace}. {@link io.salesscore.period.Lebaran} gives the periods around 1 Syawal, which
 * moves through the seasons.
 *
 * <p>Nothing here reads a clock, and an instant becomes a date only in a zone that the caller states.
 */
@NullMarked
package io.salesscore.period;

import org.jspecify.annotations.NullMarked;
