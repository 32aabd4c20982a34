package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.compare.RankUncertainty.Ranks;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitivityTest {

    private static final Perturbation ALL = Perturbation.ofWeights(0.25)
            .and(Perturbation.ofCurves(0.10))
            .and(Perturbation.ofAggregation(Aggregation.GEOMETRIC));

    private static final Kpi A = Kpi.builder("a").unit(Unit.PERCENT).build();
    private static final Kpi B = Kpi.builder("b").unit(Unit.PERCENT).build();

    private static ScoreModel.Builder two() {
        return ScoreModel.builder("two")
                .kpi(A, 1, Curve.between(0, 1))
                .kpi(B, 1, Curve.between(0, 1))
                .grades(GradeScale.lowest("C").from(50, "B").from(80, "A"));
    }

    private static Measurements of(String subject, double a, double b) {
        return Measurements.of(subject, SalesTeam.Q1).actual(A, a).actual(B, b).build();
    }

    /** By the model: sari 70, budi 60, citra 50; where b alone counts nearly all: sari 50, budi 80, citra 51. */
    private static final List<Measurements> THREE =
            List.of(of("sari", 0.9, 0.5), of("budi", 0.4, 0.8), of("citra", 0.49, 0.51));

    private static final ScoreModel OF_B =
            two().build().withWeights(Map.of("a", 1e-9)).withVersion("b");

    /**
     * COINr 1.1.14, ASEM data: the points of eight pillars (min-max, equal weights within) of three countries, and the first three
     * of 200 draws of the pillars' and sub-indices' weights with the indices they lead to. The three draws put the three
     * countries into three orders.
     */
    @Test
    void givenWeightsLeadToTheScoresAndRanksOfAnotherProgram() {
        String[] pillars = {"Physical", "ConEcFin", "Political", "Instit", "P2P", "Environ", "Social", "SusEcFin"};
        ScoreModel model = ScoreModel.builder("Index")
                .decimals(6)
                .group("Conn", 1, g -> pillars(g, pillars, 0, 5))
                .group("Sust", 1, g -> pillars(g, pillars, 5, 8))
                .build();
        double[][] points = {
            {
                35.28165744650828, 25.52871344240124, 52.52734628706287, 57.178901605713705,
                37.07361772614782, 35.197448695810806, 70.91891831897033, 56.8590378074033
            },
            {
                30.549473049636994, 0.9230975017403723, 55.408301446568444, 78.20802212067979,
                8.449250311261597, 35.70328655473086, 67.29133489877735, 70.13735087145342
            },
            {
                23.910342292104374, 33.04438432347736, 51.90201454410828, 66.09452041889706,
                27.55104763126205, 76.9942916228858, 25.19906057364358, 57.089145917593584
            }
        };
        double[][] weights = {
            {
                1.2444546489277855, 0.948872726643458, 0.8078488893806934, 0.7848743393551558, 0.8718746952945367,
                1.1460052129114047, 0.9200311764143407, 1.2360312503296882, 0.8329277422744781, 0.979551832890138
            },
            {
                0.8358740383991972, 0.8657385508995503, 1.1364059728803113, 0.7981507708318532, 0.9767238850472495,
                0.7923503564670682, 1.0303329335292801, 0.7543522999621928, 1.242868545348756, 0.9082924020476639
            },
            {
                1.069724470959045, 0.8976116176927462, 1.2483518469380215, 1.2030106601305306, 1.2443695720285177,
                0.7828228697180748, 1.0635193792404607, 0.995237520430237, 1.2355122064473107, 0.9311104237567633
            }
        };
        String[] countries = {"AUS", "EST", "IND"};
        double[][] indices = {
            {47.92159112114746, 47.30855622177107, 47.75908080771246, 48.41492204515716},
            {46.20914316381566, 46.05469630027867, 44.70055256988347, 46.47906960553127},
            {46.79731394000541, 47.43909699233612, 44.75729313366716, 45.30685598968489}
        };
        int[][] ranks = {{1, 2, 1, 1}, {3, 3, 3, 2}, {2, 1, 2, 3}};
        List<Measurements> population = new ArrayList<>();
        for (int i = 0; i < countries.length; i++) {
            Measurements.Builder country = Measurements.of(countries[i], Period.year(2018));
            for (int p = 0; p < pillars.length; p++) {
                country.actual(pillar(pillars[p]), points[i][p]);
            }
            population.add(country.build());
        }
        List<Map<String, Double>> draws = new ArrayList<>();
        for (double[] drawn : weights) {
            Map<String, Double> draw = new HashMap<>(Map.of("Conn", drawn[8], "Sust", drawn[9]));
            for (int p = 0; p < pillars.length; p++) {
                draw.put(pillars[p], drawn[p]);
            }
            draws.add(draw);
        }

        Sensitivity shaken = Sensitivity.ofWeights(model, population, draws);

        for (int i = 0; i < countries.length; i++) {
            String country = countries[i];
            assertThat(shaken.ranking().entry(country).orElseThrow().score().exactPoints())
                    .isCloseTo(indices[i][0], within(1e-9));
            assertThat(shaken.ranking().rankOf(country)).hasValue(ranks[i][0]);
            for (int draw = 0; draw < 3; draw++) {
                assertThat(shaken.exactPoints(country, draw).orElseThrow())
                        .isCloseTo(indices[i][draw + 1], within(1e-9));
                assertThat(shaken.rank(country, draw)).hasValue(ranks[i][draw + 1]);
            }
        }
    }

    private static void pillars(Group.Builder group, String[] pillars, int from, int to) {
        for (int i = from; i < to; i++) {
            group.kpi(pillar(pillars[i]), 1, Curve.between(0, 100));
        }
    }

    private static Kpi pillar(String id) {
        return Kpi.builder(id).unit(Unit.number("")).build();
    }

    @Test
    void itsFiguresAreThoseOfTheDraws() {
        ScoreModel model = two().build();
        Sensitivity shaken = Sensitivity.ofVariants(model, THREE, List.of(model, OF_B, OF_B, model));

        assertThat(shaken.draws()).isEqualTo(4);
        assertThat(shaken.variant(1)).isEqualTo(OF_B);
        assertThat(shaken.rank("sari", 0)).hasValue(1);
        assertThat(shaken.rank("sari", 1)).hasValue(3);
        assertThat(shaken.exactPoints("budi", 1).orElseThrow()).isCloseTo(80, within(1e-6));
        assertThat(shaken.ranks("sari", 0.5)).hasValue(new Ranks(1, 3, 0.5));
        assertThat(shaken.ranks("sari", 0.4)).hasValue(new Ranks(1, 3, 0.4));
        assertThat(shaken.ranks("citra", 0.9)).hasValue(new Ranks(2, 3, 0.9));
        assertThat(shaken.grades("budi")).containsExactly(Map.entry("A", 0.5), Map.entry("B", 0.5));
        assertThat(shaken.gradeChanges("budi")).hasValue(0.5);
        assertThat(shaken.gradeChanges("sari")).hasValue(0);
        assertThat(shaken.gradeChanges().orElseThrow()).isCloseTo(1 / 6.0, within(1e-15));
        // 1, 2, 3 becomes 3, 1, 2 in half of the draws
        assertThat(shaken.meanShift().orElseThrow()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(shaken.spearman(1).orElseThrow()).isCloseTo(-0.5, within(1e-15));
        Sensitivity.Range spearman = shaken.spearman().orElseThrow();
        assertThat(spearman.lowest()).isCloseTo(-0.5, within(1e-15));
        assertThat(spearman.median()).isCloseTo(0.25, within(1e-15));
        assertThat(spearman.highest()).isCloseTo(1, within(1e-15));
        assertThat(shaken).hasToString("""
                        ranks in 90 % of 4 draws around two 1
                          budi 2, 1 to 2
                          citra 3, 2 to 3
                          sari 1, 1 to 3""");
    }

    @Test
    void theModelItselfAsAVariantShowsNothing() {
        List<Measurements> team = SalesTeam.measured(30, SalesTeam.Q1, 5);
        Sensitivity still =
                Sensitivity.ofVariants(SalesTeam.model(), team, List.of(SalesTeam.model(), SalesTeam.modelBackwards()));
        assertThat(still.meanShift()).hasValue(0);
        assertThat(still.gradeChanges()).hasValue(0);
        assertThat(still.spearman().orElseThrow().lowest()).isCloseTo(1, within(1e-15));
        still.ranking()
                .entries()
                .forEach(entry -> assertThat(still.ranks(entry.score().subject(), 0.99))
                        .hasValue(new Ranks(entry.rank(), entry.rank(), 0.99)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfSubjectsAndKpisChangesNoBit(long seed) {
        List<Measurements> team = SalesTeam.measured(25, SalesTeam.Q1, seed);
        Sensitivity one = Sensitivity.of(SalesTeam.model(), team, ALL, 40, seed);
        Sensitivity other = Sensitivity.of(SalesTeam.modelBackwards(), SalesTeam.shuffled(team, seed), ALL, 40, seed);
        for (Measurements row : team) {
            for (int draw = 0; draw < 40; draw++) {
                assertThat(other.exactPoints(row.subject(), draw)).isEqualTo(one.exactPoints(row.subject(), draw));
                assertThat(other.rank(row.subject(), draw)).isEqualTo(one.rank(row.subject(), draw));
            }
        }
        assertThat(other.toString()).isEqualTo(one.toString());
    }

    @Test
    void theSeedDecidesAllAndMoreDrawsBeginWithTheSame() {
        List<Measurements> team = SalesTeam.measured(25, SalesTeam.Q1, 5);
        Sensitivity few = Sensitivity.of(SalesTeam.model(), team, ALL, 10, 1);
        Sensitivity more = Sensitivity.of(SalesTeam.model(), team, ALL, 20, 1);
        Sensitivity others = Sensitivity.of(SalesTeam.model(), team, ALL, 10, 2);
        for (int draw = 0; draw < 10; draw++) {
            assertThat(more.exactPoints("rep003", draw)).isEqualTo(few.exactPoints("rep003", draw));
            assertThat(others.exactPoints("rep003", draw)).isNotEqualTo(few.exactPoints("rep003", draw));
        }
    }

    @Test
    void moreShakingMovesMoreRanks() {
        List<Measurements> team = SalesTeam.measured(40, SalesTeam.Q1, 5);
        double little = shift(team, 0.05);
        double more = shift(team, 0.5);
        assertThat(little).isPositive().isLessThan(more / 2);
    }

    private static double shift(List<Measurements> team, double share) {
        return Sensitivity.of(SalesTeam.model(), team, Perturbation.ofWeights(share), 200, 1)
                .meanShift()
                .orElseThrow();
    }

    @Test
    void whoHasNoScoreByAVariantHasNoRankInThatDraw() {
        ScoreModel model = two().missing(MissingPolicy.reweight(0.5)).build();
        Measurements half =
                Measurements.of("dewi", SalesTeam.Q1).actual(A, 0.95).build();
        List<Measurements> four = new ArrayList<>(THREE);
        four.add(half);
        Sensitivity shaken = Sensitivity.ofWeights(model, four, List.of(Map.of("b", 1.1), Map.of("a", 1.1)));
        assertThat(shaken.ranking().rankOf("dewi")).hasValue(1);
        assertThat(shaken.rank("dewi", 0)).isEmpty();
        assertThat(shaken.exactPoints("dewi", 0)).isEmpty();
        assertThat(shaken.rank("sari", 0)).hasValue(1);
        assertThat(shaken.rank("dewi", 1)).hasValue(1);
        assertThat(shaken.ranks("dewi", 0.9)).hasValue(new Ranks(1, 1, 0.9));
        assertThat(shaken.gradeChanges("dewi")).hasValue(0.5);
        assertThat(shaken.grades("dewi")).containsExactly(Map.entry("A", 0.5));
    }

    @Test
    void whatHasNoFigureIsEmpty() {
        Measurements nothing = Measurements.of("eko", SalesTeam.Q1).build();
        ScoreModel model = two().build();
        Sensitivity shaken = Sensitivity.of(model, List.of(nothing), ALL, 3, 1);
        assertThat(shaken.ranks("eko", 0.9)).isEmpty();
        assertThat(shaken.meanShift()).isEmpty();
        assertThat(shaken.spearman()).isEmpty();
        assertThat(shaken.gradeChanges()).hasValue(0);
        ScoreModel ungraded =
                ScoreModel.builder("one").kpi(A, 1, Curve.between(0, 1)).build();
        Sensitivity noGrades = Sensitivity.of(ungraded, THREE, ALL, 3, 1);
        assertThat(noGrades.gradeChanges()).isEmpty();
        assertThat(noGrades.gradeChanges("sari")).isEmpty();
        assertThat(noGrades.grades("sari")).isEmpty();
    }

    @Test
    void whatIsWrongIsSaid() {
        ScoreModel model = two().build();
        assertThatThrownBy(() -> Sensitivity.of(model, THREE, ALL, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The number of draws (0) by which score model (two 1) is shaken must be positive.");
        assertThatThrownBy(() -> Sensitivity.ofWeights(model, THREE, List.of(Map.of("c", 1.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no criterion or group [c]");
        Sensitivity shaken = Sensitivity.of(model, THREE, ALL, 1, 1);
        assertThatThrownBy(() -> shaken.rank("dewi", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The subject (dewi) is not among those by whom score model (two 1) was shaken.");
        assertThatThrownBy(() -> shaken.ranks("sari", 1)).isInstanceOf(IllegalArgumentException.class);
        List<Measurements> twoPeriods =
                List.of(THREE.get(0), Measurements.of("dewi", SalesTeam.Q2).build());
        assertThatThrownBy(() -> Sensitivity.of(model, twoPeriods, ALL, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
