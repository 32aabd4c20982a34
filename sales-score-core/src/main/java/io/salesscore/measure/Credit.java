package io.salesscore.measure;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whose a fact is: one subject's, several subjects' in shares, or that of whomever it is assigned to on its date.
 *
 * <table class="striped">
 * <caption>A deal of 70, and what each is credited with</caption>
 * <tr><th>credit</th><th>A</th><th>B</th><th>S</th><th>their team</th></tr>
 * <tr><td>{@code Credit.of(Deal::rep)}, A's</td><td>70, 1 deal</td><td></td><td></td><td>70, 1 deal</td></tr>
 * <tr><td>{@code Credit.split(Deal::shares)}, A 0.6 and B 0.4</td><td>42, 0.6 deals</td><td>28, 0.4 deals</td><td></td>
 *     <td>70, 1 deal</td></tr>
 * <tr><td>{@code Credit.of(Deal::rep).overlaid(Deal::specialists)}, A's, S helped</td><td>70, 1 deal</td><td></td>
 *     <td>70, 1 deal</td><td>70, 1 deal</td></tr>
 * </table>
 *
 * <p>A share weighs the amount, the count, the k and n of a proportion, the n of a mean. A key counts whole: an outlet that
 * two reps share is an active outlet of both, and one of the team. Overlay credit is additional and stays with whom it is
 * given to ({@link io.salesscore.kpi.Measurement.Overlaid}): a team counts the deal once, for whoever shares the deal itself.
 *
 * <p>Immutable; the functions must be pure.
 *
 * @param <T> the host's class of facts
 */
public final class Credit<T> {

    // a share with more decimals is a mistake, and exact sums would need absurd numbers of digits
    private static final int DECIMALS = 18;

    private final Rule<T> rule;

    /** Says of a fact who gets what. */
    @FunctionalInterface
    private interface Rule<T> {
        void credit(T fact, Sink sink);
    }

    /** Takes the shares of one fact. */
    interface Sink {

        void credit(String subject, Share share);

        /** A share for dates on which {@code subject} is assigned to nothing. */
        void unassigned(String subject, Share share);
    }

    private Credit(Rule<T> rule) {
        this.rule = rule;
    }

    /**
     * All of a fact is one subject's.
     *
     * @param subject whose; null or a blank id is an error of that fact
     * @param <T> the class of facts
     * @return the credit
     */
    public static <T> Credit<T> of(Function<? super T, ? extends @Nullable String> subject) {
        return new Credit<>((fact, sink) -> {
            String id = subject.apply(fact);
            if (id == null || id.isBlank()) {
                throw BadFact.withoutSubject();
            }
            sink.credit(id, Share.WHOLE);
        });
    }

    /**
     * A fact is shared. Shares that do not sum to 1 are an error of that fact; so are negative ones, and those with more than
     * 18 decimals.
     *
     * @param shares the share of each subject: {@code Map.of("sari", new BigDecimal("0.6"), "budi", new BigDecimal("0.4"))};
     *     a share of 0 is none
     * @param <T> the class of facts
     * @return the credit
     */
    public static <T> Credit<T> split(Function<? super T, ? extends @Nullable Map<String, BigDecimal>> shares) {
        return new Credit<>((fact, sink) -> {
            Map<String, BigDecimal> stated = shares.apply(fact);
            if (stated == null || stated.isEmpty()) {
                throw BadFact.withoutSubject();
            }
            requireWhole(stated);
            stated.forEach((subject, part) -> {
                if (part.signum() > 0) {
                    sink.credit(subject, part.compareTo(BigDecimal.ONE) == 0 ? Share.WHOLE : Share.of(part));
                }
            });
        });
    }

    private static void requireWhole(Map<String, BigDecimal> shares) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> share : shares.entrySet()) {
            BigDecimal part = share.getValue();
            if (share.getKey().isBlank()) {
                throw BadFact.withoutSubject();
            }
            if (part.signum() < 0 || part.scale() > DECIMALS || part.precision() > 2 * DECIMALS) {
                throw BadFact.credit(
                        "has a share of subject (" + share.getKey() + ") that is negative or has more than " + DECIMALS
                                + " decimals.",
                        "");
            }
            sum = sum.add(part);
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw BadFact.credit(
                    "sums to (" + sum.toPlainString() + ") and must sum to 1.",
                    "Maybe percent was given: 60 % is 0.6; a third needs two shares of 0.3333 and one of 0.3334.");
        }
    }

    /**
     * The same credit, and in addition all of the fact for others: the product specialist or key-account manager who helped.
     * Who has a share of the fact already cannot have overlay credit for it too: that is an error of that fact.
     *
     * @param subjects to whom; may be empty
     * @return credit with overlay
     */
    public Credit<T> overlaid(Function<? super T, ? extends Collection<String>> subjects) {
        return new Credit<>((fact, sink) -> {
            Set<String> others = new TreeSet<>(subjects.apply(fact));
            rule.credit(
                    fact,
                    others.isEmpty()
                            ? sink
                            : new Sink() {
                                @Override
                                public void credit(String subject, Share share) {
                                    if (others.contains(subject)) {
                                        throw BadFact.credit(
                                                "gives subject (" + subject + ") a share and overlay credit too.", "");
                                    }
                                    sink.credit(subject, share);
                                }

                                @Override
                                public void unassigned(String subject, Share share) {
                                    sink.unassigned(subject, share);
                                }
                            });
            others.forEach(subject -> {
                if (subject.isBlank()) {
                    throw BadFact.withoutSubject();
                }
                sink.credit(subject, Share.OVERLAY);
            });
        });
    }

    /**
     * What each subject is credited with goes to what it belongs to on the date on which the fact counts: from reps to their
     * teams, from territories to the reps who hold them. The date is that of each measure; a balance goes by the last day of
     * the period. Overlay credit stays behind.
     *
     * <p>A fact that counts on a date on which its subject belongs to nothing is an error of that fact, unless
     * {@link Assignments#otherwise} says whose it is.
     *
     * @param assignments who belongs to what, and when
     * @return the credit of the wholes
     */
    public Credit<T> assigned(Assignments assignments) {
        return new Credit<>((fact, sink) -> rule.credit(fact, new Sink() {
            @Override
            public void credit(String subject, Share share) {
                if (share.overlay()) {
                    return;
                }
                for (Assignments.Span span : assignments.spans(subject)) {
                    Share part = share.within(span.from(), span.until());
                    String whole = span.whole();
                    if (part.isEmpty()) {
                        continue;
                    }
                    if (whole == null) {
                        sink.unassigned(subject, part);
                    } else {
                        sink.credit(whole, part);
                    }
                }
            }

            @Override
            public void unassigned(String subject, Share share) {
                sink.unassigned(subject, share);
            }
        }));
    }

    /** Hands the shares of a fact to a sink. */
    void share(T fact, Sink sink) {
        rule.credit(fact, sink);
    }
}
