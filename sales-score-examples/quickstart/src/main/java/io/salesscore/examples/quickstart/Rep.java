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
 * @param role what the rep is: any word, {@value People#VACANT} saying that nobody is
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
        @Nullable LocalDate leftOn) {}
