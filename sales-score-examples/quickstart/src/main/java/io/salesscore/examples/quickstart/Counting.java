package io.salesscore.examples.quickstart;

import io.salesscore.period.Period;
import io.salesscore.period.WorkCalendar;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which facts count, in which period, and what is due of a target by then.
 *
 * @param asOf the last day that counts; empty where everything does
 * @param knownOn the day after which nothing had been recorded yet; empty where everything is known
 * @param creditNotes in which period a credit note counts
 * @param calendar the working days by which targets are prorated
 */
record Counting(Optional<LocalDate> asOf, Optional<LocalDate> knownOn, CreditNotes creditNotes, WorkCalendar calendar) {

    /** Everything, by calendar days. */
    static final Counting ALL =
            new Counting(Optional.empty(), Optional.empty(), CreditNotes.OWN, WorkCalendar.everyDay());

    /** The last day that counts of a period, where that is not its last. */
    Optional<LocalDate> asOf(Period period) {
        return asOf.filter(day -> period.contains(day) && !day.equals(period.lastDay()));
    }

    /** A period as far as it has come: up to the last day that counts. */
    Period elapsed(Period period) {
        return asOf(period).map(day -> Period.ofClosed(period.start(), day)).orElse(period);
    }

    /** The day on which a deal or credit note counts; a credit note of after the last day that counts is not there yet. */
    @Nullable
    LocalDate bookedOn(Deal deal) {
        LocalDate own = deal.closedOn();
        return own != null && asOf.filter(own::isAfter).isPresent() ? own : deal.bookedOn(creditNotes);
    }

    /** Whether a deal had been recorded on the day as known on; what does not say when it was is known. */
    boolean knows(Deal deal) {
        LocalDate recorded = deal.recordedOn();
        return recorded == null || knownOn.filter(recorded::isAfter).isEmpty();
    }
}
