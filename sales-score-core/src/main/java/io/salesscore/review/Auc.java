package io.salesscore.review;

import io.salesscore.score.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The area under the receiver operating characteristic: how probably one with yes has the higher number than one with no,
 * a tie counting half. Its standard error is DeLong's (E. R. DeLong, D. M. DeLong, D. L. Clarke-Pearson, Biometrics 44
 * (1988) 837–845), which N. A. Obuchowski (Biometrics 53 (1997) 567–578) extended to subjects with several rows.
 *
 * @param area from 0 to 1
 * @param standardError 0 or more
 * @param yes how many subjects have yes
 * @param no how many have no
 */
record Auc(double area, double standardError, double yes, double no) {

    /** What of a subject goes into the area: its rows' placements, less what is expected of so many rows. */
    private static final class Part {
        private double yes;
        private double no;
        private int rowsWithYes;
        private int rowsWithNo;
    }

    /**
     * Computes.
     *
     * @param subjects whose each row is
     * @param x the numbers
     * @param outcomes 1 for yes, 0 for no; of both there are two subjects at least
     */
    static Auc of(List<String> subjects, double[] x, double[] outcomes) {
        int n = x.length;
        double[] ofYes = select(x, outcomes, 1);
        double[] ofNo = select(x, outcomes, 0);
        double[] ranks = Ranks.average(x);
        double[] ranksOfYes = Ranks.average(ofYes);
        double[] ranksOfNo = Ranks.average(ofNo);
        int m = ofYes.length;
        int k = ofNo.length;
        double[] placements = new double[n];
        double inOrder = 0;
        int nextYes = 0;
        int nextNo = 0;
        for (int i = 0; i < n; i++) {
            // the share of the others that it is on the right side of
            double others = ranks[i] - (outcomes[i] == 1 ? ranksOfYes[nextYes++] : ranksOfNo[nextNo++]);
            placements[i] = outcomes[i] == 1 ? others / k : 1 - others / m;
            inOrder += outcomes[i] == 1 ? others : 0;
        }
        // pairs and halves of pairs: exact
        double area = inOrder / ((double) m * k);
        SortedMap<String, Part> parts = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            Part part = parts.computeIfAbsent(subjects.get(i), key -> new Part());
            if (outcomes[i] == 1) {
                part.yes += placements[i] - area;
                part.rowsWithYes++;
            } else {
                part.no += placements[i] - area;
                part.rowsWithNo++;
            }
        }
        double yes = 0;
        double no = 0;
        double both = 0;
        for (Part part : parts.values()) {
            yes += part.yes * part.yes;
            no += part.no * part.no;
            both += part.yes * part.no;
        }
        double withYes =
                parts.values().stream().filter(part -> part.rowsWithYes > 0).count();
        double withNo =
                parts.values().stream().filter(part -> part.rowsWithNo > 0).count();
        double all = parts.size();
        double variance = withYes / (withYes - 1) * yes / m / m
                + withNo / (withNo - 1) * no / k / k
                + 2 * (all / (all - 1)) * both / m / k;
        return new Auc(area, StrictMath.sqrt(Math.max(0, variance)), withYes, withNo);
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
     * The area ± z standard errors, held within 0 and 1. Where all placements are equal (as where yes and no do not
     * overlap) the standard error is 0 and tells nothing: then the areas that would show such a one often enough (R. G.
     * Newcombe, Statistics in Medicine 25 (2006) 559–573, method 5).
     */
    Interval interval(double level) {
        if (standardError > 0) {
            Interval plain = Interval.normal(area, standardError, level);
            return new Interval(Math.max(0, plain.low()), Math.min(1, plain.high()), level);
        }
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
        double others = (yes + no) / 2 - 1;
        double more = 1 + others * (1 - theta) / (2 - theta) + others * theta / (1 + theta);
        return StrictMath.sqrt(theta * (1 - theta) * more / yes / no);
    }
}
