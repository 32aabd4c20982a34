package io.salesscore.measure;

import io.salesscore.kpi.Kpi;

/** What is wrong with a fact, said the same way everywhere. */
final class BadFact {

    private BadFact() {}

    /** A kept fact that does not say what the KPI's measure asks it for. */
    static IllegalArgumentException lacks(String what, Object fact, Kpi kpi) {
        return new IllegalArgumentException("The fact (" + fact + ") has no " + what + " for KPI (" + kpi
                + ").\nMaybe leave such facts out by where.");
    }

    static IllegalArgumentException amount(Object amount, Object fact, Kpi kpi, String must) {
        return new IllegalArgumentException(
                "The amount (" + amount + ") of fact (" + fact + ") for KPI (" + kpi + ") must " + must);
    }

    static IllegalArgumentException withoutSubject(Object fact) {
        return new IllegalArgumentException("The fact (" + fact + ") has no subject.\n"
                + "Maybe filter out facts without an owner, or give them a subject of their own, such as vacant.");
    }
}
