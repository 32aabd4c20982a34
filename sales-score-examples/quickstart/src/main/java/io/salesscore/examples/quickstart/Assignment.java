package io.salesscore.examples.quickstart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a rep was for a while. What it leaves open is as the roster says.
 *
 * @param rep who
 * @param from the first day
 * @param until the last day; null while it lasts
 * @param manager whose team the rep was in, or null
 * @param branch the branch or office, or null
 * @param role what the rep was there, or null
 */
record Assignment(
        String rep,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String manager,
        @Nullable String branch,
        @Nullable String role) {

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    boolean overlaps(Assignment other) {
        return (until == null || !until.isBefore(other.from)) && (other.until == null || !other.until.isBefore(from));
    }
}
