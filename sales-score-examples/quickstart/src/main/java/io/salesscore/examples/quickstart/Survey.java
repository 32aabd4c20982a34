package io.salesscore.examples.quickstart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One question about satisfaction put to a customer.
 *
 * @param id what the CRM calls the survey
 * @param rep whose service is rated
 * @param customer who was asked, or null where the export does not say
 * @param sentOn when the question was sent
 * @param rating the answer, 1 (bad) to 5 (good); null where none came
 */
record Survey(
        String id,
        String rep,
        @Nullable String customer,
        LocalDate sentOn,
        @Nullable Integer rating) {

    boolean answered() {
        return rating != null;
    }

    /** An answer of 4 or 5. */
    boolean satisfied() {
        return rating != null && rating >= 4;
    }
}
