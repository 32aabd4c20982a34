package io.salesscore.model;

import io.salesscore.kpi.Direction;
import java.util.List;

/**
 * A curve ready to be evaluated: the first point's y plus, for each segment, a ramp that is clamped on both sides. Only
 * {@code + - *} and {@code abs}, in one order: the same bits everywhere, no search, no branch but for jumps.
 */
final class PiecewiseLinear {

    /** Values beyond are evaluated as this: every curve is flat long before, and the ramp cannot overflow. */
    private static final double FAR = 1e100;

    private final double start;
    private final double[] x;
    // 1/(x1−x0) of a ramp; 0 marks a jump
    private final double[] inverse;
    private final double[] rise;
    // for a jump: whether x itself is already behind it
    private final boolean[] reached;

    private PiecewiseLinear(double start, double[] x, double[] inverse, double[] rise, boolean[] reached) {
        this.start = start;
        this.x = x;
        this.inverse = inverse;
        this.rise = rise;
        this.reached = reached;
    }

    static PiecewiseLinear of(List<CurvePoint> points) {
        int n = points.size() - 1;
        double[] y = onGrid(points);
        double[] x = new double[n];
        double[] inverse = new double[n];
        double[] rise = new double[n];
        boolean[] reached = new boolean[n];
        for (int i = 0; i < n; i++) {
            CurvePoint from = points.get(i);
            CurvePoint to = points.get(i + 1);
            x[i] = from.x();
            rise[i] = y[i + 1] - y[i];
            if (from.x() == to.x()) {
                boolean rises = to.y() > from.y();
                reached[i] = rises ? !to.exclusive() : from.exclusive();
            } else {
                inverse[i] = inverse(to.x() - from.x());
            }
        }
        return new PiecewiseLinear(y[0], x, inverse, rise, reached);
    }

    /**
     * Each y at the nearest multiple of a step so coarse that all sums and differences of them are exact, and so fine (two units
     * in the last place of the largest) that nobody sees it. Otherwise 100 + (0.1 − 100) + (0 − 0.1) would be a little less
     * than 0, of which there is no geometric mean.
     */
    private static double[] onGrid(List<CurvePoint> corners) {
        double largest = 0;
        for (CurvePoint corner : corners) {
            largest = Math.max(largest, Math.abs(corner.y()));
        }
        double step = 2 * Math.ulp(largest);
        double[] onGrid = new double[corners.size()];
        for (int i = 0; i < onGrid.length; i++) {
            onGrid[i] = Math.rint(corners.get(i).y() / step) * step;
        }
        return onGrid;
    }

    /** Nudged up until the far end of the ramp gives its y exactly: 100 at target is 100, never 99.99999999999999. */
    private static double inverse(double width) {
        double inverse = 1 / width;
        while (width * inverse < 1) {
            inverse = Math.nextUp(inverse);
        }
        return inverse;
    }

    double at(double value) {
        double v = Math.max(-FAR, Math.min(FAR, value));
        double y = start;
        for (int i = 0; i < x.length; i++) {
            if (inverse[i] == 0) {
                y += v > x[i] || (reached[i] && v == x[i]) ? rise[i] : 0;
            } else {
                double u = (v - x[i]) * inverse[i];
                double p = u + Math.abs(u);
                double z = 2 - p;
                double q = z + Math.abs(z);
                y += rise[i] - rise[i] * (q / 4);
            }
        }
        return y;
    }

    /** Whether the points can be a curve at all; else what is wrong with them. */
    static String problemOf(List<CurvePoint> points) {
        if (points.size() < 2) {
            return "needs at least two corners and has (" + points.size() + ")";
        }
        for (int i = 1; i < points.size(); i++) {
            double gap = points.get(i).x() - points.get(i - 1).x();
            if (gap < 0) {
                return "has x (" + points.get(i).x() + ") after ("
                        + points.get(i - 1).x() + "), and x must not fall";
            }
            if (gap > 0 && gap < 1e-12) {
                return "has x (" + points.get(i - 1).x() + ") and ("
                        + points.get(i).x() + ") closer than 1e-12";
            }
            if (gap == 0 && i > 1 && points.get(i - 2).x() == points.get(i).x()) {
                return "has more than two corners at x (" + points.get(i).x() + ")";
            }
        }
        return "";
    }

    /** Whether the points go the way of the KPI; else how they do not. */
    static String contradictionOf(List<CurvePoint> points, Direction way) {
        boolean falling = way == Direction.LOWER_IS_BETTER;
        boolean mayTurn = way == Direction.ON_TARGET_IS_BEST;
        boolean turned = falling;
        boolean rose = false;
        for (int i = 1; i < points.size(); i++) {
            CurvePoint from = points.get(i - 1);
            CurvePoint to = points.get(i);
            boolean falls = to.y() < from.y();
            boolean rises = to.y() > from.y();
            if (falls && !turned && !mayTurn) {
                return "falls from (" + from.y() + ") to (" + to.y() + ") at x (" + to.x() + ") where more is better";
            }
            if (rises && turned) {
                return "rises from (" + from.y() + ") to (" + to.y() + ") at x (" + to.x() + ") where "
                        + (falling ? "less is better" : "it has fallen before and the target is best");
            }
            turned |= falls;
            rose |= rises;
        }
        return mayTurn && !(rose && turned) ? "must rise, then fall, since the target of its KPI is best" : "";
    }
}
