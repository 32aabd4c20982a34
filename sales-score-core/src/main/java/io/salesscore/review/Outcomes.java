package io.salesscore.review;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Names;
import io.salesscore.period.Period;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What came of subjects, to hold scores or KPIs against: the revenue of the next quarter, whether a customer was kept.
 * Numbers, or yes and no.
 *
 * <pre>{@code
 * Outcomes kept = Outcomes.yesNo(Map.of("sari", true, "budi", false, …));
 * Outcomes revenue = Outcomes.ofNext(SalesKpis.REVENUE, allQuarters);                   // of the quarter after the score's
 * Outcomes both = Outcomes.numbers(first).in(Period.quarter(2026, 1))
 *     .and(Outcomes.numbers(second).in(Period.quarter(2026, 2)));
 * }</pre>
 *
 * <p>An outcome belongs to a subject and, where it names one, to the period <em>of the score</em> that it is held
 * against. Without a period it belongs to the only one that the subject has a score in. Immutable.
 */
public final class Outcomes {

    private final boolean areYesNo;
    private final Optional<Names> name;
    private final SortedMap<String, Map<Optional<Period>, Double>> bySubject;

    private Outcomes(
            boolean areYesNo, Optional<Names> name, SortedMap<String, Map<Optional<Period>, Double>> bySubject) {
        this.areYesNo = areYesNo;
        this.name = name;
        this.bySubject = bySubject;
    }

    /**
     * Outcomes that are numbers.
     *
     * @param bySubject a finite number for each subject
     * @return the outcomes, without period
     * @throws IllegalArgumentException if a number is not finite, naming its subject
     */
    public static Outcomes numbers(Map<String, ? extends Number> bySubject) {
        SortedMap<String, Map<Optional<Period>, Double>> all = new TreeMap<>();
        bySubject.forEach((subject, number) -> put(all, subject, Optional.empty(), number.doubleValue()));
        return new Outcomes(false, Optional.empty(), all);
    }

    /**
     * Outcomes that are yes or no.
     *
     * @param bySubject true for yes, for each subject
     * @return the outcomes, without period
     */
    public static Outcomes yesNo(Map<String, Boolean> bySubject) {
        SortedMap<String, Map<Optional<Period>, Double>> all = new TreeMap<>();
        bySubject.forEach((subject, yes) -> put(all, subject, Optional.empty(), yes ? 1 : 0));
        return new Outcomes(true, Optional.empty(), all);
    }

    /**
     * A KPI as the outcome, in the same period: does one KPI go with another?
     *
     * @param kpi the KPI
     * @param measurements what was measured, each subject once a period
     * @return the KPI's values; what has none is no outcome
     * @throws IllegalArgumentException if a subject is measured twice in a period
     */
    public static Outcomes of(Kpi kpi, Collection<Measurements> measurements) {
        return of(kpi, measurements, period -> period, kpi.names());
    }

    /**
     * A KPI of the period after the score's as the outcome: do scores foretell it?
     *
     * @param kpi the KPI
     * @param measurements what was measured later, each subject once a period
     * @return the KPI's values, each for the {@linkplain Period#previous period before}; what has none is no outcome
     * @throws IllegalArgumentException if a subject is measured twice in a period
     */
    public static Outcomes ofNext(Kpi kpi, Collection<Measurements> measurements) {
        Names next = new Names(ofNext(kpi, Language.ENGLISH), ofNext(kpi, Language.INDONESIAN));
        return of(kpi, measurements, Period::previous, next);
    }

    private static String ofNext(Kpi kpi, Language language) {
        return Sentence.OF_NEXT.in(language, language.choose(kpi.names()));
    }

    /** What the outcome is called in a sentence, without an article. */
    String name(Language language) {
        return name.map(language::choose).orElseGet(() -> Sentence.THE_OUTCOME.in(language));
    }

    private static Outcomes of(
            Kpi kpi, Collection<Measurements> measurements, UnaryOperator<Period> scored, Names name) {
        SortedMap<String, Map<Optional<Period>, Double>> all = new TreeMap<>();
        for (Measurements measured : measurements) {
            OptionalDouble value = measured.measurement(kpi).value();
            if (value.isPresent()) {
                put(all, measured.subject(), Optional.of(scored.apply(measured.period())), value.getAsDouble());
            }
        }
        return new Outcomes(false, Optional.of(name), all);
    }

