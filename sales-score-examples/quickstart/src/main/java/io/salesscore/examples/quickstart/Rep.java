package io.salesscore.examples.quickstart;

import io.salesscore.period.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One salesperson on the roster.
 *
 * @param id what the facts call the rep
 * @param name what people call the rep; the id where the export has no names
 * @param manager whose team the rep is in, or null
 * @param branch the branch or office, or null
 * @param role what the rep is: any word, {@value #VACANT} saying that nobody is
 * @param startedOn the first working day, or null where the export does not say
 * @param leftOn the last working day, or null for who has not left
 */
record Rep(
        String id,
        String name,
        @Nullable String manager,
        @Nullable String branch,
        @Nullable String role,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate leftOn) {

    /** The role of a territory without a rep: what is sold there is its team's and nobody's score. */
    static final String VACANT = "vacant";

    boolean vacant() {
        return VACANT.equals(role);
    }

    /** Whether the rep works on any day of a period. */
    boolean isThere(Period period) {
        return (startedOn == null || startedOn.isBefore(period.end()))
                && (leftOn == null || !leftOn.isBefore(period.start()));
    }
}
