package io.salesscore.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.compare.GradeMigration;
import io.salesscore.compare.GradeMigration.Place;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.ScoreModel;
import io.salesscore.review.ModelComparison.Change;
import io.salesscore.review.ModelComparison.Effect;
import io.salesscore.review.ModelComparison.Part;
import io.salesscore.score.Contribution.Kind;
import io.salesscore.score.Generated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelComparisonTest {

    private static final Kpi A = Kpi.builder("a").unit(Unit.PERCENT).build();
    private static final Kpi B = Kpi.builder("b").unit(Unit.PERCENT).build();
    private static final Kpi C = Kpi.builder("c").unit(Unit.PERCENT).build();

    private static final GradeScale GRADES =
            GradeScale.lowest("C").from(60, "B").from(80, "A");

    private static final ScoreModel OLD = ScoreModel.builder("plan")
            .version("1")
            .kpi(A, 60, Curve.between(0, 1))
            .kpi(B, 40, Curve.between(0, 1))
            .grades(GRADES)
            .build();

    /** Half of a's weight goes to c, and a poor c caps the score. */
    private static final ScoreModel NEW = ScoreModel.builder("plan")
            .version("2")
            .kpi(A, 30, Curve.between(0, 1))
            .group("rest", 70, g -> g.kpi(B, 40, Curve.between(0, 1)).kpi(C, 30, Curve.between(0, 1)))
            .gate(Gate.capAt(50).whenBelow(C, 0.2))
            .grades(GRADES)
            .build();

    private static Measurements of(String subject, double a, double b, double c) {
        return Measurements.of(subject, SalesTeam.Q1)
                .actual(A, a)
                .actual(B, b)
                .actual(C, c)
                .build();
    }

    private static final List<Measurements> TEAM = List.of(
            of("sari", 0.5, 0.75, 1.0), // 60, 75
            of("budi", 1.0, 0.75, 0.1), // 90, 63 held at 50
            of("citra", 0.8, 0.5, 0.6), // 68, 62
            Measurements.of("dewi", SalesTeam.Q1).actual(A, 0.5).actual(B, 0.5).build());

    @Test
    void itSaysWhoGainsAndWhoLosesAndByWhat() {
        ModelComparison revised = ModelComparison.between(OLD, NEW, TEAM);

        assertThat(revised.period()).isEqualTo(SalesTeam.Q1);
        assertThat(revised.shifts().gained()).isEqualTo(Map.of("budi", -2, "citra", 0, "sari", 2));
        assertThat(revised.shifts().left()).as("who has no c has no score").containsExactly("dewi");
        assertThat(revised.shifts().joined()).isEmpty();
        assertThat(revised.meanShift().orElseThrow()).isCloseTo(4 / 3.0, within(1e-15));
        assertThat(revised.spearman().orElseThrow()).isCloseTo(-1, within(1e-12));
        assertThat(revised.kendall().orElseThrow()).isCloseTo(-1, within(1e-12));
        assertThat(revised.changes()).extracting(Change::subject).containsExactly("budi", "citra", "sari");
        assertThat(revised.gainers()).extracting(Change::subject).containsExactly("sari");
        assertThat(revised.losers()).extracting(Change::subject).containsExactly("budi", "citra");
        Change budi = revised.losers().get(0);
        assertThat(budi.points()).isCloseTo(-40, within(1e-9));
        assertThat(budi).hasToString("budi -40.00: a -30.00, c +3.00, gate c -13.00");
        assertThat(budi.parts()).extracting(Part::id).containsExactly("a", "b", "c", "c");
        assertThat(budi.groups()).extracting(Part::id).containsExactly("rest");
        assertThat(budi.groups().get(0).points()).as("new, with b in it").isCloseTo(33, within(1e-9));
        assertThat(revised.meanChange().orElseThrow()).isCloseTo(-31 / 3.0, within(1e-9));
        assertThat(revised.effects())
                .extracting(Effect::id, Effect::kind, Effect::gainers, Effect::losers)
                .containsExactly(
                        tuple("a", Kind.CRITERION, 0, 3),
                        tuple("b", Kind.CRITERION, 0, 0),
                        tuple("c", Kind.CRITERION, 3, 0),
                        tuple("c", Kind.GATE, 0, 1));
        assertThat(revised.effects().get(0).mean()).isCloseTo(-23, within(1e-9));
        assertThat(revised.groupEffects()).extracting(Effect::id).containsExactly("rest");
        GradeMigration migration = revised.migration().orElseThrow();
        assertThat(migration.subjects(Place.of("A"), Place.of("C"))).containsExactly("budi");
        assertThat(migration.subjects(Place.of("C"), Place.UNSCORED)).containsExactly("dewi");
        assertThat(revised.toString())
                .startsWith("from plan 1 to plan 2, 3 subjects, Spearman -1.000, Kendall -1.000\n  a -23.00 on average")
                .contains("\n  gate c -4.33 on average, 0 gain and 1 lose\n");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aModelAgainstItselfShowsNothing(long seed) {
        List<Measurements> team = SalesTeam.measured(30, SalesTeam.Q1, seed);
        ModelComparison same = ModelComparison.between(SalesTeam.model(), SalesTeam.modelBackwards(), team);
        assertThat(same.gainers()).isEmpty();
        assertThat(same.losers()).isEmpty();
        assertThat(same.meanShift()).hasValue(0);
        assertThat(same.spearman().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(same.kendall().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(same.migration().orElseThrow().promoted()).isEmpty();
        assertThat(same.migration().orElseThrow().demoted()).isEmpty();
        assertThat(same.effects())
                .isNotEmpty()
                .allSatisfy(effect -> assertThat(effect.mean()).isZero());
    }

    @Test
    void thePartsOfEachSubjectSumToItsDifferenceWhateverTheModels() {
        int compared = 0;
        int adjusted = 0;
        int removed = 0;
        Perturbation by = Perturbation.ofWeights(0.5)
                .and(Perturbation.ofCurves(0.3))
                .and(Perturbation.ofAggregation(Aggregation.GEOMETRIC, Aggregation.HARMONIC));
        for (long seed = 1; seed <= 150; seed++) {
            Generated given = Generated.modelAndMeasurements(seed);
            ScoreModel old = given.model();
            ScoreModel shaken = by.of(old, seed).next();
            ScoreModel revised = seed % 3 == 0 && shaken.root().children().size() > 1 ? withoutFirst(shaken) : shaken;
            List<Measurements> team = new ArrayList<>(List.of(given.measurements("sari")));
            for (long i = 1; i <= 4; i++) {
                team.add(given.otherMeasurements("rep" + i, i));
            }
            ModelComparison compare = ModelComparison.between(old, revised, team);
            for (Change change : compare.changes()) {
                double sum = change.parts().stream().mapToDouble(Part::points).sum();
                assertThat(sum).as("seed %d, %s", seed, change).isCloseTo(change.points(), within(1e-9));
                compared++;
                adjusted += change.parts().stream().anyMatch(part -> part.kind().isAdjustment()) ? 1 : 0;
            }
            removed += revised == shaken ? 0 : compare.changes().size();
            double means = compare.effects().stream().mapToDouble(Effect::mean).sum();
            assertThat(means).as("seed %d", seed).isCloseTo(compare.meanChange().orElse(0), within(1e-9));
        }
        assertThat(compared).isGreaterThan(150);
        assertThat(adjusted).isGreaterThan(20);
        assertThat(removed).isGreaterThan(20);
    }

    private static ScoreModel withoutFirst(ScoreModel model) {
        try {
            return model.without(model.root().children().get(0).id());
        } catch (IllegalArgumentException aGateNeedsIt) {
            return model;
        }
    }

    @Test
    void theOrderOfSubjectsAndKpisChangesNothing() {
        List<Measurements> team = SalesTeam.measured(30, SalesTeam.Q1, 8);
        ScoreModel revised =
                SalesTeam.model().withWeights(Map.of("revenue", 70.0)).withVersion("2026.2");
        ModelComparison one = ModelComparison.between(SalesTeam.model(), revised, team);
        ModelComparison other =
                ModelComparison.between(SalesTeam.modelBackwards(), revised, SalesTeam.shuffled(team, 3));
        assertThat(other.toString()).isEqualTo(one.toString());
        assertThat(other.effects()).isEqualTo(one.effects());
        assertThat(other.spearman()).isEqualTo(one.spearman());
    }

    @Test
    void otherGradesHaveNoMigrationAndNobodyInBothHasNoFigure() {
        ScoreModel ungraded = ScoreModel.builder("plan")
                .version("3")
                .kpi(A, 60, Curve.between(0, 1))
                .build();
        assertThat(ModelComparison.between(OLD, ungraded, TEAM).migration()).isEmpty();
        ModelComparison nobody = ModelComparison.between(
                OLD,
                NEW,
                List.of(Measurements.of("dewi", SalesTeam.Q1).actual(A, 1).build()));
        assertThat(nobody.spearman()).isEmpty();
        assertThat(nobody.kendall()).isEmpty();
        assertThat(nobody.meanShift()).isEmpty();
        assertThat(nobody.meanChange()).isEmpty();
        assertThat(nobody.effects()).isEmpty();
        assertThat(nobody.period()).isEqualTo(SalesTeam.Q1);
    }

    @Test
    void modelsThatAreNoVersionsOfOneAreRefused() {
        ScoreModel other =
                ScoreModel.builder("other").kpi(A, 1, Curve.between(0, 1)).build();
        assertThatThrownBy(() -> ModelComparison.between(OLD, other, TEAM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The score models (plan 1) and (other 1) are no versions of one model: their ids differ.\n"
                        + "Maybe give a copy the same id for the comparison.");
        ScoreModel scaled = ScoreModel.builder("plan")
                .scale(0, 10)
                .kpi(A, 1, Curve.between(0, 1))
                .build();
        assertThatThrownBy(() -> ModelComparison.between(OLD, scaled, TEAM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different scales");
        assertThatThrownBy(() -> ModelComparison.between(OLD, NEW, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("To compare score model (plan 1) with (plan 2) somebody's measurements are needed.");
        List<Measurements> twoPeriods =
                List.of(TEAM.get(0), Measurements.of("eko", SalesTeam.Q2).build());
        assertThatThrownBy(() -> ModelComparison.between(OLD, NEW, twoPeriods))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different periods");
    }
}
