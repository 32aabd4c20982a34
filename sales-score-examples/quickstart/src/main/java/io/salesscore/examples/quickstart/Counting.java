package io.salesscore.examples.quickstart;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Proration;
import io.salesscore.period.Pace;
import io.salesscore.period.PartialPeriod;
import io.salesscore.period.Period;
import io.salesscore.period.WorkCalendar;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which facts count, in which period, and what is due of a target by then.
 *
 * @param asOf the last day that counts; empty where everything does
 * @param knownOn the day after which nothing had been recorded yet, nor happened; empty where everything is known
 * @param creditNotes in which period a credit note counts
 * @param calendar the working days by which targets are prorated
 * @param paces of KPIs, by their ids, whose targets do not fall due day by day
 */
record Counting(
        Optional<LocalDate> asOf,
        Optional<LocalDate> knownOn,
        CreditNotes creditNotes,
        WorkCalendar calendar,
        Map<String, Pace> paces) {

    /** Everything, by calendar days. */
    static final Counting ALL =
            new Counting(Optional.empty(), Optional.empty(), CreditNotes.OWN, WorkCalendar.everyDay(), Map.of());

    Counting(Optional<LocalDate> asOf, Optional<LocalDate> knownOn, CreditNotes creditNotes, WorkCalendar calendar) {
        this(asOf, knownOn, creditNotes, calendar, Map.of());
    }

    /** The same up to a day. */
    Counting asOf(LocalDate lastDay) {
        return new Counting(Optional.of(lastDay), knownOn, creditNotes, calendar, paces);
    }

    /** The same by these paces. */
    Counting withPaces(Map<String, Pace> stated) {
        return new Counting(asOf, knownOn, creditNotes, calendar, stated);
    }

    /** What of a KPI's target is due in a part of a period, and what its value comes to by the end. */
    Proration proration(PartialPeriod part, Kpi kpi) {
        Pace pace = paces.get(kpi.id());
        return pace == null ? Proration.by(part) : Proration.by(part).pace(kpi, pace);
    }

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

    /** The day at whose end facts are looked at: the last that counts or the one as known on, whichever is earlier. */
    Optional<LocalDate> seenOn() {
        return Stream.of(asOf, knownOn).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Whether what is known from a day on is known; of what nobody says when, it is. */
    boolean knows(@Nullable LocalDate from) {
        return from == null || knownOn.filter(from::isAfter).isEmpty();
    }

    /** A deal as it was known: as it is, still open, or not at all. */
    Optional<Deal> known(Deal deal) {
        return knownOn.isEmpty() ? Optional.of(deal) : deal.knownOn(knownOn.get());
    }
}
