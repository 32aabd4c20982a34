package io.salesscore.measure;

import io.salesscore.kpi.Kpi;

/** What is wrong with a fact, said the same way everywhere. Whoever catches it knows the fact's name. */
final class BadFact extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String before;
    private final String after;
    private final String hint;

    private BadFact(String before, String after, String hint) {
        super(before + "…" + after, null, false, false);
        this.before = before;
        this.after = after;
        this.hint = hint;
    }

    /** A kept fact that does not say what the KPI's measure asks it for. */
    static BadFact lacks(String what, Kpi kpi) {
        return new BadFact(
                "The fact ", " has no " + what + " for KPI (" + kpi + ").", "Maybe leave such facts out by where.");
    }

    static BadFact amount(Object amount, Kpi kpi, String must) {
        return new BadFact("The amount (" + amount + ") of fact ", " for KPI (" + kpi + ") must " + must, "");
    }

    static BadFact withoutSubject() {
        return new BadFact(
                "The fact ",
                " has no subject.",
                "Maybe filter out facts without an owner, or give them a subject of their own, such as vacant.");
    }

    /** A fact whose credit makes no sense. */
    static BadFact credit(String problem, String hint) {
        return new BadFact("The credit for fact ", " " + problem, hint);
    }

    /** The problem, without the hint. */
    String of(String fact) {
        return before + "(" + fact + ")" + after;
    }

    /** What to do about it, in a line that begins "Maybe"; empty where nothing helps. */
    String hint() {
        return hint;
    }
}
