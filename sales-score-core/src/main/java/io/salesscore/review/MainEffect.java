package io.salesscore.review;

import java.util.Map;
import java.util.TreeMap;

/**
 * How much of a score's variance one KPI can tell, on whatever curve: the variance of the score as smoothed over the KPI's points,
 * over the variance of the score.
 *
 * <p>Smoothed is by local straight lines, with tricube weights over ranks that reach 0.3 of the population to each side: as many
 * neighbours count where points lie close together as where they lie far apart.
 */
final class MainEffect {

    private static final double REACH = 0.3;

    /** About so many places are smoothed at, at most; between them the line is straight. */
    private static final int MOST_PLACES = 200;

    private final double[] x;
    private final double[] y;
    private final double[] ranks;
    private final double reach;

    private MainEffect(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.ranks = Ranks.average(x);
        this.reach = REACH * x.length;
    }

    /** From 0 to 1; x and y are not constant. */
    static double of(double[] x, double[] y) {
        return new MainEffect(x, y).share();
    }

    private double share() {
        TreeMap<Double, Double> rankOf = new TreeMap<>();
        for (int i = 0; i < x.length; i++) {
            rankOf.put(x[i], ranks[i]);
        }
        int every = 1 + rankOf.size() / MOST_PLACES;
        TreeMap<Double, Double> smooth = new TreeMap<>();
        int next = 0;
        for (Map.Entry<Double, Double> place : rankOf.entrySet()) {
            if (next % every == 0 || next == rankOf.size() - 1) {
                smooth.put(place.getKey(), at(place.getKey(), place.getValue()));
            }
            next++;
        }
        double[] smoothed = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            smoothed[i] = between(smooth.floorEntry(x[i]), smooth.ceilingEntry(x[i]), x[i]);
        }
        return Math.min(1, Moments.variance(smoothed) / Moments.variance(y));
    }

    private static double between(Map.Entry<Double, Double> below, Map.Entry<Double, Double> above, double x) {
        double width = above.getKey() - below.getKey();
        double part = width == 0 ? 0 : (x - below.getKey()) / width;
        return below.getValue() + part * (above.getValue() - below.getValue());
    }

    private double at(double place, double rank) {
        double weights = 0;
        double ofX = 0;
        double ofY = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < x.length; i++) {
            double distance = Math.abs(ranks[i] - rank) / reach;
            if (distance < 1) {
                double root = 1 - distance * distance * distance;
                double weight = root * root * root;
                double fromPlace = x[i] - place;
                weights += weight;
                ofX += weight * fromPlace;
                ofY += weight * y[i];
                squares += weight * fromPlace * fromPlace;
                products += weight * fromPlace * y[i];
            }
        }
        double spread = weights * squares - ofX * ofX;
        // ties alone have no slope
        return spread <= 1e-9 * weights * squares ? ofY / weights : (squares * ofY - ofX * products) / spread;
    }
}
