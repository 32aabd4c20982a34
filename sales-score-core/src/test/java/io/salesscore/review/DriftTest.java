package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.explain.Language;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.review.Drift.Column;
import io.salesscore.review.Drift.Shift;
import io.salesscore.review.Drift.Stability;
import io.salesscore.review.Drift.Superiority;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {

    private static final Kpi DEALS = Kpi.builder("deals").unit(Unit.COUNT).build();

    private static final ScoreModel ONE = ScoreModel.builder("one")
            .kpi(DEALS, 1, Curve.between(0, 100))
            .missing(MissingPolicy.reweight())
            .build();

    private static List<Measurements> deals(String prefix, int subjects, Period period, IntToDoubleFunction deals) {
        List<Measurements> all = new ArrayList<>();
        for (int i = 0; i < subjects; i++) {
            all.add(Measurements.of(prefix + String.format(Locale.ROOT, "%03d", i), period)
                    .actual(DEALS, deals.applyAsDouble(i))
                    .build());
        }
        return all;
    }

    private static Stability ofDeals(List<Measurements> earlier, List<Measurements> later, long seed) {
        return Drift.between(ONE, earlier, later, seed)
                .criteria()
                .get(0)
                .stability()
                .orElseThrow();
    }

    /** (20.25/40.5, 20.25/40.5) against (28.25/40.5, 12.25/40.5): 0.197531·ln(1.395062) + 0.197531·ln(1.653061). */
    @Test
    void theIndexOfTwoBinsIsThatOfTheFormula() {
        List<Measurements> earlier = deals("then", 40, SalesTeam.Q1, i -> i < 20 ? 3 : 5);
        List<Measurements> later = deals("now", 40, SalesTeam.Q2, i -> i < 28 ? 3 : 5);
        Stability stability = ofDeals(earlier, later, 1);
        assertThat(stability.psi()).isCloseTo(0.165050, within(1e-6));
        assertThat(stability.bins()).containsExactly(new Drift.Bin(3, 3, 20, 28), new Drift.Bin(5, 5, 20, 12));
        // of the hypergeometric distribution: 28 or more, or 20 or fewer, of 48 among 80
        assertThat(stability.pValue()).isCloseTo(0.1084, within(0.03));
        assertThat(stability.expected()).isCloseTo(0.05, within(0.01));
    }

    @Test
    void withoutDriftFortySubjectsInTenBinsAverageNearlyAHalfAndThePValueIsAnything() {
        Random random = new Random(20260101);
        int cases = 200;
        double psi = 0;
        double expected = 0;
        int[] tenths = new int[10];
        int wolves = 0;
        int bigWolves = 0;
        int small = 0;
        int drifted = 0;
        for (int seed = 0; seed < cases; seed++) {
            List<Measurements> earlier = deals("then", 40, SalesTeam.Q1, i -> random.nextDouble());
            List<Measurements> later = deals("now", 40, SalesTeam.Q2, i -> random.nextDouble());
            Drift drift = Drift.between(ONE, earlier, later, seed);
            Stability stability = drift.criteria().get(0).stability().orElseThrow();
            assertThat(stability.bins()).hasSize(10);
            psi += stability.psi() / cases;
            expected += stability.expected() / cases;
            tenths[Math.min(9, (int) (10 * stability.pValue()))]++;
            wolves += stability.psi() > 0.10 ? 1 : 0;
            bigWolves += stability.psi() > 0.25 ? 1 : 0;
            small += stability.pValue() <= 0.05 ? 1 : 0;
            drifted += drift.drifted().isEmpty() ? 0 : 1;
        }
        assertThat(psi).as("9·(1/40 + 1/40) = 0.45").isCloseTo(0.45, within(0.04));
        assertThat(expected).isCloseTo(0.45, within(0.03));
        for (int count : tenths) {
            assertThat(count).as("p-values in a tenth, of 200").isBetween(7, 36);
        }
        assertThat(small).as("p of 0.05 or less, of 200").isBetween(2, 20);
        assertThat(wolves).as("the threshold of 0.10, of 200").isGreaterThan(190);
        assertThat(bigWolves).as("the threshold of 0.25, of 200").isGreaterThan(140);
        assertThat(drifted).as("of 200, at a level of 0.05 for all columns").isLessThanOrEqualTo(20);
    }

    @Test
    void aPlantedDriftIsFoundAndNamedAlone() {
        int found = 0;
        long others = 0;
        for (long seed = 1; seed <= 20; seed++) {
            List<Measurements> earlier = SalesTeam.measured(60, SalesTeam.Q1, 2 * seed, "then", 0);
            List<Measurements> later = SalesTeam.measured(60, SalesTeam.Q2, 2 * seed + 1, "now", 0.25);
            Drift drift = Drift.between(SalesTeam.model(), earlier, later, seed);
            Column revenue = drift.criteria().get(0);
            assertThat(revenue.id()).isEqualTo("revenue");
            found += revenue.hasDrifted() ? 1 : 0;
            others += drift.criteria().stream()
                    .filter(column -> !column.id().equals("revenue") && column.hasDrifted())
                    .count();
            assertThat(median(revenue).change()).as("seed %d", seed).isBetween(0.1, 0.4);
        }
        assertThat(found).as("of 20").isGreaterThanOrEqualTo(19);
        assertThat(others).as("of 40").isLessThanOrEqualTo(3);
    }

    private static Shift median(Column column) {
        return column.shifts().stream()
                .filter(shift -> shift.probability() == 0.5)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void subjectsWhoStayThemselvesLeaveLessToChance() {
        Random random = new Random(7);
        double[] own = random.doubles(40).toArray();
        List<Measurements> earlier = deals("rep", 40, SalesTeam.Q1, i -> own[i] + 0.02 * random.nextDouble());
        List<Measurements> later = deals("rep", 40, SalesTeam.Q2, i -> own[i] + 0.02 * random.nextDouble());
        Stability stability = ofDeals(earlier, later, 1);
        assertThat(stability.expected()).isBetween(0.0, 0.2);
        assertThat(stability.pValue()).isGreaterThan(0.01);
        Drift drift = Drift.between(ONE, earlier, later, 1);
        assertThat(drift.subjectsInBoth()).isEqualTo(40);
    }

    @Test
    void amongSubjectsWhoStayThemselvesThePValueIsAnythingToo() {
        Random random = new Random(11);
        int small = 0;
        int cases = 120;
        for (int seed = 0; seed < cases; seed++) {
            double[] own = random.doubles(45).toArray();
            List<Measurements> earlier = deals("rep", 30, SalesTeam.Q1, i -> own[i] + random.nextDouble());
            List<Measurements> later = deals("rep", 30, SalesTeam.Q2, i -> own[i] + random.nextDouble());
            earlier.addAll(deals("left", 10, SalesTeam.Q1, i -> random.nextDouble() + random.nextDouble()));
            later.addAll(deals("joined", 15, SalesTeam.Q2, i -> own[30 + i] + random.nextDouble()));
            small += ofDeals(earlier, later, seed).pValue() <= 0.10 ? 1 : 0;
        }
        assertThat(small).as("p of 0.10 or less, of 120").isBetween(3, 23);
    }

    @Test
    void aPeriodAgainstItselfShowsNothing() {
        List<Measurements> team = SalesTeam.measured(30, SalesTeam.Q1, 4);
        Drift still = Drift.between(SalesTeam.model(), team, team, 1);
        assertThat(still.drifted()).isEmpty();
        assertThat(still.score().stability().orElseThrow().psi()).isZero();
        assertThat(still.score().stability().orElseThrow().pValue()).isEqualTo(1);
        assertThat(still.score().shifts())
                .isNotEmpty()
                .allSatisfy(shift -> assertThat(shift.change()).isZero());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfSubjectsAndKpisChangesNoBit(long seed) {
        List<Measurements> earlier = SalesTeam.measured(30, SalesTeam.Q1, seed);
        List<Measurements> later = SalesTeam.measured(40, SalesTeam.Q2, seed + 1);
        Drift one = Drift.between(SalesTeam.model(), earlier, later, seed);
        Drift other = Drift.between(
                SalesTeam.modelBackwards(), SalesTeam.shuffled(earlier, seed), SalesTeam.shuffled(later, seed), seed);
        assertThat(other.score()).isEqualTo(one.score());
        assertThat(other.criteria()).containsExactlyInAnyOrderElementsOf(one.criteria());
        assertThat(one.subjectsInBoth()).isEqualTo(30);
        assertThat(one.earlierSubjects()).isEqualTo(30);
        assertThat(one.laterSubjects()).isEqualTo(40);
    }

    @Test
    void theSeedDecidesThePermutationsAndNothingElse() {
        List<Measurements> earlier = SalesTeam.measured(30, SalesTeam.Q1, 1);
        List<Measurements> later = SalesTeam.measured(30, SalesTeam.Q2, 2);
        Drift one = Drift.between(SalesTeam.model(), earlier, later, 1);
        Drift same = Drift.between(SalesTeam.model(), earlier, later, 1);
        Drift other = Drift.between(SalesTeam.model(), earlier, later, 2);
        assertThat(same.criteria()).isEqualTo(one.criteria());
        Stability stability = one.score().stability().orElseThrow();
        Stability otherwise = other.score().stability().orElseThrow();
        assertThat(otherwise.psi()).isEqualTo(stability.psi());
        assertThat(otherwise.bins()).isEqualTo(stability.bins());
        assertThat(otherwise.expected())
                .isNotEqualTo(stability.expected())
                .isCloseTo(stability.expected(), within(0.05));
    }

    @Test
    void timeReversedIsAsFar() {
        List<Measurements> earlier = SalesTeam.measured(30, SalesTeam.Q1, 1);
        List<Measurements> later = SalesTeam.measured(35, SalesTeam.Q2, 2);
        Column there = Drift.between(SalesTeam.model(), earlier, later, 1).score();
        Column back = Drift.between(SalesTeam.model(), later, earlier, 1).score();
        assertThat(back.stability().orElseThrow().psi())
                .isCloseTo(there.stability().orElseThrow().psi(), within(1e-12));
        assertThat(median(back).change()).isEqualTo(-median(there).change());
    }

    @Test
    void ofAConstantThereIsOneBinAndNoDrift() {
        Stability stability = ofDeals(
                deals("then", 20, SalesTeam.Q1, i -> 4), deals("now", 20, SalesTeam.Q2, i -> i == 0 ? -0.0 + 4 : 4), 1);
        assertThat(stability.bins()).containsExactly(new Drift.Bin(4, 4, 20, 20));
        assertThat(stability.psi()).isZero();
        assertThat(stability.pValue()).isEqualTo(1);
        assertThat(stability.adjusted()).isEqualTo(1);
    }

    @Test
    void pValuesAreAdjustedForAllTestsByHolm() {
        List<Measurements> earlier = SalesTeam.measured(30, SalesTeam.Q1, 1);
        List<Measurements> later = SalesTeam.measured(30, SalesTeam.Q2, 2);
        Drift drift = Drift.between(SalesTeam.model(), earlier, later, 1);
        Map<Double, Double> all = new TreeMap<>();
        List<Column> columns = new ArrayList<>(drift.criteria());
        columns.add(drift.score());
        List<Double> pValues = new ArrayList<>();
        for (Column column : columns) {
            Stability stability = column.stability().orElseThrow();
            Superiority superiority = column.superiority().orElseThrow();
            all.put(stability.pValue(), stability.adjusted());
            all.put(superiority.pValue(), superiority.adjusted());
            pValues.addAll(List.of(stability.pValue(), superiority.pValue()));
        }
        Collections.sort(pValues);
        assertThat(pValues).hasSize(8);
        double least = 0;
        for (int i = 0; i < pValues.size(); i++) {
            least = Math.max(least, Math.min(1, (pValues.size() - i) * pValues.get(i)));
            assertThat(all.get(pValues.get(i))).isEqualTo(least);
        }
    }

    /** Of 1, 2, 3 then and 2, 4, 5 now seven pairs of nine have more now, and one is a tie; so is each of them ten times. */
    @Test
    void superiorityIsTheShareOfPairsThatHaveMoreNow() {
        Superiority superiority = Drift.between(
                        ONE,
                        deals("then", 30, SalesTeam.Q1, i -> 1 + i % 3),
                        deals("now", 30, SalesTeam.Q2, i -> new int[] {2, 4, 5}[i % 3]),
                        1)
                .criteria()
                .get(0)
                .superiority()
                .orElseThrow();
        assertThat(superiority.probability()).isCloseTo(7.5 / 9, within(1e-12));
        assertThat(superiority.adjusted()).isLessThan(0.01);
    }

    /** Each of 40 has half a standard deviation more, which ten bins do not show. */
    @Test
    void aPlainShiftOfAllIsFoundThoughTheIndexMissesIt() {
        int found = 0;
        int byIndex = 0;
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] own = random.doubles(40).toArray();
            List<Measurements> earlier =
                    deals("rep", 40, SalesTeam.Q1, i -> 50 + 40 * own[i] + 8 * random.nextGaussian());
            List<Measurements> later =
                    deals("rep", 40, SalesTeam.Q2, i -> 58 + 40 * own[i] + 8 * random.nextGaussian());
            Column deals = Drift.between(ONE, earlier, later, seed).criteria().get(0);
            found += deals.hasDrifted() ? 1 : 0;
            byIndex += deals.stability().orElseThrow().adjusted() <= Drift.LEVEL ? 1 : 0;
        }
        assertThat(found).as("of 20").isGreaterThanOrEqualTo(17);
        assertThat(byIndex).as("of 20").isLessThanOrEqualTo(10);
    }

    @Test
    void oneOfAHundredAndTwentyKpisCanDrift() {
        Random random = new Random(5);
        List<Measurements> earlier = new ArrayList<>();
        List<Measurements> later = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double[] then = random.doubles(120, 20, 70).toArray();
            double[] now = random.doubles(120, 20, 70).toArray();
            now[7] += 40;
            earlier.add(Crowd.measured("then" + i, SalesTeam.Q1, then));
            later.add(Crowd.measured("now" + i, SalesTeam.Q2, now));
        }
        Drift drift = Drift.between(Crowd.alike(120), earlier, later, 1);
        assertThat(drift.drifted()).extracting(Column::id).containsExactly("k07");
        assertThat(drift.criteria().get(7).superiority().orElseThrow().adjusted())
                .isLessThanOrEqualTo(0.0101);
    }

    @Test
    void aColumnWithTooFewNumbersSaysHowManyAndNoMore() {
        List<Measurements> earlier = SalesTeam.measured(12, SalesTeam.Q1, 1);
        List<Measurements> later = SalesTeam.measured(12, SalesTeam.Q2, 2).stream()
                .map(row -> row.subject().compareTo("rep004") < 0
                        ? row
                        : row.withNotApplicable(SalesKpis.CSAT_MEAN, "Dewi", "no survey in this branch"))
                .toList();
        Drift drift = Drift.between(SalesTeam.model(), earlier, later, 1);
        Column satisfaction = drift.criteria().get(2);
        assertThat(satisfaction.id()).isEqualTo("csat_mean");
        assertThat(satisfaction.later()).isLessThanOrEqualTo(4);
        assertThat(satisfaction.stability()).isEmpty();
        assertThat(satisfaction.shifts()).isEmpty();
        assertThat(satisfaction.hasDrifted()).isFalse();
        assertThat(drift.score().stability()).isPresent();
    }

    @Test
    void tooFewSubjectsAndSeveralPeriodsAreRefused() {
        List<Measurements> nine = SalesTeam.measured(9, SalesTeam.Q1, 1);
        List<Measurements> ten = SalesTeam.measured(10, SalesTeam.Q2, 1);
        assertThatThrownBy(() -> Drift.between(SalesTeam.model(), nine, ten, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The earlier population (9 subjects) is too small to tell a drift of score model (field-sales"
                                + " 2026.1): 10 are needed.\nMaybe take longer periods, or several teams together.");
        List<Measurements> mixed = new ArrayList<>(ten);
        mixed.addAll(nine);
        assertThatThrownBy(() -> Drift.between(SalesTeam.model(), ten, mixed, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different periods");
    }

    @Test
    void itsFindingsAreSentencesInBothLanguages() {
        List<Measurements> earlier = deals("then", 40, SalesTeam.Q1, i -> i);
        List<Measurements> later = deals("now", 40, SalesTeam.Q2, i -> i + 30);
        Drift drift = Drift.between(ONE, earlier, later, 1);
        assertThat(drift.findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.SCORES_DRIFTED, Finding.Kind.KPI_DRIFTED);
        Finding ofDeals = drift.findings().get(1);
        assertThat(ofDeals.ids()).containsExactly("deals");
        assertThat(ofDeals.figures())
                .containsEntry("subjects", 80.0)
                .containsOnlyKeys("superiority", "psi", "expected", "subjects");
        assertThat(ofDeals.text(Language.ENGLISH))
                .matches(
                        "deals has moved by more than chance between the two periods: a later number is above an earlier one in"
                                + " [0-9.]+% of cases \\(50% without drift; stability index [0-9]\\.[0-9]+, about 0\\.4[0-9]*"
                                + " without\\)\\. Its curve may no longer fit\\.");
        assertThat(ofDeals.text(Language.INDONESIAN)).startsWith("deals telah bergeser melebihi faktor kebetulan");
        List<Measurements> alike = deals("now", 40, SalesTeam.Q2, i -> i + 1);
        assertThat(Drift.between(ONE, earlier, alike, 1).findings()).isEmpty();
    }

    @Test
    void itPrintsAColumnALine() {
        List<Measurements> earlier = SalesTeam.measured(60, SalesTeam.Q1, 2, "then", 0);
        List<Measurements> later = SalesTeam.measured(60, SalesTeam.Q2, 3, "now", 0.4);
        assertThat(Drift.between(SalesTeam.model(), earlier, later, 1).toString())
                .startsWith("drift from 2026-Q1 to 2026-Q2 by field-sales 2026.1\n  field-sales: PSI ")
                .containsPattern(
                        "\n  revenue: PSI [0-9.]+, without drift [0-9.]+, adjusted p 0\\.0040; superiority 0\\.9[0-9],"
                                + " adjusted p 0\\.0040, drifted\n");
    }
}
