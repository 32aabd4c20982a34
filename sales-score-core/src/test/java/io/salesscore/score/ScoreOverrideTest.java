package io.salesscore.score;

import static io.salesscore.score.Given.A;
import static io.salesscore.score.Given.AS_IT_IS;
import static io.salesscore.score.Given.B;
import static io.salesscore.score.Given.LEAD_CONVERSION;
import static io.salesscore.score.Given.REVENUE;
import static io.salesscore.score.Given.fieldSales;
import static io.salesscore.score.Given.sari;
import static io.salesscore.score.Given.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Reason;
import io.salesscore.model.Gate;
import io.salesscore.model.ScoreModel;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreOverrideTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    private static ScoreOverride override(double value) {
        return new ScoreOverride(value, "branch closed by flood", "Dewi", LAST_DAY);
    }

    private static SalesScore computed() {
        return ScoreCalculator.of(fieldSales().build()).score(sari(4.4));
    }

    private static SalesScore unscored() {
        return score(fieldSales(), m -> m.rate(LEAD_CONVERSION, 18, 75));
    }

    @Test
    void whatIsDecidedIsShownAndGradedBesideWhatWasComputed() {
        SalesScore decided = computed().withOverride(override(80), LAST_DAY);

        assertThat(decided.points()).isEqualTo(80);
        assertThat(decided.exactPoints()).isEqualTo(80);
        assertThat(decided.grade()).contains("B");
        assertThat(decided.coverage()).isEqualTo(0.85);
        assertThat(decided.override()).contains(override(80));
        assertThat(decided.computed()).isEqualTo(computed());
        assertThat(decided.computed().points()).isEqualTo(95.1);
        assertThat(decided.computed().grade()).contains("A");
        assertThat(decided.computed().override()).isEmpty();
        assertThat(computed().override()).isEmpty();
        assertThat(decided.groups()).isEqualTo(computed().groups());
    }

    @Test
    void itsChangeIsTheLastContribution() {
        SalesScore decided = computed().withOverride(override(80), LAST_DAY);

        List<Contribution> contributions = decided.contributions();
        Contribution last = contributions.get(3);
        assertThat(contributions.subList(0, 3)).isEqualTo(computed().contributions());
        assertThat(last.kind()).isEqualTo(Contribution.Kind.OVERRIDE);
        assertThat(last.id()).isEqualTo("override");
        assertThat(last.level()).isEqualTo(80);
        assertThat(last.points()).isCloseTo(-15.098039, within(5e-7));
        assertThat(last.effectiveWeight()).isZero();
        assertThat(last.isAdjustment()).isTrue();
        assertThat(contributions.subList(0, 3)).noneMatch(Contribution::isAdjustment);
        assertThat(decided.contribution(REVENUE)).isEqualTo(computed().contribution(REVENUE));
    }

    /** 110, of which the ceiling takes 10 and the gate 40; then 85 is decided. */
    @Test
    void itComesAfterCeilingAndGates() {
        SalesScore computed = score(
                ScoreModel.builder("m").kpi(A, 1, AS_IT_IS).gate(Gate.capAt(60).whenBelow(B, 3)),
                m -> m.actual(A, 110).actual(B, 2));

        SalesScore decided = computed.withOverride(override(85), LAST_DAY);

        assertThat(decided.contributions())
                .extracting(Contribution::kind)
                .containsExactly(
                        Contribution.Kind.CRITERION,
                        Contribution.Kind.CEILING,
                        Contribution.Kind.GATE,
                        Contribution.Kind.OVERRIDE);
        assertThat(decided).hasToString("""
                sari 2026-Q1: 85.0 by override, computed 60.0, coverage 100 %, by m 1
                  a 110.00 (100.0 % of 110.00)
                  total (ceiling) -10.00, held at 100.00
                  gate (b) -40.00, held at 60.00
                  total (override) 25.00, decided at 85.00
                  the total 110 is held at the ceiling 100
                  the total 100 is held at 60 by the gate on b
                  85 is decided in place of the total 60 (Dewi: branch closed by flood; until 2026-06-30)""");
    }

    @ParameterizedTest
    @CsvSource({"2026-06-29, 80", "2026-06-30, 80", "2026-07-01, 95.1"})
    void afterItsLastDayTheScoreIsAsComputed(LocalDate asOf, double points) {
        SalesScore score = computed().withOverride(override(80), asOf);

        assertThat(score.points()).isEqualTo(points);
        assertThat(score.equals(computed())).isEqualTo(points == 95.1);
    }

    @Test
    void aNewOneTakesThePlaceOfTheOneBefore() {
        SalesScore decided = computed().withOverride(override(80), LAST_DAY).withOverride(override(90), LAST_DAY);

        assertThat(decided).isEqualTo(computed().withOverride(override(90), LAST_DAY));
        assertThat(decided.withOverride(override(70), LAST_DAY.plusDays(1))).isEqualTo(computed());
    }

    @Test
    void oneThatConfirmsTheComputedScoreShowsAsWell() {
        SalesScore score = score(ScoreModel.builder("m").kpi(A, 1, AS_IT_IS), m -> m.actual(A, 70));

        SalesScore decided = score.withOverride(override(70), LAST_DAY);

        assertThat(decided).isNotEqualTo(score);
        assertThat(decided.contributions())
                .extracting(Contribution::kind)
                .containsExactly(Contribution.Kind.CRITERION, Contribution.Kind.OVERRIDE);
        assertThat(decided.contributions().get(1).points()).isCloseTo(0, within(1e-9));
    }

    @Test
    void anUnscoredSubjectMayBeGivenPoints() {
        SalesScore decided = unscored().withOverride(override(72.25), LAST_DAY);

        assertThat(decided.isScored()).isTrue();
        assertThat(decided.points()).isEqualTo(72.3);
        assertThat(decided.exactPoints()).isEqualTo(72.25);
        assertThat(decided.grade()).contains("B");
        assertThat(decided.unscoredBecause()).isEmpty();
        assertThat(decided.coverage()).isEqualTo(0.25);
        assertThat(decided.contributions())
                .containsExactly(new Contribution("override", Contribution.Kind.OVERRIDE, 0, 72.25, 72.25));
        assertThat(decided.contribution(LEAD_CONVERSION)).isEmpty();
        assertThat(decided.groups()).isEmpty();
        assertThat(decided.curveInput(LEAD_CONVERSION)).hasValue(0.24);
        assertThat(decided.computed().isScored()).isFalse();
        assertThat(decided.computed().unscoredBecause())
                .extracting(Unscored::reason)
                .containsExactly(Reason.TOO_LITTLE_COVERAGE);
        assertThat(decided).hasToString("""
                sari 2026-Q1: 72.3 (B) by override, computed unscored, coverage 25 %, by field-sales 2026.1
                  total (override) 72.25, decided at 72.25
                  field-sales: TOO_LITTLE_COVERAGE (25.0 % of its weight, at least 60.0 % needed)
                  revenue is left out (MISSING); at the minimum the score would be 24.4
                  repeat_customer_rate is left out (MISSING)
                  csat_mean is left out (MISSING)
                  72.25 is decided in place of a score that there is not (Dewi: branch closed by flood; until 2026-06-30)""");
    }

    @Test
    void theNoteSaysBothNumbersWhoWhyAndUntilWhen() {
        List<Note> notes = computed().withOverride(override(80), LAST_DAY).notes();

        Note last = notes.get(notes.size() - 1);
        assertThat(last.kind()).isEqualTo(Note.Kind.OVERRIDE);
        assertThat(last.id()).isEqualTo("override");
        assertThat(last.before()).hasValue(computed().exactPoints());
        assertThat(last.after()).hasValue(80);
        assertThat(last.reason()).isEmpty();
        assertThat(last.details()).containsExactly("Dewi: branch closed by flood", "until 2026-06-30");
        assertThat(notes.subList(0, notes.size() - 1)).isEqualTo(computed().notes());
        Note unscored = unscored().withOverride(override(80), LAST_DAY).notes().get(3);
        assertThat(unscored.kind()).isEqualTo(Note.Kind.OVERRIDE);
        assertThat(unscored.before()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-10, -0.0, 0, 120})
    void everyPointOfTheModelCanBeDecided(double value) {
        SalesScore score =
                score(ScoreModel.builder("m").scale(-10, 100).ceiling(120).kpi(A, 1, AS_IT_IS), m -> m.actual(A, 70));

        assertThat(score.withOverride(override(value), LAST_DAY).exactPoints()).isEqualTo(value + 0.0);
        assertThat(override(-0.0)).isEqualTo(override(0)).hasSameHashCodeAs(override(0));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, -0.1", "100.1, 100.1", "120, 120.0"})
    void pointsThatNoModelGivesAreRefused(double value, String shown) {
        for (LocalDate asOf : List.of(LAST_DAY, LAST_DAY.plusDays(1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> computed().withOverride(override(value), asOf))
                    .withMessage("The value of the override (" + shown
                            + " by Dewi until 2026-06-30: branch closed by flood) of subject (sari) in (2026-Q1) must lie"
                            + " between the minimum (0.0) and the ceiling (100.0) of score model (field-sales 2026.1)."
                            + "\nMaybe the points of another scale.");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.1e9, -1.1e9})
    void whatIsNoNumberIsNoDecision(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> override(value))
                .withMessageContaining("(" + value + ") of an override");
    }

    @Test
    void aDecisionSaysWhyAndByWhom() {
        assertThatNoException().isThrownBy(() -> override(1e9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreOverride(80, " ", "Dewi", LAST_DAY))
                .withMessage("The override (80.0) must say why ( ) and by whom (Dewi).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreOverride(80, "flood", "", LAST_DAY))
                .withMessage("The override (80.0) must say why (flood) and by whom ().");
    }

    @Test
    void anOverriddenScoreReplays() {
        for (SalesScore computed : List.of(computed(), unscored())) {
            SalesScore decided = computed.withOverride(override(80), LAST_DAY);

            SalesScore replayed = ScoreCalculator.of(fieldSales().build()).replay(decided);
            SalesScore renamed =
                    ScoreCalculator.of(fieldSales().version("2026.2").build()).replay(decided);

            assertThat(replayed).isEqualTo(decided).hasSameHashCodeAs(decided);
            assertThat(replayed.contributions()).isEqualTo(decided.contributions());
            assertThat(replayed.computed()).isEqualTo(computed);
            assertThat(renamed.points()).isEqualTo(80);
            assertThat(renamed.override()).isEqualTo(decided.override());
        }
    }

    @Test
    void scoresUnderOtherOverridesAreOthers() {
        SalesScore decided = computed().withOverride(override(80), LAST_DAY);

        assertThat(decided)
                .isEqualTo(computed().withOverride(override(80), LAST_DAY.minusDays(7)))
                .hasSameHashCodeAs(computed().withOverride(override(80), LAST_DAY));
        for (ScoreOverride other : List.of(
                override(81),
                new ScoreOverride(80, "fire", "Dewi", LAST_DAY),
                new ScoreOverride(80, "branch closed by flood", "Budi", LAST_DAY),
                new ScoreOverride(80, "branch closed by flood", "Dewi", LAST_DAY.plusDays(1)))) {
            assertThat(decided).isNotEqualTo(computed().withOverride(other, LAST_DAY));
        }
        assertThat(decided).isNotEqualTo(computed());
        assertThat(computed()).isNotEqualTo(decided);
    }
}
