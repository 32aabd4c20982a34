package io.salesscore.review;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.CurvePoint;
import io.salesscore.model.Group;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model is shaken to see whether its ranks hold: what somebody else might have chosen as well. Of each variant all is
 * drawn anew, by even chances.
 *
 * <pre>{@code
 * Perturbation.ofWeights(0.25)                                        // 40 becomes 30 to 50
 *     .and(Perturbation.ofCurves(0.10))                               // between(0.05, 0.35): 0.02 to 0.08 and 0.32 to 0.38
 *     .and(Perturbation.ofAggregation(Aggregation.GEOMETRIC))         // each group arithmetic or geometric
 * }</pre>
 *
 * <ul>
 * <li><strong>Weights</strong>: each node's is multiplied by a number from 1 − share to 1 + share, before siblings' weights are
 *     normalised.
 * <li><strong>Curves</strong>: each corner moves along x by up to the share of the distance to its nearer neighbour, so that the
 *     corners keep their order and their points, and the curve its direction; the two corners of a jump move as one. A curve
 *     of a single jump moves by up to the share of x itself. A curve never leaves the values of its KPI altogether. The curve
 *     of a KPI whose target is best stays if a gate is on it.
 * <li><strong>Aggregation</strong>: each group of two children or more keeps its own or takes one of the alternatives that its
 *     points allow.
 * </ul>
 *
 * @param weights the share by which weights vary, from 0 to below 1; 0 leaves them
 * @param curves the share by which corners vary, from 0 to below 0.5; 0 leaves them
 * @param aggregations the alternatives to a group's own aggregation; none leaves it
 */
public record Perturbation(double weights, double curves, Set<Aggregation> aggregations) {

    private static final double LEAST_WEIGHT = 1e-9;
    private static final double MOST_WEIGHT = 1e9;
    private static final double FARTHEST = 1e18;
    private static final double NEAREST_CORNERS = 1e-12;

    /**
     * Checks the shares.
     *
     * @param weights the share by which weights vary, from 0 to below 1
     * @param curves the share by which corners vary, from 0 to below 0.5
     * @param aggregations the alternatives to a group's own aggregation
     * @throws IllegalArgumentException if a share is out of its range
     */
    public Perturbation {
        if (!(weights >= 0 && weights < 1)) {
            throw new IllegalArgumentException("The share (" + weights
                    + ") by which weights vary must lie between 0 and 1, 1 exclusive.\nMaybe 0.25 for 25 %.");
        }
        if (!(curves >= 0 && curves < 0.5)) {
            throw new IllegalArgumentException(
                    "The share (" + curves + ") by which the corners of curves vary must lie between 0 and 0.5, 0.5"
                            + " exclusive, so that they keep their order.\nMaybe 0.10 for 10 %.");
        }
        aggregations = Set.copyOf(aggregations);
    }

    /**
     * Varies all weights.
     *
     * @param share by how much: 0.25 multiplies each by 0.75 to 1.25
     * @return the perturbation
     * @throws IllegalArgumentException if the share is not from 0 to below 1
     */
    public static Perturbation ofWeights(double share) {
        return new Perturbation(share, 0, Set.of());
    }

    /**
     * Varies where all curves have their corners.
     *
     * @param share by how much of the distance to the nearer neighbour: 0.10 moves both ends of between(0.05, 0.35) by up to 0.03
     * @return the perturbation
     * @throws IllegalArgumentException if the share is not from 0 to below 0.5
     */
    public static Perturbation ofCurves(double share) {
        return new Perturbation(0, share, Set.of());
    }

    /**
     * Varies how groups join their children.
     *
     * @param alternatives what a group may take in place of its own, one at least
     * @return the perturbation
     * @throws IllegalArgumentException if none are given
     */
    public static Perturbation ofAggregation(Aggregation... alternatives) {
        if (alternatives.length == 0) {
            throw new IllegalArgumentException(
                    "A perturbation of the aggregation needs an alternative.\n" + "Maybe Aggregation.GEOMETRIC.");
        }
        return new Perturbation(0, 0, EnumSet.copyOf(Arrays.asList(alternatives)));
    }

    /**
     * Both at once: the greater share of either, and the alternatives of both. Each kind has draws of its own, so that what one
     * draws is the same with and without the other.
     *
     * @param other another perturbation
     * @return the two together
     */
    public Perturbation and(Perturbation other) {
        Set<Aggregation> both = EnumSet.noneOf(Aggregation.class);
        both.addAll(aggregations);
        both.addAll(other.aggregations);
        return new Perturbation(Math.max(weights, other.weights), Math.max(curves, other.curves), both);
    }

    /** Variants of a model, one after the other. */
    Variants of(ScoreModel model, long seed) {
        return new Variants(this, model, Draws.of(seed));
    }

    /** Draws variants. For one thread. */
    static final class Variants {

        private final Perturbation by;
        private final ScoreModel model;
        private final Draws ofWeights;
        private final Draws ofCurves;
        private final Draws ofAggregations;
        // by id: the order in which a model is written must change no bit
        private final SortedMap<String, Node> nodes = new TreeMap<>();
        private final SortedMap<String, Criterion> movable = new TreeMap<>();
        private final SortedMap<String, List<Aggregation>> choices = new TreeMap<>();

