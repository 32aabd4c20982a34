package io.salesscore.measure;

import io.salesscore.kpi.Kpi;
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
 * <p>A share weighs the amount, the count, the k and n of a proportion, the n of a mean. A key counts whole: an outlet
 * that two reps share is an active outlet of both, and one of the team. Overlay credit is additional and stays with
 * whom it is given to ({@link io.salesscore.kpi.Measurement.Overlaid}): a team counts the deal once, for whoever shares
 * the deal itself.
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

        /** A share that nobody may have: where it counts for a KPI, the fact is a mistake. */
        void refuse(Share share, Function<Kpi, BadFact> mistake);
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
            sink.credit(requireSubject(subject.apply(fact)), Share.WHOLE);
        });
    }

    private static String requireSubject(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw BadFact.withoutSubject();
        }
        return id;
    }

    /**
     * A fact is shared. Shares that do not sum to 1 are an error of that fact; so are negative ones, those with more
     * than 18 decimals, and a subject or share that is null.
     *
     * @param shares the share of each subject: {@code Map.of("sari", new BigDecimal("0.6"), "budi", new
     *     BigDecimal("0.4"))}; a share of 0 is none
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
            requireSubject(share.getKey());
            @Nullable BigDecimal part = share.getValue();
            if (part == null) {
                throw BadFact.credit(
                        "has no share of subject (" + share.getKey() + ").", "Maybe leave out who has none.");
            }
            if (part.signum() < 0 || part.scale() > DECIMALS || part.precision() > 2 * DECIMALS) {
                throw BadFact.credit(
                        "has a share of subject (" + share.getKey() + ") that is negative or has more than " + DECIMALS
                                + " decimals.",
                        "");
            }
            // the exponent is looked at first: adding 1e999999999 would itself take for ever
            if ((long) part.precision() - part.scale() > DECIMALS) {
                throw BadFact.credit("has a share of subject (" + share.getKey() + ") that is far more than 1.", "");
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
     * The same credit, and in addition all of the fact for others: the product specialist or key-account manager who
     * helped. Who has a share of the fact, on the date on which it counts, cannot have overlay credit for it too: that
     * is an error of that fact. The former holder of a territory who helps the present one can.
     *
     * @param subjects to whom, each once; may be empty. Null, or an id in it that is null or blank, is an error of that
     *     fact
     * @return credit with overlay
     */
    public Credit<T> overlaid(Function<? super T, ? extends @Nullable Collection<String>> subjects) {
        return new Credit<>((fact, sink) -> {
            Set<String> others = others(subjects.apply(fact));
            rule.credit(
                    fact,
                    others.isEmpty()
                            ? sink
                            : new Sink() {
                                @Override
                                public void credit(String subject, Share share) {
                                    if (others.contains(subject)) {
                                        String besides = share.overlay()
                                                ? " overlay credit twice."
                                                : " a share and overlay credit too.";
                                        sink.refuse(
                                                share,
                                                kpi -> BadFact.credit("gives subject (" + subject + ")" + besides, ""));
                                    }
                                    sink.credit(subject, share);
                                }

                                @Override
                                public void refuse(Share share, Function<Kpi, BadFact> mistake) {
                                    sink.refuse(share, mistake);
                                }
                            });
            others.forEach(subject -> sink.credit(subject, Share.OVERLAY));
        });
    }

    private static Set<String> others(@Nullable Collection<String> subjects) {
        if (subjects == null) {
            throw BadFact.credit(
                    "does not say whom it is overlaid for.", "Maybe give an empty collection where nobody helped.");
        }
        Set<String> others = new TreeSet<>();
        subjects.forEach(subject -> others.add(requireSubject(subject)));
        return others;
    }

    /**
     * What each subject is credited with goes to what it belongs to on the date on which the fact counts: from reps to
     * their teams, from territories to the reps who hold them. The date is that of each measure; a balance goes by the
     * last day of the period. Overlay credit stays behind.
     *
     * <p>A fact that counts on a date on which its subject belongs to nothing is an error of that fact, unless
     * {@link Assignments#otherwise} says whose it is.
     *
     * <p>Without a roster, all that a fact's subject ever belongs to is measured, as any subject of a fact is: a team
     * that a rep joins next year has 0 in this one, and so has {@code vacant} while nothing is.
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
                    String whole = assignments.wholeOf(span);
                    if (part.isEmpty()) {
                        continue;
                    }
                    if (whole == null) {
                        sink.refuse(part, kpi -> unassigned(subject, kpi));
                    } else {
                        sink.credit(whole, part);
                    }
                }
            }

            @Override
            public void refuse(Share share, Function<Kpi, BadFact> mistake) {
                sink.refuse(share, mistake);
            }
        }));
    }

    private static BadFact unassigned(String subject, Kpi kpi) {
        return BadFact.credit(
                "goes to what subject (" + subject + ") is assigned to, which is nothing on the date on which KPI ("
                        + kpi + ") counts it.",
                "Maybe say by Assignments.otherwise whose such facts are, or add the assignment.");
    }

    /** Hands the shares of a fact to a sink. */
    void share(T fact, Sink sink) {
        rule.credit(fact, sink);
    }
}
