package io.salesscore.examples.quickstart;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The deals with which outlets open: of each new outlet the first, whatever the order of the rows. */
final class FirstPurchases {

    private final Map<String, Deal> byCustomer = new HashMap<>();

    void add(Deal deal) {
        String customer = deal.customer();
        if (customer != null && deal.opensOutlet()) {
            byCustomer.merge(customer, deal, FirstPurchases::earlier);
        }
    }

    Collection<Deal> deals() {
        return byCustomer.values();
    }

    /** Of one day's deals the one with the first id. */
    private static Deal earlier(Deal one, Deal other) {
        LocalDate day = one.closedOn();
        LocalDate otherDay = other.closedOn();
        if (day == null || otherDay == null) {
            throw new IllegalArgumentException("A deal without a date of closing opens no outlet.");
        }
        int order = day.compareTo(otherDay);
        return order < 0 || (order == 0 && one.id().compareTo(other.id()) < 0) ? one : other;
    }
}
