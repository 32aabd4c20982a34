package io.salesscore.review;

import io.salesscore.kpi.Measurements;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows dealt out into folds, all rows of a subject into one: what is learned from the others is tried on people it has
 * not seen.
 */
final class Folds {

    private static final int MOST = 10;

    private final int count;
    private final int subjects;
    private final int[] subjectOfRow;
    private final int[] foldOfSubject;

    private Folds(int count, int subjects, int[] subjectOfRow, int[] foldOfSubject) {
        this.count = count;
        this.subjects = subjects;
        this.subjectOfRow = subjectOfRow;
        this.foldOfSubject = foldOfSubject;
    }

    /** Ten folds, or as many as there are subjects; subjects take turns in the order of their rows, which is by subject. */
    static Folds of(List<Measurements> rows) {
        int[] subject = new int[rows.size()];
        for (int i = 1; i < subject.length; i++) {
            boolean same = rows.get(i).subject().equals(rows.get(i - 1).subject());
            subject[i] = subject[i - 1] + (same ? 0 : 1);
        }
        int subjects = subject[subject.length - 1] + 1;
        int count = Math.min(MOST, subjects);
        int[] of = new int[subjects];
        for (int i = 0; i < subjects; i++) {
            of[i] = i % count;
        }
        return new Folds(count, subjects, subject, of);
    }

    /** Dealt out anew. */
    Folds shuffled(SplittableRandom random) {
        int[] shuffled = foldOfSubject.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        return new Folds(count, subjects, subjectOfRow, shuffled);
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
