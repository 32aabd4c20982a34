package io.salesscore.review;

import io.salesscore.kpi.Measurements;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows dealt out into folds, all rows of a subject into one: what is learned from the others is tried on people it has
 * not seen.
 */
final class Folds {

    private static final int MOST = 10;

    private final int count;
    private final int subjects;
    private final int[] subjectOfRow;
    private final int[] order;
    private final int[] foldOfSubject;

    private Folds(int count, int subjects, int[] subjectOfRow, int[] order, int[] foldOfSubject) {
        this.count = count;
        this.subjects = subjects;
        this.subjectOfRow = subjectOfRow;
        this.order = order;
        this.foldOfSubject = foldOfSubject;
    }

    /**
     * Ten folds, or as many as there are subjects, alike in the numbers by which they are dealt out: each has one of the ten
     * subjects with the least, one of the next ten and so on, the draws deciding which. Subjects go by the mean of the first number,
     * those who are equal by the mean of the second; so their ids play no part except among those who are equal in both.
     */
    static Folds of(List<Measurements> rows, double[] first, double[] second, Draws draws) {
        int[] subject = new int[rows.size()];
        for (int i = 1; i < subject.length; i++) {
            boolean same = rows.get(i).subject().equals(rows.get(i - 1).subject());
            subject[i] = subject[i - 1] + (same ? 0 : 1);
        }
        int subjects = subject[subject.length - 1] + 1;
        double[] ofFirst = means(first, subject, subjects);
        double[] ofSecond = means(second, subject, subjects);
        int[] order = IntStream.range(0, subjects)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(each -> ofFirst[each])
                        .thenComparingDouble(each -> ofSecond[each]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Folds(Math.min(MOST, subjects), subjects, subject, order, new int[subjects]).dealt(draws);
    }

    /** The mean number of each subject; a sum could be too large. */
    private static double[] means(double[] numbers, int[] subject, int subjects) {
        double[] means = new double[subjects];
        int[] counts = new int[subjects];
        for (int row = 0; row < subject.length; row++) {
            int own = subject[row];
            counts[own]++;
            means[own] += numbers[row] / counts[own] - means[own] / counts[own];
        }
        // adding zero makes the negative zero equal to the positive one
        return Arrays.stream(means).map(mean -> mean + 0.0).toArray();
    }

    /** Dealt out anew. */
    Folds dealt(Draws draws) {
        int[] dealt = new int[subjects];
        int[] folds = IntStream.range(0, count).toArray();
        for (int i = 0; i < subjects; i++) {
            // the fold of this one, of those that are left for the ten
            int left = i % count;
            int other = left + draws.below(count - left);
            int fold = folds[other];
            folds[other] = folds[left];
            folds[left] = fold;
            dealt[order[i]] = fold;
        }
        return new Folds(count, subjects, subjectOfRow, order, dealt);
    }

    int count() {
        return count;
    }

    int subjects() {
        return subjects;
    }

    /** Whose a row is, subjects being counted from 0. */
    int subjectOf(int row) {
        return subjectOfRow[row];
    }

    /** In which fold a row is. */
    int of(int row) {
        return foldOfSubject[subjectOfRow[row]];
    }
}
