package io.salesscore.examples.quickstart;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call at an outlet: planned, made, or both.
 *
 * @param id what the CRM calls the visit
 * @param rep who calls
 * @param customer the outlet, or null where the export does not say
 * @param plannedOn the day in the journey plan; null for a call off plan
 * @param visitedOn the day the call was made; null for a planned call that was missed
 * @param lines order lines taken at the call; 0 when nothing was ordered
 */
record Visit(
        String id,
        String rep,
        @Nullable String customer,
        @Nullable LocalDate plannedOn,
        @Nullable LocalDate visitedOn,
        int lines) {

    /** The day from which it is known: that of the plan, or of the call where that was made before or off plan. */
    LocalDate knownFrom() {
        LocalDate first =
                plannedOn == null || (visitedOn != null && visitedOn.isBefore(plannedOn)) ? visitedOn : plannedOn;
        return Objects.requireNonNull(first, "a visit is planned, made, or both");
    }

    /** As it was at the end of a day: planned and not made yet, where the call came later. */
    Visit asOf(LocalDate day) {
        return planned() && visitedOn != null && visitedOn.isAfter(day)
                ? new Visit(id, rep, customer, plannedOn, null, 0)
                : this;
    }

    boolean planned() {
        return plannedOn != null;
    }

    boolean made() {
        return visitedOn != null;
    }

    /** Made, and in the journey plan. */
    boolean onPlan() {
        return planned() && made();
    }

    /** A call with an order. */
    boolean effective() {
        return made() && lines > 0;
    }
}
