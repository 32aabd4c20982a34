package io.salesscore.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    public record Band(double from, String grade) {

        /**
         * Takes the sign from zero, so that equal bounds have equal bits.
         *
         * @param from the least published score of the grade, inclusive; {@code -Infinity} for the lowest
         * @param grade the grade's name
         */
        public Band {
            from = from + 0.0;
        }
    }

    /**
     * Checks the bands.
     *
     * @param bands the bands from the lowest up; the first reaches down without end
     * @throws IllegalArgumentException if there is none, the first has a bound, bounds do not rise or leave ±1e9, or a name is
     *     blank or there twice
     */
    public GradeScale {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.get(0).from != Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("A grade scale must begin with a lowest grade that has no bound.");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            if (band.grade.isBlank() || !names.add(band.grade)) {
                throw new IllegalArgumentException("The grade (" + band.grade + ") must have a name of its own.");
            }
            if (i > 0 && !(band.from > bands.get(i - 1).from && Math.abs(band.from) <= 1e9)) {
                throw new IllegalArgumentException("The bound (" + band.from + ") of grade (" + band.grade
                        + ") must be above that of grade (" + bands.get(i - 1).grade
                        + "), and between -1e9 and 1e9.");
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
     * @throws IllegalArgumentException if the bound is not above the others or not between −1e9 and 1e9, or the name is blank
     *     or taken
     */
    public GradeScale from(double bound, String grade) {
        List<Band> more = new ArrayList<>(bands);
        more.add(new Band(bound, grade));
        return new GradeScale(more);
    }

    /**
     * The grade of a published score.
     *
     * @param points the published score
     * @return the grade's name
     * @throws IllegalArgumentException if the score is not finite
     */
    public String gradeOf(double points) {
        if (!(Math.abs(points) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The score (" + points + ") to be graded must be a finite number.");
        }
        String grade = bands.get(0).grade;
        for (Band band : bands) {
            if (points >= band.from) {
                grade = band.grade;
            }
        }
        return grade;
    }

    /** The highest score with so many decimals that is below the next better grade. */
    double highestOf(String grade, int decimals) {
        double end = endOf(grade);
        BigDecimal highest = new BigDecimal(end).setScale(decimals, RoundingMode.CEILING);
        // the bound itself, as a double, belongs to the next grade
        while (highest.doubleValue() >= end) {
            highest = highest.subtract(BigDecimal.ONE.movePointLeft(decimals));
        }
        return highest.doubleValue();
    }

    private double endOf(String grade) {
        for (int i = 0; i < bands.size() - 1; i++) {
            if (bands.get(i).grade.equals(grade)) {
                return bands.get(i + 1).from;
            }
        }
        if (bands.get(bands.size() - 1).grade.equals(grade)) {
            throw new IllegalArgumentException("The grade (" + grade + ") is the best there is and caps nothing.");
        }
        throw new IllegalArgumentException("The grade (" + grade + ") is none of "
                + bands.stream().map(Band::grade).toList() + ".");
    }
}
