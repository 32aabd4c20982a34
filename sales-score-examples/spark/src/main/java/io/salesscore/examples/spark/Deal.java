package io.salesscore.examples.spark;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * A closed deal, as a CRM has it; amounts are whole rupiah.
 *
 * @param id names it
 * @param rep who closed it
 * @param customer whose it is
 * @param openedOn when work on it began
 * @param closedOn when it was won or lost
 * @param won whether it was won
 * @param value what it was sold for
 * @param listValue what it would have cost by the price list
 * @param cost what was sold cost the company
 * @param answer how content the customer was afterwards, 1 to 5; empty where nobody answered
 */
record Deal(
        String id,
        String rep,
        String customer,
        LocalDate openedOn,
        LocalDate closedOn,
        boolean won,
        long value,
        long listValue,
        long cost,
        OptionalInt answer) {

    long discount() {
        return listValue - value;
    }

    long margin() {
        return value - cost;
    }

    long cycleDays() {
        return closedOn.toEpochDay() - openedOn.toEpochDay();
    }
}
