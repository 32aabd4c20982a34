package io.salesscore.model;

import io.salesscore.kpi.Direction;
import java.util.ArrayList;
import java.util.List;

/**
 * A curve ready to be evaluated: the first point's y plus, for each segment, a ramp that is clamped on both sides. Only
 * {@code + - *} and {@code abs}, in one order: the same bits everywhere, no search, no branch but for jumps.
 */
final class PiecewiseLinear {

    /** Values beyond are evaluated as this: every curve is flat long before, and the ramp cannot overflow. */
    private static final double FAR = 1e100;

    private final double start;
    private final List<Segment> segments;

    private PiecewiseLinear(double start, List<Segment> segments) {
        this.start = start;
        this.segments = segments;
    }

    static PiecewiseLinear of(List<CurvePoint> points) {
        double[] y = onGrid(points);
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < y.length; i++) {
            CurvePoint from = points.get(i - 1);
            CurvePoint to = points.get(i);
            double rise = y[i] - y[i - 1];
            if (rise == 0) {
                continue;
            }
            if (from.x() == to.x()) {
                boolean rises = to.y() > from.y();
                boolean reached = rises ? !to.exclusive() : from.exclusive();
                segments.add(new Segment(reached ? to.x() : Math.nextUp(to.x()), 0, rise));
            } else {
                segments.add(new Segment(from.x(), inverse(to.x() - from.x()), rise));
            }
        }
        return new PiecewiseLinear(y[0], List.copyOf(segments));
    }

    /** The points before the first segment. */
    double start() {
        return start;
    }

    /** What is added to them, by rising x. */
    List<Segment> segments() {
        return segments;
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
        for (Segment segment : segments) {
            y += segment.at(v);
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
