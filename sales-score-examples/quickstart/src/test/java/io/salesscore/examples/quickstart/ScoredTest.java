package io.salesscore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.model.Prior;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoredTest {

    private static final Period LAST = Period.quarter(2026, 3);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeSample() throws Exception {
        new Sample(Sample.SEED, 640).writeTo(folder);
    }

    private static Scored scored(Period last) throws Exception {
        FactOptions facts = new FactOptions();
        facts.period = last;
        List<Rejection> rejected = new ArrayList<>();
        Study study = Study.open(folder, Sample.mapping(), facts, Counting.ALL, rejected::add);
        return Scored.of(study, new Models.Fitting(Optional.empty()), Locale.ENGLISH, UnaryOperator.identity());
    }

    @Test
    void hasAHistoryOfEverybodyAsFarAsTheFactsGo() throws Exception {
        Results results = scored(LAST).results().orElseThrow();
        assertThat(results.periods()).hasSize(8).endsWith(LAST);
        assertThat(results.history(Level.COMPANY, Organisation.COMPANY).keySet())
                .containsExactlyElementsOf(results.periods());
        assertThat(results.scores(Level.REP)).isNotEmpty().allSatisfy((rep, scores) -> {
            assertThat(results.history(Level.REP, rep)).isEqualTo(scores);
            assertThat(results.periods()).containsAll(scores.keySet());
        });
        assertThat(results.history(Level.REP, "nobody")).isEmpty();
    }

    @Test
    void comparesWithThePeriodBefore() throws Exception {
        Results results = scored(LAST).results().orElseThrow();
        SortedMap<Period, SalesScore> company = results.history(Level.COMPANY, Organisation.COMPANY);
        SalesScore now = Objects.requireNonNull(company.get(LAST));
        assertThat(results.before(Level.COMPANY, now)).contains(Objects.requireNonNull(company.get(LAST.previous())));
        SalesScore first = Objects.requireNonNull(company.get(company.firstKey()));
        assertThat(results.before(Level.COMPANY, first)).isEmpty();
    }

    /** One pass over the facts scores each period as a pass of its own that ends with it would. */
    @Test
    void anEarlierPeriodIsScoredAsIfItWereTheRankedOne() throws Exception {
        Results together = scored(LAST).results().orElseThrow();
        Results alone = scored(LAST.previous()).results().orElseThrow();
        assertThat(alone.scores(Level.REP))
                .isNotEmpty()
                .allSatisfy((rep, scores) -> assertThat(
                                together.history(Level.REP, rep).get(LAST.previous()))
                        .isEqualTo(scores.get(LAST.previous())));
    }

    /** That is known before the ranked quarter, whichever it is, and no later facts change it. */
    @Test
    void fewCasesCountNearerToWhatTheRepsHadBefore() throws Exception {
        Results results = scored(LAST).results().orElseThrow();
        Period first = results.periods().get(0);
        for (Kpi kpi : List.of(SalesKpis.LEAD_CONVERSION, SalesKpis.WIN_RATE, SalesKpis.CSAT_MEAN)) {
            Prior prior = results.model().criterion(kpi).prior().orElseThrow();
            assertThat(Period.parse(prior.version())).isLessThan(LAST);
            assertThat(results.model().version()).contains(prior.version());
            assertThat(results.scores(Level.REP).values())
                    .flatExtracting(scores -> scores.values().stream()
                            .filter(score ->
                                    score.isScored() && score.contribution(kpi).isPresent())
                            .toList())
                    .isNotEmpty()
                    .allSatisfy(score -> {
                        double value = score.inputs().measurement(kpi).value().orElseThrow();
                        double counted = score.curveInput(kpi).orElseThrow();
                        assertThat(Math.abs(counted - prior.mean()))
                                .isLessThanOrEqualTo(Math.abs(value - prior.mean()));
                    });
        }
        assertThat(scored(LAST.previous()).results().orElseThrow().model()).isEqualTo(results.model());
        assertThat(scored(first).results().orElseThrow().model().version()).doesNotContain("priors");
    }

    @Test
    void findsASubjectByIdOrNameOrElseTheMiddleOfTheRanking() throws Exception {
        Results results = scored(LAST).results().orElseThrow();
        SalesScore middle = results.subject(Level.REP, Optional.empty()).orElseThrow();
        String name = results.names().getOrDefault(middle.subject(), "");
        assertThat(results.subject(Level.REP, Optional.of(middle.subject()))).contains(middle);
        assertThat(results.subject(Level.REP, Optional.of(name.toUpperCase(Locale.ROOT))))
                .contains(middle);
        assertThat(results.subject(Level.REP, Optional.of("nobody"))).isEmpty();
    }
}
