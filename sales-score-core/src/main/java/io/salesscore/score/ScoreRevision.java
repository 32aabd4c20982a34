package io.salesscore.score;

import io.salesscore.kpi.Correction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A published score in its life: provisional while the period is open or facts still come, then final, then restated as
 * often as facts are corrected. Each revision has a number, from 1, and the day up to which facts were known; a
 * restatement names the revision that it restates, why, and the difference by fact.
 *
 * <pre>{@code
 * ScoreRevision inMarch = ScoreRevision.ofProvisional(soFar, LocalDate.of(2026, 3, 16));
 * ScoreRevision inApril = inMarch.finalized(score, LocalDate.of(2026, 4, 7));
 * ScoreRevision inMay = inApril.restated(corrected, LocalDate.of(2026, 5, 4), "credit note CN-17",
 *     List.of(Correction.changed("d17", SalesKpis.REVENUE, amount(125_000_000), amount(0))));
 *
 * inMay.number();      // 3
 * inMay.restates();    // sari 2026-Q1 by field-sales 2026.1, revision 2
 * inMay.change();      // -3.5: 91.6 instead of 95.1
 * inApril.score();     // 95.1, as it always was
 * }</pre>
 *
 * <p>All revisions of a score are of one subject, period and model. No version of a model changes an old score: a new
 * version, be it equal in all but its name, begins revisions of its own. A score that is decided after it was final is
 * restated as well, with the {@linkplain SalesScore#withOverride override} in it.
 *
 * <p>Immutable, equal by value; it reads no clock.
 */
public final class ScoreRevision {

    /** How far a published score can be relied upon. */
    public enum Status {
        /** The period is open, or facts still come: the next revision may be another, without a word. */
        PROVISIONAL,
        /** The period is over and its facts are in. From here on a change is a restatement. */
        FINAL,
        /** A correction of a final or restated score. */
        RESTATED
    }

    /**
     * Names a revision among all of a host's.
     *
     * @param subject the id of who is scored
     * @param period when
     * @param model the model's id
     * @param version the model's version
     * @param number which revision, from 1
     */
    public record Id(String subject, Period period, String model, String version, int number) {

        /** For people: {@code sari 2026-Q1 by field-sales 2026.1, revision 2}. */
        @Override
        public String toString() {
            return subject + " " + period + " by " + model + " " + version + ", revision " + number;
        }
    }

    private static final String NO_REASON = "";

    private final SalesScore score;
    private final Status status;
    private final int number;
    private final LocalDate knownOn;
    private final @Nullable SalesScore earlier;
    private final String reason;
    private final List<Correction> corrections;

    private ScoreRevision(
            SalesScore score,
            Status status,
            LocalDate knownOn,
            @Nullable ScoreRevision before,
            String reason,
            List<Correction> corrections) {
        this.score = score;
        this.status = status;
        this.number = before == null ? 1 : before.number + 1;
        this.knownOn = Objects.requireNonNull(knownOn, "knownOn");
        this.earlier = before == null ? null : before.score;
        this.reason = reason;
        this.corrections = corrections;
        if (before != null) {
            requireSameScore(before);
        }
        if (status == Status.FINAL && knownOn.isBefore(score.period().lastDay())) {
            throw new IllegalArgumentException("The score of " + id() + " cannot be final while facts are known up to ("
                    + knownOn + ") and its period ends on (" + score.period().lastDay()
                    + ").\nMaybe it is provisional, or a period that ends earlier is meant.");
        }
    }

    /**
     * The first revision of a score whose period is open or whose facts still come.
     *
     * @param score the score
     * @param knownOn the last day whose facts were known, inclusive
     * @return revision 1, provisional
     */
    public static ScoreRevision ofProvisional(SalesScore score, LocalDate knownOn) {
        return new ScoreRevision(score, Status.PROVISIONAL, knownOn, null, NO_REASON, List.of());
    }

    /**
     * The first revision of a score that was not published before it was final.
     *
     * @param score the score
     * @param knownOn the last day whose facts were known, inclusive
     * @return revision 1, final
     * @throws IllegalArgumentException if {@code knownOn} is before the period's last day
     */
    public static ScoreRevision ofFinal(SalesScore score, LocalDate knownOn) {
        return new ScoreRevision(score, Status.FINAL, knownOn, null, NO_REASON, List.of());
    }

    /**
     * Puts a newer provisional score in the place of this one, which is provisional.
     *
     * @param score the score
     * @param knownOn the last day whose facts were known, inclusive; not before that of this revision
     * @return the next revision, provisional
     * @throws IllegalArgumentException if this one is not provisional, the score is of another subject, period or
     *     model, or the day is before that of this revision
     */
    public ScoreRevision provisional(SalesScore score, LocalDate knownOn) {
        requireProvisional("provisional again");
        return new ScoreRevision(score, Status.PROVISIONAL, knownOn, this, NO_REASON, List.of());
    }

    /**
     * The final score after this one, which is provisional. The points may be the same; the word is new.
     *
     * @param score the score
     * @param knownOn the last day whose facts were known, inclusive; not before that of this revision, nor before the
     *     period's last day
     * @return the next revision, final
     * @throws IllegalArgumentException if this one is not provisional, the score is of another subject, period or
     *     model, or the day is too early
     */
    public ScoreRevision finalized(SalesScore score, LocalDate knownOn) {
        requireProvisional("final again");
        return new ScoreRevision(score, Status.FINAL, knownOn, this, NO_REASON, List.of());
    }

    /**
     * A correction of this revision, which is final or was restated before.
     *
     * @param score the score by the corrected facts or targets, or with what was decided since
     * @param knownOn the last day whose facts were known, inclusive; not before that of this revision
     * @param reason why, for people; not blank
     * @param corrections what each fact changed, in any order; none where no fact did, such as for a revised target
     * @return the next revision, restated
     * @throws IllegalArgumentException if this one is provisional, the score is of another subject, period or model, or
     *     the same without a correction, the day is before that of this revision, the reason is blank, a fact is
     *     corrected twice in a KPI, or a correction is of a KPI that neither this score nor the corrected one was made
     *     from
     */
    public ScoreRevision restated(
            SalesScore score, LocalDate knownOn, String reason, Collection<Correction> corrections) {
        if (status == Status.PROVISIONAL) {
            throw new IllegalArgumentException("The score of " + id() + " is provisional and cannot be restated.\n"
                    + "Maybe provisional(score, knownOn) or finalized(score, knownOn).");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A restatement of " + id() + " must say why (" + reason + ").");
        }
        List<Correction> inOrder = corrections.stream()
                .sorted(Comparator.comparing(
                                (Correction correction) -> correction.kpi().id())
                        .thenComparing(Correction::fact))
                .toList();
        ScoreRevision restated = new ScoreRevision(score, Status.RESTATED, knownOn, this, reason, inOrder);
        if (score.equals(this.score) && inOrder.isEmpty()) {
            throw new IllegalArgumentException("The score of " + id()
                    + " is restated by the same score, and no fact is corrected.\nMaybe that revision still stands.");
        }
        restated.requireKnownFacts(this.score);
        return restated;
    }

    private void requireProvisional(String next) {
        if (status != Status.PROVISIONAL) {
            throw new IllegalArgumentException("The score of " + id() + " is ("
                    + status.name().toLowerCase(Locale.ROOT) + ") and cannot be " + next
                    + ".\nMaybe restated(score, knownOn, reason, corrections).");
        }
    }

    private void requireSameScore(ScoreRevision before) {
        if (!score.subject().equals(before.score.subject()) || !score.period().equals(before.score.period())) {
            throw unlike(before, "which is of another subject or period.");
        }
        if (!id().model().equals(before.id().model())
                || !id().version().equals(before.id().version())) {
            throw unlike(
                    before,
                    "which another model made.\nMaybe begin revisions of a new model or version anew: none changes an old"
                            + " score.");
        }
        String fingerprint = score.model().fingerprint();
        String other = before.score.model().fingerprint();
        if (!fingerprint.equals(other)) {
            throw unlike(
                    before,
                    "whose model differs (fingerprints " + fingerprint + " and " + other
                            + ").\nMaybe a model was changed without giving it another version.");
        }
        if (knownOn.isBefore(before.knownOn)) {
            throw unlike(
                    before,
                    "whose facts were known up to (" + before.knownOn + "), with facts known up to (" + knownOn
                            + ").\nMaybe the two change places.");
        }
        // refuses a KPI that means something else than before
        score.inputs().kpis().forEach(before.score.inputs()::measurement);
    }

    private IllegalArgumentException unlike(ScoreRevision before, String problem) {
        return new IllegalArgumentException("The score of subject (" + score.subject() + ") in (" + score.period()
                + ") by (" + score.model() + ") cannot follow (" + before.id() + "), " + problem);
    }

    private void requireKnownFacts(SalesScore before) {
        Set<String> kpis = new HashSet<>();
        List.of(before, score).forEach(one -> one.inputs().kpis().forEach(kpi -> kpis.add(kpi.id())));
        Set<List<String>> seen = new HashSet<>();
        for (Correction correction : corrections) {
            Kpi kpi = correction.kpi();
            if (!kpis.contains(kpi.id())) {
                throw new IllegalArgumentException("The correction (" + correction + ") in (" + id()
                        + ") is of a KPI that neither this score nor the one before was made from.");
            }
            // refuses a KPI of this id that means something else
            before.inputs().measurement(kpi);
            score.inputs().measurement(kpi);
            if (!seen.add(List.of(kpi.id(), correction.fact()))) {
                throw new IllegalArgumentException("The fact (" + correction.fact() + ") is corrected twice in KPI ("
                        + kpi.id() + ") in (" + id() + ").");
            }
        }
    }

    /**
     * Names this revision.
     *
     * @return subject, period, model and number
     */
    public Id id() {
        return idOf(number);
    }

    private Id idOf(int number) {
        return new Id(
                score.subject(),
                score.period(),
                score.model().id(),
                score.model().version(),
                number);
    }

    /**
     * Which revision of the score this is.
     *
     * @return the number, from 1
     */
    public int number() {
        return number;
    }

    /**
     * How far it can be relied upon.
     *
     * @return the status
     */
    public Status status() {
        return status;
    }

    /**
     * The score, which keeps its inputs and can be {@linkplain ScoreCalculator#replay made again}.
     *
     * @return the score, or the reasons why there is none
     */
    public SalesScore score() {
        return score;
    }

    /**
     * Up to which day facts were known.
     *
     * @return the last day, inclusive
     */
    public LocalDate knownOn() {
        return knownOn;
    }

    /**
     * The revision that this one restates.
     *
     * @return its name; empty unless this one is restated
     */
    public Optional<Id> restates() {
        return status == Status.RESTATED ? Optional.of(idOf(number - 1)) : Optional.empty();
    }

    /**
     * Why the score was restated.
     *
     * @return the reason; empty unless this one is restated
     */
    public Optional<String> reason() {
        return status == Status.RESTATED ? Optional.of(reason) : Optional.empty();
    }

    /**
     * The difference by fact to the revision that this one restates.
     *
     * @return what each fact changed, by KPI id, then fact id; empty unless this one is restated
     */
    public List<Correction> corrections() {
        return corrections;
    }

    /**
     * The score that stood before this one.
     *
     * @return the score of the revision before; empty for the first
     */
    public Optional<SalesScore> earlier() {
        return Optional.ofNullable(earlier);
    }

    /**
     * The difference in published points: this revision's minus those of the one before. 91.6 after 95.1 is −3.5.
     *
     * @return the points, with the model's decimals; empty for the first revision, and where either has no score
     */
    public OptionalDouble change() {
        return earlier().filter(before -> before.isScored() && score.isScored()).stream()
                .mapToDouble(before -> score.model().publish(score.points() - before.points()))
                .findFirst();
    }

    /**
     * The KPIs that are measured otherwise than in the revision before.
     *
     * @return the KPIs whose measurements differ, in value or evidence, by id; none for the first revision
     */
    public List<Kpi> changedMeasurements() {
        return changed(
                (before, kpi) -> !before.measurement(kpi).equals(score.inputs().measurement(kpi)));
    }

    /**
     * The KPIs that have another target than in the revision before.
     *
     * @return the KPIs whose targets differ, by id; none for the first revision
     */
    public List<Kpi> changedTargets() {
        return changed(
                (before, kpi) -> !before.target(kpi).equals(score.inputs().target(kpi)));
    }

    /**
     * The differences to the revision before that no fact accounts for: KPIs that are measured otherwise than their
     * {@linkplain Correction#explain corrections explain}, and KPIs whose target was revised, which is no fact. A
     * restatement on which money hangs should say more of them than its corrections do.
     *
     * @return the KPIs, each once, by id; none for the first revision
     */
    public List<Kpi> changedWithoutFacts() {
        Set<Kpi> targets = new HashSet<>(changedTargets());
        return changed((before, kpi) -> targets.contains(kpi)
                || !Correction.explain(before.measurement(kpi), score.inputs().measurement(kpi), correctionsOf(kpi)));
    }

    private List<Correction> correctionsOf(Kpi kpi) {
        return corrections.stream()
                .filter(correction -> correction.kpi().id().equals(kpi.id()))
                .toList();
    }

    private List<Kpi> changed(BiPredicate<Measurements, Kpi> differs) {
        if (earlier == null) {
            return List.of();
        }
        Measurements before = earlier.inputs();
        TreeMap<String, Kpi> kpis = new TreeMap<>();
        before.kpis().forEach(kpi -> kpis.put(kpi.id(), kpi));
        score.inputs().kpis().forEach(kpi -> kpis.put(kpi.id(), kpi));
        return kpis.values().stream().filter(kpi -> differs.test(before, kpi)).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScoreRevision that
                && number == that.number
                && status == that.status
                && knownOn.equals(that.knownOn)
                && score.equals(that.score)
                && Objects.equals(earlier, that.earlier)
                && reason.equals(that.reason)
                && corrections.equals(that.corrections);
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, status, knownOn, score, earlier, reason, corrections);
    }

    /** For people: the revision with its points in a line, then what it restates and why, and what changed. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(id() + " (" + status.name().toLowerCase(Locale.ROOT) + ", facts known up to " + knownOn + "): "
                + score.inShort()
                + earlier().map(before -> ", before " + before.inShort()).orElse(""));
        restates().ifPresent(restated -> lines.add("restates revision " + restated.number() + ": " + reason));
        corrections.forEach(correction -> lines.add(correction.toString()));
        if (status == Status.RESTATED) {
            changedWithoutFacts().forEach(kpi -> lines.add(kpi + " changed otherwise than by facts"));
        }
        return String.join("\n  ", lines);
    }
}