    private static void put(
            Map<String, Map<Optional<Period>, Double>> all, String subject, Optional<Period> period, double outcome) {
        if (!(Math.abs(outcome) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The outcome (" + outcome + ") of subject (" + subject + ") must be a finite number.");
        }
        Map<Optional<Period>, Double> own = all.computeIfAbsent(subject, key -> new HashMap<>());
        if (own.put(period, outcome + 0.0) != null || (own.size() > 1 && own.containsKey(Optional.<Period>empty()))) {
            throw new IllegalArgumentException("The subject (" + subject + ") has two outcomes"
                    + period.map(each -> " in (" + each + ")").orElse("")
                    + ", or one without period beside others.\nMaybe in(period) for each period.");
        }
    }

    /**
     * The same outcomes for the scores of a period.
     *
     * @param period the period of the scores, not of what came later
     * @return outcomes that name the period
     * @throws IllegalArgumentException if a subject has several outcomes already
     */
    public Outcomes in(Period period) {
        SortedMap<String, Map<Optional<Period>, Double>> all = new TreeMap<>();
        bySubject.forEach(
                (subject, own) -> own.values().forEach(outcome -> put(all, subject, Optional.of(period), outcome)));
        return new Outcomes(areYesNo, name, all);
    }

    /**
     * These outcomes and others.
     *
     * @param others of other subjects, or for other periods
     * @return all of them
     * @throws IllegalArgumentException if a subject has an outcome in both for one period, or one are numbers and the others
     *     yes and no
     */
    public Outcomes and(Outcomes others) {
        if (areYesNo != others.areYesNo) {
            throw new IllegalArgumentException("The outcomes (" + this + ") and (" + others + ") do not mix.");
        }
        SortedMap<String, Map<Optional<Period>, Double>> all = new TreeMap<>();
        for (Outcomes each : new Outcomes[] {this, others}) {
            each.bySubject.forEach(
                    (subject, own) -> own.forEach((period, outcome) -> put(all, subject, period, outcome)));
        }
        return new Outcomes(areYesNo, name.equals(others.name) ? name : Optional.empty(), all);
    }

    /**
     * Whether they are yes and no.
     *
     * @return false if they are numbers
     */
    public boolean areYesNo() {
        return areYesNo;
    }

    /**
     * How many there are.
     *
     * @return the number of outcomes
     */
    public int size() {
        return bySubject.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * The outcome of each row, yes being 1 and no 0; NaN where there is none.
     *
     * @param rows by subject
     * @throws IllegalArgumentException if an outcome without period could belong to several rows, or none belongs to any
     */
    double[] of(List<Measurements> rows) {
        double[] outcomes = new double[rows.size()];
        boolean any = false;
        for (int i = 0; i < outcomes.length; i++) {
            String subject = rows.get(i).subject();
            Map<Optional<Period>, Double> own = bySubject.getOrDefault(subject, Map.of());
            Double undated = own.get(Optional.<Period>empty());
            if (undated != null && i > 0 && rows.get(i - 1).subject().equals(subject)) {
                throw new IllegalArgumentException("The outcome (" + undated + ") of subject (" + subject
                        + ") names no period, and the subject is there in ("
                        + rows.get(i - 1).period() + ") and in (" + rows.get(i).period()
                        + ").\nMaybe Outcomes.in says for which period the outcome is.");
            }
            Double outcome = own.getOrDefault(Optional.of(rows.get(i).period()), undated);
            outcomes[i] = outcome == null ? Double.NaN : outcome;
            any |= outcome != null;
        }
        if (!any) {
            throw new IllegalArgumentException("The outcomes (" + this + ") belong to none of the " + rows.size()
                    + " subjects and periods that they are held against.\nMaybe the periods differ:"
                    + " an outcome names the period of the score, not its own.");
        }
        return outcomes;
    }

    /** For people: {@code 40 numbers}. */
    @Override
    public String toString() {
        return size() + (areYesNo ? " times yes or no" : " numbers");
    }
}
