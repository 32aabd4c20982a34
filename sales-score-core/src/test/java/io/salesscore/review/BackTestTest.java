package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.GradeScale;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackTestTest {

    private static final Kpi SKILL = Kpi.builder("skill").unit(Unit.PERCENT).build();
    private static final Kpi LUCK = Kpi.builder("luck").unit(Unit.PERCENT).build();

    private static final ScoreModel BY_LUCK = ScoreModel.builder("plan")
            .version("1")
            .kpi(SKILL, 1e-6, Curve.between(0, 1))
            .kpi(LUCK, 1, Curve.between(0, 1))
            .grades(GradeScale.lowest("B").from(50, "A"))
            .build();

    private static final ScoreModel BY_SKILL =
            BY_LUCK.withWeights(Map.of("skill", 1e6)).withVersion("2");

    private static final Period Q3 = Period.quarter(2026, 3);

    private static Measurements of(String subject, Period period, double skill, double luck) {
        return Measurements.of(subject, period)
                .actual(SKILL, skill)
                .actual(LUCK, luck)
                .build();
    }

    private static final List<Measurements> THREE_QUARTERS = List.of(
            of("sari", SalesTeam.Q1, 0.9, 0.2),
            of("budi", SalesTeam.Q1, 0.6, 0.4),
            of("citra", SalesTeam.Q1, 0.3, 0.6),
            of("sari", SalesTeam.Q2, 0.9, 0.6),
            of("budi", SalesTeam.Q2, 0.6, 0.4),
            of("citra", SalesTeam.Q2, 0.3, 0.2),
            of("sari", Q3, 0.9, 0.4),
            of("budi", Q3, 0.6, 0.2),
            of("dewi", Q3, 0.1, 0.9));

    @Test
    void itComparesEachPeriodAndSaysUnderWhichVersionRanksHold() {
        BackTest test = BackTest.of(BY_LUCK, BY_SKILL, THREE_QUARTERS);

        assertThat(test.comparisons())
                .extracting(ModelComparison::period)
                .containsExactly(SalesTeam.Q1, SalesTeam.Q2, Q3);
        assertThat(test.comparisons().get(0).spearman().orElseThrow()).isCloseTo(-1, within(1e-12));
        assertThat(test.comparisons().get(1).spearman().orElseThrow()).isCloseTo(1, within(1e-12));
        // three of the first to the second, two of the second to the third
        assertThat(test.before().pairs()).isEqualTo(5);
        assertThat(test.after().pairs()).isEqualTo(5);
        assertThat(test.before().spearman().orElseThrow()).as("-1 and 1").isCloseTo(0, within(1e-12));
        assertThat(test.after().spearman().orElseThrow()).isCloseTo(1, within(1e-12));
        // sari B A B, budi B B B, citra A B
        assertThat(test.before().gradesKept()).hasValue(2 / 5.0);
        assertThat(test.after().gradesKept()).hasValue(1);
        assertThat(test.before().meanChange().orElseThrow()).isCloseTo((40 + 0 + 40 + 20 + 20) / 5.0, within(1e-9));
        assertThat(test.after().meanChange().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(test).hasToString("""
                        test of plan 2 against plan 1
                          2026-Q1: 3 subjects, Spearman -1.00
                          2026-Q2: 3 subjects, Spearman 1.00
                          2026-Q3: 3 subjects, Spearman -0.50
                          before, from period to period: Spearman 0.00, 40 % keep their grade, 24.0 points
                          after, from period to period: Spearman 1.00, 100 % keep their grade, 0.0 points""");
    }

    @Test
    void theOrderOfSubjectsAndPeriodsChangesNothing() {
        List<Measurements> all = new ArrayList<>(SalesTeam.measured(30, SalesTeam.Q1, 1));
        all.addAll(SalesTeam.measured(30, SalesTeam.Q2, 2));
        ScoreModel revised = SalesTeam.model().withWeights(Map.of("revenue", 70.0));
        BackTest one = BackTest.of(SalesTeam.model(), revised, all);
        BackTest other = BackTest.of(SalesTeam.model(), revised, SalesTeam.shuffled(all, 9));
        assertThat(other.before()).isEqualTo(one.before());
        assertThat(other.after()).isEqualTo(one.after());
        assertThat(other.toString()).isEqualTo(one.toString());
    }

    @Test
    void aVersionAgainstItselfHoldsAsMuch() {
        List<Measurements> all = new ArrayList<>(SalesTeam.measured(30, SalesTeam.Q1, 1));
        all.addAll(SalesTeam.measured(30, SalesTeam.Q2, 2));
        BackTest same = BackTest.of(SalesTeam.model(), SalesTeam.model(), all);
        assertThat(same.after()).isEqualTo(same.before());
        assertThat(same.comparisons())
                .allSatisfy(each -> assertThat(each.gainers()).isEmpty());
    }

    @Test
    void onePeriodAloneHasNoStability() {
        BackTest test = BackTest.of(BY_LUCK, BY_SKILL, THREE_QUARTERS.subList(0, 3));
        assertThat(test.before())
                .hasToString("from period to period: nobody has a score in two")
                .extracting(BackTest.Stability::pairs)
                .isEqualTo(0);
        assertThat(test.before().gradesKept()).isEmpty();
    }

    @Test
    void periodsThatOverlapAndNoneAtAllAreRefused() {
        List<Measurements> overlapping =
                List.of(of("sari", SalesTeam.Q1, 1, 1), of("sari", Period.month(2026, 3), 1, 1));
        assertThatThrownBy(() -> BackTest.of(BY_LUCK, BY_SKILL, overlapping))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The periods (2026-Q1) and (2026-03) of a test of score model (plan 2) overlap, so that one does"
                                + " not follow the other.\nMaybe periods of one cadence.");
        assertThatThrownBy(() -> BackTest.of(BY_LUCK, BY_SKILL, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "To test score model (plan 1) against (plan 2) the measurements of a past period are needed.");
    }
}
