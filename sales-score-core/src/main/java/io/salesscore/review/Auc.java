package io.salesscore.review;

import io.salesscore.score.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic: how probably one with yes has the higher number than one with no,
 * a tie counting half.
 *
 * @param area from 0 to 1
 * @param yes how many subjects have yes
 * @param no how many have no
 */
record Auc(double area, int yes, int no) {

    /**
     * Computes.
     *
     * @param subjects whose each row is
     * @param x the numbers
     * @param outcomes 1 for yes, 0 for no; there are both
     */
    static Auc of(List<String> subjects, double[] x, double[] outcomes) {
        double[] ofYes = select(x, outcomes, 1);
        double[] ranks = Ranks.average(x);
        double[] ranksOfYes = Ranks.average(ofYes);
        double inOrder = 0;
        int next = 0;
        for (int i = 0; i < x.length; i++) {
            // how many of the others it is ahead of
            inOrder += outcomes[i] == 1 ? ranks[i] - ranksOfYes[next++] : 0;
        }
        // pairs and halves of pairs: exact
        double area = inOrder / ((double) ofYes.length * (x.length - ofYes.length));
        return new Auc(area, having(subjects, outcomes, 1), having(subjects, outcomes, 0));
    }

    private static int having(List<String> subjects, double[] outcomes, double outcome) {
        return (int) IntStream.range(0, outcomes.length)
                .filter(i -> outcomes[i] == outcome)
                .mapToObj(subjects::get)
                .distinct()
                .count();
    }

    private static double[] select(double[] x, double[] outcomes, double outcome) {
        double[] selected = new double[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (outcomes[i] == outcome) {
                selected[n++] = x[i];
            }
        }
        return Arrays.copyOf(selected, n);
    }

    /**
     * The areas that would show such a one often enough, by their own standard errors (R. G. Newcombe, Statistics in Medicine 25
     * (2006) 559–573, method 5). A subject's rows count as one.
     */
    Interval interval(double level) {
        double z = Interval.normal(0, 1, level).high();
        return new Interval(farthest(0, z), farthest(1, z), level);
    }

    /** Of the areas between this one and an end, the farthest that is not z standard errors away by its own measure. */
    private double farthest(double end, double z) {
        double inside = area;
        double outside = end;
        if (Math.abs(outside - area) <= z * errorAt(outside)) {
            return outside;
        }
        for (int step = 0; step < 100; step++) {
            double middle = inside + (outside - inside) / 2;
            if (Math.abs(middle - area) <= z * errorAt(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private double errorAt(double theta) {
        double others = (yes + no) / 2.0 - 1;
        double more = 1 + others * (1 - theta) / (2 - theta) + others * theta / (1 + theta);
        return StrictMath.sqrt(theta * (1 - theta) * more / yes / no);
    }
}
