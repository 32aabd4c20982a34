package io.salesscore.examples.quickstart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may become a customer.
 *
 * @param id what the CRM calls the lead
 * @param rep who follows it up
 * @param createdOn when it came in: leads are counted by this date, as a cohort
 * @param convertedOn when it became a deal or customer; null while it has not
 */
record Lead(
        String id,
        String rep,
        LocalDate createdOn,
        @Nullable LocalDate convertedOn) {

    boolean converted() {
        return convertedOn != null;
    }

    /** As it was at the end of a day: not converted yet, where that came later. */
    Lead asOf(LocalDate day) {
        return convertedOn != null && convertedOn.isAfter(day) ? new Lead(id, rep, createdOn, null) : this;
    }
}
