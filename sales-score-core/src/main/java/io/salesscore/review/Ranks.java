package io.salesscore.review;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ranks of numbers among each other, for statistics; who is first among people is a matter of the published score. */
final class Ranks {

    private Ranks() {}

    /**
     * The ranks, 1 for the least; equal numbers share the mean of theirs: 3, 1, 3, 8 have 2.5, 1, 2.5, 4.
     *
     * @param numbers finite numbers
     * @return a rank for each, in the same order
     */
    static double[] average(double[] numbers) {
        int[] order = order(numbers);
        double[] ranks = new double[numbers.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && numbers[order[to]] == numbers[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** The ranks of people, 1 for the greatest; equal scores share a rank, and the next counts all who are ahead: 1-2-2-4. */
    static int[] standing(double[] scores) {
        int[] order = order(scores);
        int[] ranks = new int[scores.length];
        for (int i = order.length - 1, rank = 1; i >= 0; i--) {
            boolean ties = i < order.length - 1 && scores[order[i]] == scores[order[i + 1]];
            rank = ties ? rank : order.length - i;
            ranks[order[i]] = rank;
        }
        return ranks;
    }

    /** The places of the numbers by rising size; equal ones in the order in which they are given. */
    static int[] order(double[] numbers) {
        requireFinite(numbers);
        return IntStream.range(0, numbers.length)
                .boxed()
                // adding zero makes the negative zero equal to the positive one
                .sorted(Comparator.comparingDouble(i -> numbers[i] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static void requireFinite(double[] numbers) {
        if (!Arrays.stream(numbers).allMatch(number -> Math.abs(number) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("Only finite numbers can be ranked and correlated: "
                    + Arrays.toString(numbers) + ".\nMaybe leave out the rows that lack one.");
        }
    }
}
