package io.salesscore.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Correction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.ScoreRevision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facts that come in late restate scores, and the difference by fact says why: tried on invented years. */
class RestatementTest {

    private static final Kpi REVENUE =
            Kpi.builder("revenue").unit(Unit.COUNT).rollUp(RollUp.SUM).build();
    private static final Kpi OUTLETS =
            Kpi.builder("outlets").unit(Unit.COUNT).rollUp(RollUp.UNION).build();
    private static final Kpi DEAL_SIZE =
            Kpi.builder("deal_size").unit(Unit.COUNT).rollUp(RollUp.POOL).build();

    private static final MeasurePlan<Sale> PLAN = MeasurePlan.of(Sale.class)
            .identifiedBy(Sale::id)
            .recorded(Sale::recordedOn)
            .measure(REVENUE, m -> m.sum(Sale::value).dated(Sale::soldOn))
            .measure(
                    OUTLETS, m -> m.distinct(Sale::customer).where(Sale::isSale).dated(Sale::soldOn))
            .measure(
                    DEAL_SIZE,
                    m -> m.ratio(Sale::value, sale -> 1).where(Sale::isSale).dated(Sale::soldOn))
            .build();

    private static final ScoreCalculator CALCULATOR = ScoreCalculator.of(ScoreModel.builder("sales")
            .version("1")
            .kpi(REVENUE, 2, Curve.between(0, 1e8))
            .kpi(OUTLETS, 1, Curve.between(0, 10))
            .kpi(DEAL_SIZE, 1, Curve.between(0, 1e7))
            .missing(MissingPolicy.reweight(0))
            .build());

    private static final Period Q2 = Period.quarter(2026, 2);
    private static final LocalDate IN_TIME = LocalDate.of(2026, 6, 30);
    private static final LocalDate LATER = LocalDate.of(2026, 12, 31);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    /** The final score of everybody who had any fact in time, as restated once all facts had come in. */
    private static List<ScoreRevision> restated(InventedYear year) {
        MeasurePlan<Sale> inTime = PLAN.asKnownOn(IN_TIME);
        Map<String, Measurements> before = year.sales().stream().collect(inTime.by(year.byRep(), Q2));
        Map<String, Measurements> after = year.sales().stream().collect(PLAN.by(year.byRep(), Q2));
        Map<String, List<Trace>> traceBefore = year.sales().stream().collect(inTime.traces(year.byRep(), Q2));
        Map<String, List<Trace>> traceAfter = year.sales().stream().collect(PLAN.traces(year.byRep(), Q2));
        List<ScoreRevision> restated = new ArrayList<>();
        before.forEach((rep, measured) -> {
            List<Correction> corrections = new ArrayList<>();
            for (int i = 0; i < PLAN.kpis().size(); i++) {
                corrections.addAll(at(traceBefore, rep)
                        .get(i)
                        .corrections(at(traceAfter, rep).get(i)));
            }
            SalesScore score = CALCULATOR.score(at(after, rep));
            SalesScore was = CALCULATOR.score(measured);
            if (!score.equals(was) || !corrections.isEmpty()) {
                restated.add(ScoreRevision.ofFinal(was, IN_TIME).restated(score, LATER, "late facts", corrections));
            }
        });
        return restated;
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aRestatedScoreReplays(long seed) {
        InventedYear year = InventedYear.of(seed);
        restated(year)
                .forEach(revision -> assertThat(CALCULATOR.replay(revision.score()))
                        .as("%s", year)
                        .isEqualTo(revision.score()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyDifferenceIsThatOfFacts(long seed) {
        InventedYear year = InventedYear.of(seed);
        restated(year)
                .forEach(revision -> assertThat(revision.changedWithoutFacts())
                        .as("%s in %s", revision, year)
                        .isEmpty());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theDifferencesByFactSumToTheDifference(long seed) {
        InventedYear year = InventedYear.of(seed);
        restated(year).forEach(revision -> {
            Map<Kpi, BigDecimal> byFact = new HashMap<>();
            revision.corrections().stream()
                    .filter(correction -> correction.kpi().equals(REVENUE))
                    .forEach(correction -> byFact.merge(
                            REVENUE,
                            revenue(correction.after().orElse(Measurement.amount(BigDecimal.ZERO)))
                                    .subtract(revenue(correction.before().orElse(Measurement.amount(BigDecimal.ZERO)))),
                            BigDecimal::add));
            assertThat(revenue(revision.score().inputs().measurement(REVENUE))
                            .subtract(revenue(
                                    revision.earlier().orElseThrow().inputs().measurement(REVENUE))))
                    .as("%s in %s", revision, year)
                    .isEqualByComparingTo(byFact.getOrDefault(REVENUE, BigDecimal.ZERO));
        });
    }

    private static BigDecimal revenue(Measurement measurement) {
        return ((Measurement.Amount) measurement.evidence()).sum();
    }

    @Test
    void lateFactsRestateManyScores() {
        assertThat(seeds().mapToObj(InventedYear::of)
                        .flatMap(year -> restated(year).stream())
                        .filter(revision -> revision.change().orElse(0) != 0))
                .hasSizeGreaterThan(50);
    }
}
