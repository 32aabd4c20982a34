package io.salesscore.examples.quickstart;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money that a customer owes, or owed.
 *
 * @param id what the books call the invoice
 * @param rep whose sale it was
 * @param customer who owes, or null where the export does not say
 * @param amount how much; positive
 * @param issuedOn when it was written: a receivable from this day on
 * @param dueOn the last day on which paying is in time; overdue from the day after
 * @param paidOn when it was paid in full; null while it is not
 */
record Invoice(
        String id,
        String rep,
        @Nullable String customer,
        BigDecimal amount,
        LocalDate issuedOn,
        LocalDate dueOn,
        @Nullable LocalDate paidOn) {

    /** As it was at the end of a day: not paid yet, where that came later. */
    Invoice asOf(LocalDate day) {
        return paidOn != null && paidOn.isAfter(day)
                ? new Invoice(id, rep, customer, amount, issuedOn, dueOn, null)
                : this;
    }

    boolean paid() {
        return paidOn != null;
    }

    /** Was unpaid when its due day ended, by what is known at the export; paid since or not. */
    boolean late() {
        return paidOn == null || paidOn.isAfter(dueOn);
    }
}
