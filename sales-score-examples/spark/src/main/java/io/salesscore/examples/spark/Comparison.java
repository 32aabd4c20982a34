package io.salesscore.examples.spark;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sides taking turns at the same rows, so that whatever else the machine does slows all of them.
 *
 * @param warmUps how many rounds are not measured, while Java compiles
 * @param rounds how many are
 */
record Comparison(int warmUps, int rounds) {

    Comparison {
        if (warmUps < 1 || rounds < 1) {
            throw new IllegalArgumentException(
                    "The warm-ups (" + warmUps + ") and rounds (" + rounds + ") of a comparison must be positive.");
        }
    }

    /**
     * Lets each side score in each round.
     *
     * @return the median time of each, in seconds
     * @throws IllegalStateException if two did not score the same
     */
    Map<Side, Double> run(List<Side> sides) throws SQLException {
        Map<Side, List<Double>> taken = new LinkedHashMap<>();
        sides.forEach(side -> taken.put(side, new ArrayList<>()));
        Side.Totals first = sides.get(0).score();
        for (int round = 0; round < warmUps + rounds; round++) {
            for (Map.Entry<Side, List<Double>> each : taken.entrySet()) {
                // so that nobody pays for what the one before left behind
                System.gc();
                long start = System.nanoTime();
                Side.Totals totals = each.getKey().score();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (!totals.agreesWith(first)) {
                    throw new IllegalStateException("The side (" + each.getKey().name() + ") has " + totals + ", but ("
                            + sides.get(0).name() + ") has " + first + ".");
                }
                if (round >= warmUps) {
                    each.getValue().add(seconds);
                }
            }
        }
        Map<Side, Double> medians = new LinkedHashMap<>();
        taken.forEach((side, seconds) ->
                medians.put(side, seconds.stream().sorted().toList().get(rounds / 2)));
        return medians;
    }
}
