package io.salesscore.measure;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What somebody is credited with of a fact: a part of it, for the dates from one day, inclusive, until another,
 * exclusive.
 *
 * @param part more than 0, at most 1
 * @param overlay whether it is in addition to the credit of others, who share the whole
 * @param from the first date
 * @param until the date after the last
 */
record Share(BigDecimal part, boolean overlay, LocalDate from, LocalDate until) {

    /** All of a fact, whatever its date. */
    static final Share WHOLE = of(BigDecimal.ONE);

    /** All of a fact, in addition. */
    static final Share OVERLAY = new Share(BigDecimal.ONE, true, LocalDate.MIN, LocalDate.MAX);

    static Share of(BigDecimal part) {
        return new Share(part, false, LocalDate.MIN, LocalDate.MAX);
    }

    boolean covers(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    Share within(LocalDate first, LocalDate end) {
        return new Share(part, overlay, from.isBefore(first) ? first : from, until.isBefore(end) ? until : end);
    }

    boolean isEmpty() {
        return !from.isBefore(until);
    }
}