        private Variants(Perturbation by, ScoreModel model, Draws draws) {
            this.by = by;
            this.model = model;
            this.ofWeights = draws.split();
            this.ofCurves = draws.split();
            this.ofAggregations = draws.split();
            collect(model.root());
        }

        private void collect(Group group) {
            if (group.children().size() > 1) {
                List<Aggregation> own = choicesOf(group);
                if (own.size() > 1) {
                    choices.put(group.id(), own);
                }
            }
            for (Node child : group.children()) {
                nodes.put(child.id(), child);
                if (child instanceof Group inner) {
                    collect(inner);
                } else if (child instanceof Criterion criterion && isMovable(criterion)) {
                    movable.put(criterion.id(), criterion);
                }
            }
        }

        private List<Aggregation> choicesOf(Group group) {
            List<Aggregation> choices = new ArrayList<>();
            choices.add(group.aggregation());
            for (Aggregation alternative : EnumSet.allOf(Aggregation.class)) {
                if (by.aggregations.contains(alternative)
                        && alternative != group.aggregation()
                        && isAllowed(group, alternative)) {
                    choices.add(alternative);
                }
            }
            return choices;
        }

        private boolean isAllowed(Group group, Aggregation alternative) {
            try {
                model.withAggregation(group.id(), alternative);
                return true;
            } catch (IllegalArgumentException e) {
                // negative points, or too many children: the model's to say
                return false;
            }
        }

        private boolean isMovable(Criterion criterion) {
            Kpi kpi = criterion.kpi();
            return kpi.direction() != Direction.ON_TARGET_IS_BEST
                    || model.gates().stream().noneMatch(gate -> gate.kpi().id().equals(kpi.id()));
        }

        ScoreModel next() {
            ScoreModel variant = model;
            if (by.weights > 0) {
                Map<String, Double> weights = new TreeMap<>();
                nodes.values().forEach(node -> weights.put(node.id(), weightOf(node)));
                variant = variant.withWeights(weights);
            }
            if (by.curves > 0 && !movable.isEmpty()) {
                Map<String, Curve> curves = new TreeMap<>();
                movable.values().forEach(criterion -> curves.put(criterion.id(), curveOf(criterion)));
                variant = variant.withCurves(curves);
            }
            for (Map.Entry<String, List<Aggregation>> group : choices.entrySet()) {
                List<Aggregation> own = group.getValue();
                Aggregation drawn = own.get(ofAggregations.below(own.size()));
                if (drawn != own.get(0)) {
                    variant = variant.withAggregation(group.getKey(), drawn);
                }
            }
            return variant;
        }

        private double weightOf(Node node) {
            double drawn = node.weight() * (1 + ofWeights.around(by.weights));
            return Math.max(LEAST_WEIGHT, Math.min(MOST_WEIGHT, drawn));
        }

        private Curve curveOf(Criterion criterion) {
            List<CurvePoint> corners = criterion.breakpoints();
            double[] x = corners.stream().mapToDouble(CurvePoint::x).toArray();
            double[] moved = moved(x);
            hold(moved, x, criterion);
            Curve.Points curve = Curve.points();
            for (int i = 0; i < moved.length; i++) {
                boolean isTooNear = i > 0 && x[i] != x[i - 1] && moved[i] - moved[i - 1] < NEAREST_CORNERS;
                if (isTooNear) {
                    return criterion.curve();
                }
                curve = curve.at(moved[i], corners.get(i).y());
            }
            return criterion.curve().input() == Curve.Input.ATTAINMENT
                    ? curve.ofAttainment(criterion.curve().lowerIsBetter())
                    : curve;
        }

        private double[] moved(double[] x) {
            double[] moved = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                if (i > 0 && x[i] == x[i - 1]) {
                    moved[i] = moved[i - 1];
                } else {
                    moved[i] = x[i] + ofCurves.around(by.curves * room(x, i));
                }
            }
            return moved;
        }

        /** The distance to the nearer corner of another x. */
        private static double room(double[] x, int corner) {
            double room = Double.POSITIVE_INFINITY;
            for (double other : x) {
                if (other != x[corner]) {
                    room = Math.min(room, Math.abs(other - x[corner]));
                }
            }
            return room == Double.POSITIVE_INFINITY ? Math.abs(x[corner]) : room;
        }

        /** Outside of what the KPI can be all would earn the same, which a model refuses. */
        private static void hold(double[] moved, double[] x, Criterion criterion) {
            boolean ofValue = criterion.curve().input() == Curve.Input.VALUE;
            double lowest = ofValue ? criterion.kpi().unit().lowest() : -FARTHEST;
            double highest = ofValue ? criterion.kpi().unit().highest() : FARTHEST;
            double first = x[0];
            double last = x[x.length - 1];
            for (int i = 0; i < x.length; i++) {
                if (x[i] == first) {
                    moved[i] = Math.max(-FARTHEST, Math.min(highest, moved[i]));
                }
                if (x[i] == last) {
                    moved[i] = Math.min(FARTHEST, Math.max(lowest, moved[i]));
                }
            }
        }
    }
}
