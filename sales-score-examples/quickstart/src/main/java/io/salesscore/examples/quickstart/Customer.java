package io.salesscore.examples.quickstart;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer in the register.
 *
 * @param id what deals call the customer
 * @param name what people call the customer; null where the export does not say
 * @param registeredOn since when the customer is there; null where the export does not say
 * @param segment what kind of customer, or null
 * @param region where, or null
 */
record Customer(
        String id,
        @Nullable String name,
        @Nullable LocalDate registeredOn,
        @Nullable String segment,
        @Nullable String region) {}
