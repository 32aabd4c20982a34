package io.salesscore.measure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** A sale that may be shared, or a credit note: a fact as a host may have it. */
@NullUnmarked
record Sale(
        String id,
        Map<String, BigDecimal> shares,
        List<String> specialists,
        String customer,
        String product,
        BigDecimal value,
        LocalDate soldOn,
        LocalDate bookedOn,
        LocalDate recordedOn) {

    /** Shares are written "A 0.6, B 0.4"; a name alone has all, and "null" is null. */
    static Sale of(String id, String shares, String customer, String value, String soldOn) {
        LocalDate date = LocalDate.parse(soldOn);
        return new Sale(id, parse(shares), List.of(), customer, "p1", new BigDecimal(value), date, date, null);
    }

    private static Map<String, BigDecimal> parse(String text) {
        Map<String, BigDecimal> shares = new HashMap<>();
        for (String part : text.split(", ", -1)) {
            int space = part.indexOf(' ');
            String subject = space < 0 ? part : part.substring(0, space);
            String share = space < 0 ? "1" : part.substring(space + 1);
            shares.put("null".equals(subject) ? null : subject, "null".equals(share) ? null : new BigDecimal(share));
        }
        return shares;
    }

    boolean isSale() {
        return value.signum() > 0;
    }

    Sale bookedOn(String date) {
        return new Sale(id, shares, specialists, customer, product, value, soldOn, LocalDate.parse(date), recordedOn);
    }

    Sale recordedOn(String date) {
        return new Sale(id, shares, specialists, customer, product, value, soldOn, bookedOn, LocalDate.parse(date));
    }

    Sale with(String... helped) {
        return new Sale(id, shares, Arrays.asList(helped), customer, product, value, soldOn, bookedOn, recordedOn);
    }

    Sale withoutList() {
        return new Sale(id, shares, null, customer, product, value, soldOn, bookedOn, recordedOn);
    }

    Sale of(String product) {
        return new Sale(id, shares, specialists, customer, product, value, soldOn, bookedOn, recordedOn);
    }
}
