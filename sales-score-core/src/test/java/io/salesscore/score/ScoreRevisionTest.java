package io.salesscore.score;

import static io.salesscore.score.Given.CSAT_MEAN;
import static io.salesscore.score.Given.LEAD_CONVERSION;
import static io.salesscore.score.Given.OVERDUE;
import static io.salesscore.score.Given.Q1;
import static io.salesscore.score.Given.REVENUE;
import static io.salesscore.score.Given.fieldSales;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.salesscore.kpi.Correction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.ScoreRevision.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ScoreRevisionTest {

    private static final LocalDate MARCH_16 = LocalDate.of(2026, 3, 16);
    private static final LocalDate MARCH_31 = LocalDate.of(2026, 3, 31);
    private static final LocalDate APRIL_7 = LocalDate.of(2026, 4, 7);
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    /** Overdue receivables are measured and are none of the model's. */
    private static Measurements measured(String subject, Period period, double revenue, double target, int converted) {
        return Measurements.of(subject, period)
                .actual(REVENUE, revenue)
                .target(REVENUE, target)
                .rate(LEAD_CONVERSION, converted, 75)
                .actual(CSAT_MEAN, 4.4)
                .actual(OVERDUE, 0.05)
                .build();
    }

    private static SalesScore score(double revenue, double target, int converted) {
        return score(fieldSales().build(), measured("sari", Q1, revenue, target, converted));
    }

    private static SalesScore score(ScoreModel model, Measurements measurements) {
        return ScoreCalculator.of(model).score(measurements);
    }

    /** 95.098039: revenue 56.470588, lead conversion 18.627451, satisfaction 20. */
    private static SalesScore original() {
        return score(1_250_000_000, 1_000_000_000, 18);
    }

    /** 91.568627: revenue 112.5 · 40 / 85 = 52.941176. */
    private static SalesScore credited() {
        return score(1_125_000_000, 1_000_000_000, 18);
    }

    private static SalesScore unscored() {
        return score(
                fieldSales().build(),
                Measurements.of("sari", Q1).rate(LEAD_CONVERSION, 18, 75).build());
    }

    private static Correction creditNote() {
        return Correction.changed("d17", REVENUE, amount(125_000_000), amount(0));
    }

    private static Measurement amount(long sum) {
        return Measurement.amount(BigDecimal.valueOf(sum));
    }

    private static ScoreRevision provisional() {
        return ScoreRevision.ofProvisional(score(600_000_000, 1_000_000_000, 18), MARCH_16);
    }

    private static ScoreRevision finalized() {
        return provisional().finalized(original(), APRIL_7);
    }

    private static ScoreRevision restated() {
        return finalized().restated(credited(), MAY_4, "credit note CN-17", List.of(creditNote()));
    }

    @Test
    void aScoreIsProvisionalThenFinalThenRestated() {
        ScoreRevision restated = restated();

        assertThat(Stream.of(provisional(), finalized(), restated))
                .extracting(ScoreRevision::status)
                .containsExactly(Status.PROVISIONAL, Status.FINAL, Status.RESTATED);
        assertThat(Stream.of(provisional(), finalized(), restated))
                .extracting(ScoreRevision::number)
                .containsExactly(1, 2, 3);
        assertThat(restated.id()).isEqualTo(new ScoreRevision.Id("sari", Q1, "field-sales", "2026.1", 3));
        assertThat(restated.restates()).contains(finalized().id());
        assertThat(restated.score()).isEqualTo(credited());
        assertThat(restated.earlier()).contains(original());
        assertThat(restated.knownOn()).isEqualTo(MAY_4);
        assertThat(restated.reason()).contains("credit note CN-17");
        assertThat(restated.corrections()).containsExactly(creditNote());
        assertThat(finalized().restates()).isEmpty();
        assertThat(finalized().reason()).isEmpty();
        assertThat(finalized().corrections()).isEmpty();
    }

    /** 91.6 instead of 95.1, though 91.568627 and 95.098039 differ by 3.529412. */
    @Test
    void theChangeIsThatOfThePublishedPoints() {
        assertThat(restated().change()).hasValue(-3.5);
        assertThat(restated()
                        .restated(original(), MAY_4, "credit note withdrawn", List.of())
                        .change())
                .hasValue(3.5);
        // 600 m of 1,000 m are 60 · 40 / 85 = 28.235294, which makes 66.862745 with the other two
        assertThat(finalized().change()).hasValue(28.2);
        assertThat(provisional().change()).isEmpty();
    }

    @Test
    void withoutPointsOnEitherSideThereIsNoChange() {
        ScoreRevision none = ScoreRevision.ofFinal(unscored(), APRIL_7);
        ScoreRevision late = none.restated(original(), MAY_4, "late deals", List.of());
        ScoreRevision gone = late.restated(unscored(), MAY_4, "deals of another rep", List.of());

        assertThat(late.change()).isEmpty();
        assertThat(gone.change()).isEmpty();
        assertThat(late.changedMeasurements()).extracting(Kpi::id).containsExactly("csat_mean", "overdue", "revenue");
        assertThat(gone.changedMeasurements()).isEqualTo(late.changedMeasurements());
        assertThat(gone.changedTargets()).containsExactly(REVENUE);
        assertThat(late.changedTargets()).containsExactly(REVENUE);
    }

    @Test
    void aProvisionalScoreIsReplacedByANewerOne() {
        ScoreRevision again = provisional().provisional(original(), MARCH_31);

        assertThat(again.status()).isEqualTo(Status.PROVISIONAL);
        assertThat(again.number()).isEqualTo(2);
        assertThat(again.restates()).isEmpty();
        assertThat(again.changedMeasurements()).containsExactly(REVENUE);
        assertThat(again.finalized(original(), MARCH_31).number()).isEqualTo(3);
        assertThat(again.finalized(original(), MARCH_31).change()).hasValue(0);
    }

    @Test
    void whatChangedWithoutAFactShows() {
        // both the target of revenue and two more leads
        SalesScore later = score(1_125_000_000, 1_100_000_000, 20);
        ScoreRevision restated =
                finalized().restated(later, MAY_4, "credit note and new target", List.of(creditNote()));

        assertThat(restated.changedMeasurements()).containsExactly(LEAD_CONVERSION, REVENUE);
        assertThat(restated.changedTargets()).containsExactly(REVENUE);
        assertThat(restated.changedWithoutFacts()).containsExactly(LEAD_CONVERSION, REVENUE);
        assertThat(restated().changedMeasurements()).containsExactly(REVENUE);
        assertThat(restated().changedTargets()).isEmpty();
        assertThat(restated().changedWithoutFacts()).isEmpty();
        assertThat(provisional().changedWithoutFacts()).isEmpty();
        assertThat(finalized()
                        .restated(score(1_250_000_000, 1_100_000_000, 18), MAY_4, "new target", List.of())
                        .changedWithoutFacts())
                .containsExactly(REVENUE);
    }

    @Test
    void aDifferenceThatItsCorrectionsDoNotAddUpToShows() {
        Correction less = Correction.changed("d17", REVENUE, amount(125_000_000), amount(124_000_000));

        assertThat(finalized()
                        .restated(credited(), MAY_4, "credit note", List.of(less))
                        .changedWithoutFacts())
                .containsExactly(REVENUE);
    }

    @Test
    void correctionsComeByKpiAndFactHoweverTheyAreGiven() {
        Correction lead = Correction.added(
                "a1", LEAD_CONVERSION, Measurement.proportion(BigDecimal.valueOf(2), BigDecimal.valueOf(2)));
        Correction other = Correction.removed("d16", REVENUE, amount(1));

        ScoreRevision one = finalized().restated(credited(), MAY_4, "several", List.of(creditNote(), other, lead));
        ScoreRevision turned = finalized().restated(credited(), MAY_4, "several", List.of(lead, creditNote(), other));

        assertThat(one.corrections()).containsExactly(lead, other, creditNote());
        assertThat(one).isEqualTo(turned);
    }

    @Test
    void factsMayChangeWithoutTheScore() {
        ScoreRevision restated = finalized()
                .restated(
                        original(),
                        MAY_4,
                        "deal of another customer",
                        List.of(creditNote(), Correction.added("d20", REVENUE, amount(125_000_000))));

        assertThat(restated.change()).hasValue(0);
        assertThat(restated.changedMeasurements()).isEmpty();
    }

    @Test
    void whatIsDecidedAfterTheScoreWasFinalRestatesIt() {
        SalesScore decided = original().withOverride(new ScoreOverride(80, "flood", "Dewi", MAY_4), MAY_4);

        ScoreRevision restated = finalized().restated(decided, MAY_4, "flood", List.of());

        assertThat(restated.change()).hasValue(-15.1);
        assertThat(restated.changedWithoutFacts()).isEmpty();
        assertThat(restated.score().computed()).isEqualTo(original());
        assertThat(restated.toString()).contains("80.0 (B) by override, before 95.1 (A)");
    }

    @Test
    void aCorrectionMayBeOfAKpiThatOneOfBothScoresWasMadeFrom() {
        Correction late = Correction.added("d18", REVENUE, amount(1_250_000_000));

        ScoreRevision found =
                ScoreRevision.ofFinal(unscored(), APRIL_7).restated(original(), MAY_4, "late", List.of(late));
        ScoreRevision lost = found.restated(
                unscored(), MAY_4, "gone", List.of(Correction.removed("d18", REVENUE, amount(1_250_000_000))));

        assertThat(found.corrections()).containsExactly(late);
        assertThat(lost.corrections()).hasSize(1);
    }

    @Test
    void itReadsAsALetter() {
        assertThat(finalized()).hasToString("""
                sari 2026-Q1 by field-sales 2026.1, revision 2 (final, facts known up to 2026-04-07): 95.1 (A), before 66.9 (C)""");
        assertThat(ScoreRevision.ofFinal(unscored(), APRIL_7)).hasToString("""
                sari 2026-Q1 by field-sales 2026.1, revision 1 (final, facts known up to 2026-04-07): unscored""");
        assertThat(finalized()
                        .restated(
                                score(1_125_000_000, 1_000_000_000, 20),
                                MAY_4,
                                "credit note CN-17",
                                List.of(creditNote())))
                .hasToString("""
                sari 2026-Q1 by field-sales 2026.1, revision 3 (restated, facts known up to 2026-05-04): 94.2 (A), before 95.1 (A)
                  restates revision 2: credit note CN-17
                  d17 revenue: 125000000 -> 0
                  lead_conversion changed otherwise than by facts""");
    }

    @Test
    void onlyAProvisionalScoreIsReplacedOrMadeFinal() {
        for (ScoreRevision revision : List.of(finalized(), restated())) {
            String status = revision.status() == Status.FINAL ? "final" : "restated";
            assertRefused(
                    () -> revision.provisional(original(), MAY_4),
                    "The score of " + revision.id() + " is (" + status + ") and cannot be provisional again.",
                    "\nMaybe restated(");
            assertRefused(
                    () -> revision.finalized(original(), MAY_4),
                    "The score of " + revision.id() + " is (" + status + ") and cannot be final again.",
                    "\nMaybe restated(");
        }
    }

    @Test
    void aProvisionalScoreIsNotRestated() {
        assertRefused(
                () -> provisional().restated(original(), APRIL_7, "late deals", List.of()),
                "The score of sari 2026-Q1 by field-sales 2026.1, revision 1 is provisional and cannot be restated.",
                "\nMaybe provisional(score, knownOn) or finalized(");
    }

    /** Every way to the next revision, by a score on a day. */
    private static List<ThrowingCallable> nextBy(SalesScore score, LocalDate knownOn) {
        ScoreRevision before = ScoreRevision.ofProvisional(original(), APRIL_7);
        ScoreRevision closed = ScoreRevision.ofFinal(original(), APRIL_7);
        return List.of(
                () -> before.provisional(score, knownOn),
                () -> before.finalized(score, knownOn),
                () -> closed.restated(score, knownOn, "why", List.of()));
    }

    private static void assertNextRefused(SalesScore score, LocalDate knownOn, String... messages) {
        nextBy(score, knownOn).forEach(next -> assertRefused(next, messages));
    }

    private static void assertRefused(ThrowingCallable call, String... messages) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.getMessage()).contains(messages));
    }

    @Test
    void theNextRevisionIsOfTheSameSubjectAndPeriod() {
        assertNextRefused(
                score(fieldSales().build(), measured("budi", Q1, 1, 1, 1)),
                MAY_4,
                "subject (budi) in (2026-Q1)",
                "cannot follow (sari 2026-Q1 by field-sales 2026.1, revision 1)",
                "another subject or period");
        assertNextRefused(
                score(fieldSales().build(), measured("sari", Period.month(2026, 3), 1, 1, 1)),
                MAY_4,
                "subject (sari) in (2026-03)",
                "another subject or period");
    }

    @Test
    void noOtherModelChangesAnOldScore() {
        Measurements measured = measured("sari", Q1, 1_125_000_000, 1_000_000_000, 18);

        assertNextRefused(
                score(fieldSales().version("2026.2").build(), measured),
                MAY_4,
                "by (field-sales 2026.2) cannot follow (sari 2026-Q1 by field-sales 2026.1, revision 1), which another",
                "\nMaybe begin revisions of a new model or version anew");
        ScoreModel other = ScoreModel.builder("other")
                .version("2026.1")
                .kpi(REVENUE, 1, Given.AS_IT_IS)
                .build();
        assertNextRefused(score(other, measured), MAY_4, "by (other 2026.1)", "which another model made");
        ScoreModel changed = fieldSales().decimals(2).build();
        assertNextRefused(
                score(changed, measured),
                MAY_4,
                changed.fingerprint(),
                fieldSales().build().fingerprint(),
                "\nMaybe a model was changed without giving it another version.");
    }

    @Test
    void knowledgeOfFactsOnlyGrows() {
        assertNextRefused(
                credited(),
                APRIL_7.minusDays(1),
                "whose facts were known up to (2026-04-07), with facts known up to (2026-04-06)");
        assertThat(nextBy(credited(), APRIL_7)).allSatisfy(ThrowingCallable::call);
    }

    @Test
    void noScoreIsFinalBeforeItsPeriodIsOver() {
        LocalDate march30 = MARCH_31.minusDays(1);
        String message = "revision 1 cannot be final while facts are known up to (2026-03-30) and its period ends on"
                + " (2026-03-31).";

        assertRefused(() -> ScoreRevision.ofFinal(original(), march30), message, "\nMaybe it is provisional");
        assertRefused(() -> provisional().finalized(original(), march30), "revision 2 cannot be final");
        assertThat(ScoreRevision.ofFinal(original(), MARCH_31).status()).isEqualTo(Status.FINAL);
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tried
    void noRevisionAndNoDecisionIsWithoutADay() {
        assertThatNullPointerException().isThrownBy(() -> ScoreRevision.ofProvisional(original(), null));
        assertThatNullPointerException().isThrownBy(() -> new ScoreOverride(80, "flood", "Dewi", null));
    }

    @Test
    void aRestatementSaysWhy() {
        assertRefused(
                () -> finalized().restated(credited(), MAY_4, " ", List.of(creditNote())),
                "A restatement of sari 2026-Q1 by field-sales 2026.1, revision 2 must say why ( ).");
    }

    @Test
    void aRestatementRestatesSomething() {
        assertRefused(
                () -> finalized().restated(original(), MAY_4, "nothing", List.of()),
                "The score of sari 2026-Q1 by field-sales 2026.1, revision 2 is restated by the same score",
                "\nMaybe that revision still stands.");
    }

    @Test
    void correctionsAreOfWhatTheScoresWereMadeFrom() {
        Kpi visits = Given.count("visits");
        Kpi other = Kpi.builder("revenue").unit(Unit.COUNT).build();

        assertRefused(
                () -> finalized()
                        .restated(credited(), MAY_4, "why", List.of(Correction.added("v1", visits, amount(1)))),
                "The correction (v1 visits: 1 added) in (sari 2026-Q1 by field-sales 2026.1, revision 3)",
                "neither this score nor the one before");
        assertRefused(
                () -> finalized().restated(credited(), MAY_4, "why", List.of(Correction.added("d1", other, amount(1)))),
                "The KPI (revenue) of the measurements of subject (sari)");
        assertRefused(
                () -> finalized()
                        .restated(
                                credited(),
                                MAY_4,
                                "why",
                                List.of(creditNote(), Correction.added("d17", REVENUE, amount(1)))),
                "The fact (d17) is corrected twice in KPI (revenue) in (sari 2026-Q1 by field-sales 2026.1, revision 3).");
    }

    @Test
    void aKpiMeansTheSameInEveryRevision() {
        Kpi other = Kpi.builder("overdue").unit(Unit.COUNT).build();
        Measurements measured = Measurements.of("sari", Q1)
                .actual(REVENUE, 5)
                .target(REVENUE, 5)
                .actual(other, 3)
                .build();

        assertNextRefused(score(fieldSales().build(), measured), MAY_4, "The KPI (overdue)", "subject (sari)");
    }

    @Test
    void revisionsAreEqualByValue() {
        assertThat(restated()).isEqualTo(restated()).hasSameHashCodeAs(restated());
        for (Object other : List.of(
                finalized(),
                finalized().restated(original(), MAY_4, "credit note CN-17", List.of(creditNote())),
                finalized().restated(credited(), MAY_4.plusDays(1), "credit note CN-17", List.of(creditNote())),
                finalized().restated(credited(), MAY_4, "credit note", List.of(creditNote())),
                finalized().restated(credited(), MAY_4, "credit note CN-17", List.of()),
                provisional()
                        .finalized(unscored(), APRIL_7)
                        .restated(credited(), MAY_4, "credit note CN-17", List.of(creditNote())),
                ScoreRevision.ofFinal(original(), APRIL_7)
                        .restated(credited(), MAY_4, "credit note CN-17", List.of(creditNote())),
                "revision")) {
            assertThat(restated()).isNotEqualTo(other);
        }
        assertThat(ScoreRevision.ofFinal(original(), APRIL_7))
                .isNotEqualTo(ScoreRevision.ofProvisional(original(), APRIL_7));
    }
}
