package io.salesscore.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Grades (<em>predikat</em>) by published score: half-open bands without holes, each from its bound up to the next.
 *
 * <pre>{@code
 * GradeScale.lowest("E").from(40, "D").from(55, "C").from(70, "B").from(85, "A")
 * }</pre>
 *
 * <p>Here 69.9 is a C and 70.0 a B. The score that is graded is the published one, so that what is shown is what is graded.
 *
 * @param bands the bands from the lowest up; the first reaches down without end
 */
public record GradeScale(List<Band> bands) {

    /**
     * A grade and where it begins.
     *
     * @param from the least published score of the grade, inclusive; {@code -Infinity} for the lowest
     * @param grade the grade's name
     */
    public record Band(double from, String grade) {}

    /**
     * Checks the bands.
     *
     * @param bands the bands from the lowest up; the first reaches down without end
     * @throws IllegalArgumentException if there is none, the first has a bound, bounds do not rise, or a name is blank or there
     *     twice
     */
    public GradeScale {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.get(0).from != Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("A grade scale must begin with a lowest grade that has no bound.");
        }
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            if (band.grade.isBlank() || bands.subList(0, i).stream().anyMatch(b -> b.grade.equals(band.grade))) {
                throw new IllegalArgumentException("The grade (" + band.grade + ") must have a name of its own.");
            }
            if (i > 0 && !(band.from > bands.get(i - 1).from && band.from <= 1e9)) {
                throw new IllegalArgumentException("The bound (" + band.from + ") of grade (" + band.grade
                        + ") must be above that of grade (" + bands.get(i - 1).grade + "), and no more than 1e9.");
            }
        }
    }

    /**
     * Starts with the lowest grade, which has no bound.
     *
     * @param grade its name
     * @return a scale of one grade
     */
    public static GradeScale lowest(String grade) {
        return new GradeScale(List.of(new Band(Double.NEGATIVE_INFINITY, grade)));
    }

    /**
     * Adds the next better grade.
     *
     * @param bound the least score of the grade, inclusive; above the bounds so far
     * @param grade its name
     * @return a scale with one grade more
     * @throws IllegalArgumentException if the bound is not above the others or the name is blank or taken
     */
    public GradeScale from(double bound, String grade) {
        List<Band> more = new ArrayList<>(bands);
        more.add(new Band(bound + 0.0, grade));
        return new GradeScale(more);
    }

    /**
     * The grade of a published score.
     *
     * @param points the published score
     * @return the grade's name
     */
    public String gradeOf(double points) {
        String grade = bands.get(0).grade;
        for (Band band : bands) {
            if (points >= band.from) {
                grade = band.grade;
            }
        }
        return grade;
    }

    /** The bound of the next better grade; infinite for the best. */
    double endOf(String grade) {
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).grade.equals(grade)) {
                return i + 1 < bands.size() ? bands.get(i + 1).from : Double.POSITIVE_INFINITY;
            }
        }
        throw new IllegalArgumentException("The grade (" + grade + ") is none of "
                + bands.stream().map(Band::grade).toList() + ".");
    }
}
