package io.salesscore.measure;

import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

/** A fact as a host may have it: null where the CRM's field is empty, and nothing said of it. */
@NullUnmarked
record Deal(String id, String rep, String outlet, Number value, boolean won, LocalDate engagedOn, LocalDate closedOn) {

    boolean closed() {
        return closedOn != null;
    }

    static Deal won(String id, String rep, String outlet, Number value, String closedOn) {
        LocalDate closed = LocalDate.parse(closedOn);
        return new Deal(id, rep, outlet, value, true, closed.minusDays(30), closed);
    }

    static Deal open(String id, String rep, Number value, String engagedOn) {
        return new Deal(id, rep, "c1", value, false, LocalDate.parse(engagedOn), null);
    }

    Deal engagedOn(String date) {
        return new Deal(id, rep, outlet, value, won, LocalDate.parse(date), closedOn);
    }
}
