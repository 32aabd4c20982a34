package io.salesscore.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the words that somebody meant who wrote others, in one document and as long as that is soon done. */
final class Nearest {

    private static final int LONGEST = 64;

    /** Pairs of letters that are held against each other in one document: no author's mistakes come near. */
    private static final long MOST_PAIRS = 4_000_000;

    private long pairs;

    Nearest() {}

    /** The candidate that differs least, if it does in no more than a third of its letters; case does not count. */
    Optional<String> of(String word, Collection<String> candidates) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int most = Math.max(1, candidate.length() / 3);
            if (candidate.length() > LONGEST || Math.abs(candidate.length() - word.length()) > most) {
                continue;
            }
            pairs += (long) word.length() * candidate.length();
            if (pairs > MOST_PAIRS) {
                return Optional.empty();
            }
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= most) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** How many letters must be put in, left out, replaced or swapped with the next one. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + replaced);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
