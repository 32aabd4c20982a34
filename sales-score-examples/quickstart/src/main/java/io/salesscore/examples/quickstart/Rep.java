package io.salesscore.examples.quickstart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One salesperson on the roster.
 *
 * @param id what the facts call the rep
 * @param name what people call the rep; the id where the export has no names
 * @param manager whose team the rep is in, or null
 * @param branch the branch or office, or null
 * @param startedOn the first working day, or null where the export does not say
 */
record Rep(
        String id,
        String name,
        @Nullable String manager,
        @Nullable String branch,
        @Nullable LocalDate startedOn) {}
