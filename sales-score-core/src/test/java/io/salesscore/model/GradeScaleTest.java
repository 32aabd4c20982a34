package io.salesscore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradeScaleTest {

    private static final GradeScale SCHOOL =
            GradeScale.lowest("E").from(40, "D").from(55, "C").from(70, "B").from(85, "A");

    static LongStream seeds() {
        return Given.seeds();
    }

    private static ScoreModel model(GradeScale grades, int decimals) {
        return Given.model().grades(grades).decimals(decimals).build();
    }

    private static double capOf(GradeScale grades, int decimals, String grade) {
        return model(grades, decimals).capOf(Gate.capAtGrade(grade).whenBelow(Given.REVENUE, 0));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "-1e300, E",
        "0, E",
        "39.9, E",
        "40, D",
        "54.9, D",
        "55, C",
        "69.9, C",
        "70.0, B",
        "84.9, B",
        "85, A",
        "100, A",
        "1e300, A"
    })
    void bandsAreHalfOpen(double points, String grade) {
        assertThat(SCHOOL.gradeOf(points)).isEqualTo(grade);
        assertThat(model(SCHOOL, 1).gradeOf(points)).contains(grade);
    }

    @Test
    void aBoundBelongsToTheBetterGradeAndItsNeighbourToTheWorse() {
        assertThat(SCHOOL.gradeOf(Math.nextDown(70.0))).isEqualTo("C");
        assertThat(SCHOOL.gradeOf(Math.nextUp(70.0))).isEqualTo("B");
    }

    @Test
    void oneGradeIsEnough() {
        assertThat(GradeScale.lowest("all").gradeOf(-5)).isEqualTo("all");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noScoreFallsBetweenTwoGrades(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1000; i++) {
            double points = random.nextInt(0, 1_100) / 10.0;
            String expected = points < 40 ? "E" : points < 55 ? "D" : points < 70 ? "C" : points < 85 ? "B" : "A";
            assertThat(SCHOOL.gradeOf(points)).isEqualTo(expected);
        }
    }

    @Test
    void bandsAreThereToBeRead() {
        assertThat(SCHOOL.bands())
                .startsWith(new GradeScale.Band(Double.NEGATIVE_INFINITY, "E"), new GradeScale.Band(40, "D"))
                .hasSize(5);
        assertThat(GradeScale.lowest("a").from(-0.0, "b"))
                .isEqualTo(GradeScale.lowest("a").from(0, "b"));
    }

    @Test
    void aModelWithoutGradesGivesNone() {
        assertThat(Given.model().build().gradeOf(70)).isEmpty();
    }

    @ParameterizedTest(name = "{0} with {1} decimals: {2}")
    @CsvSource({"E, 1, 39.9", "D, 1, 54.9", "C, 1, 69.9", "B, 1, 84.9", "C, 0, 69", "C, 2, 69.99", "C, 6, 69.999999"})
    void theCapOfAGradeIsTheHighestScoreThatIsPublishedAsIt(String grade, int decimals, double cap) {
        assertThat(capOf(SCHOOL, decimals, grade)).isEqualTo(cap);
    }

    @ParameterizedTest(name = "below {0} with {1} decimals: {2}")
    @CsvSource({
        "0.55, 2, 0.54",
        "0.55, 1, 0.5",
        "0.55, 0, 0",
        "0.1, 1, 0",
        "0.3, 1, 0.2",
        "1.005, 2, 1.0",
        "69.95, 1, 69.9",
        "70.05, 1, 70.0",
        "-0.3, 1, -0.4",
        "-0.35, 1, -0.4",
        "0, 1, -0.1",
        "1e9, 6, 999999999.999999",
        "-1e9, 0, -1000000001"
    })
    void theCapOfAGradeIsBelowAnAwkwardBound(double bound, int decimals, double cap) {
        assertThat(capOf(GradeScale.lowest("low").from(bound, "high"), decimals, "low"))
                .isEqualTo(cap);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneStepAboveTheCapOfAGradeIsABetterGrade(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            int decimals = random.nextInt(7);
            double step = Math.pow(10, -decimals);
            double first = random.nextDouble() * 200 - 50;
            // now and then a bound that a score can have
            if (random.nextBoolean()) {
                first = Math.round(first * 20) / 20.0;
            }
            GradeScale grades = GradeScale.lowest("1")
                    .from(first, "2")
                    .from(first + 1.5 * Math.max(1, step) + random.nextDouble(), "3");
            ScoreModel model = model(grades, decimals);
            for (String grade : List.of("1", "2")) {
                double cap = capOf(grades, decimals, grade);
                String what = grades + " with " + decimals + " decimals";
                assertThat(model.publish(cap)).as(what).isEqualTo(cap);
                assertThat(model.gradeOf(cap)).as(what).contains(grade);
                assertThat(grades.gradeOf(model.publish(cap + step))).as(what).isGreaterThan(grade);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberHasNoGrade(double points) {
        assertThatThrownBy(() -> SCHOOL.gradeOf(points))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The score (" + points + ") to be graded must be a finite number.");
    }

    @Test
    void aScaleBeginsWithAGradeWithoutBound() {
        assertThatThrownBy(() -> new GradeScale(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A grade scale must begin with a lowest grade that has no bound.");
        assertThatThrownBy(() -> new GradeScale(List.of(new GradeScale.Band(0, "E"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A grade scale must begin with a lowest grade that has no bound.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {40, 39.9, Double.NaN, Double.NEGATIVE_INFINITY})
    void boundsRise(double bound) {
        GradeScale scale = GradeScale.lowest("E").from(40, "D");
        assertThatThrownBy(() -> scale.from(bound, "C"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The bound (" + bound
                        + ") of grade (C) must be above that of grade (D), and between -1e9 and 1e9.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.1e9, -1e300, 1.1e9, Double.POSITIVE_INFINITY})
    void boundsStayWithinWhatCanBeScored(double bound) {
        GradeScale scale = GradeScale.lowest("E");
        assertThatThrownBy(() -> scale.from(bound, "D"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The bound (" + bound
                        + ") of grade (D) must be above that of grade (E), and between -1e9 and 1e9.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "E", "D"})
    void namesAreTheirOwn(String name) {
        GradeScale scale = GradeScale.lowest("E").from(40, "D");
        assertThatThrownBy(() -> scale.from(50, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The grade (" + name + ") must have a name of its own.");
        assertThatThrownBy(() -> GradeScale.lowest(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The grade ( ) must have a name of its own.");
    }
}
