package io.salesscore.score;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.AttainmentForm;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Node;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import io.salesscore.model.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A score model as numbers alone, which is all that points are computed from: one subject and whole columns go by the same
 * arrays and formulas, in the same order.
 *
 * <p>Nodes are at their positions in {@link CompiledModel#nodes}, inputs at theirs in {@link #inputs}. Values and points are
 * doubles; where there is none, one of three that no value can be says why: {@link #NONE}, {@link #NOT_APPLICABLE},
 * {@link #BARRED}.
 */
final class Plan {

    /** No value is known, or no points: the others carry the weight. A prior may stand for it. */
    static final double NONE = Double.NaN;

    /** The KPI, or all of a group, does not belong to the subject: it leaves the tree. */
    static final double NOT_APPLICABLE = Double.POSITIVE_INFINITY;

    /** Of a value: there is none, and no prior may stand for it. Of points: there are none, and so no score. */
    static final double BARRED = Double.NEGATIVE_INFINITY;

    /** Values, targets and sizes lie between this and its negative, where every curve is flat and no ramp overflows. */
    static final double MOST = 1e100;

    /** Shares that differ by less are one: what is left of computing in binary fractions. */
    private static final double SNAP = 1e-9;

    /** The values of the criteria, of gates alone, the targets, the sizes; each by the KPIs' ids. */
    final List<ScoreInput> inputs;

    /** How many criteria there are: their values are the first inputs. */
    final int criteria;

    /** How many criteria have a prior: their sizes are the last inputs. */
    final int sized;

    /** Whether all groups are arithmetic, so that a contribution is effective weight times points. */
    final boolean isArithmetic;

    /** The children of each group, in order of ids; empty for criteria. */
    final int[][] children;

    /** How each group's children become one; null for criteria. */
    final @Nullable Mean[] means;

    /** Each node's weight among its siblings, as {@link Group#proportions} has it. */
    final double[] weights;

    /** The points in place of those that a node has not: stated ones, {@link #NONE} to reweight, or {@link #BARRED}. */
    final double[] instead;

    /** Whether a criterion without a value is read at its prior's mean. */
    final boolean[] takesPrior;

    /** The least share of a group's weight, or number of children, with points: what the model states less a crumb. */
    final double[] leastShares;

    final boolean[] byCount;

    /** Where each criterion's value, target and size are among the inputs; −1 where it has none of that kind. */
    final int[] values;

    final int[] targets;
    final int[] sizes;

    /** How a criterion's attainment is computed; null where its curve takes the value. */
    final @Nullable AttainmentForm[] forms;

    final double[] priorMeans;
    final double[] priorStrengths;

    /** The points before a criterion's first segment. */
    final double[] starts;

    /** Where a node's segments begin; those of node i end where those of i + 1 begin. */
    final int[] segments;

    /** See {@link Segment}. */
    final double[] xs;

    final double[] inverses;
    final double[] rises;

    /** The same of each criterion in one place, as one row reads it; null for groups. */
    private final @Nullable Leaf[] leaves;

    final double ceiling;

    /** Where each gate's value is among the inputs; a gate is closed below its low and above its high. */
    final int[] gateValues;

    final double[] gateLows;
    final double[] gateHighs;
    final double[] gateCaps;
    final boolean[] gateIgnoresMissing;

    /**
     * @param nodes the nodes, children before their parent; the root is the last
     * @param children the positions of each node's children, in order of ids
     * @param gates the gates in the order in which they hold the total
     */
    Plan(ScoreModel model, List<Node> nodes, int[][] children, List<Gate> gates) {
        int n = nodes.size();
        this.children = children;
        means = new Mean[n];
        weights = new double[n];
        instead = new double[n];
        takesPrior = new boolean[n];
        leastShares = new double[n];
        byCount = new boolean[n];
        values = new int[n];
        targets = new int[n];
        sizes = new int[n];
        forms = new AttainmentForm[n];
        priorMeans = new double[n];
        priorStrengths = new double[n];
        starts = new double[n];
        segments = new int[n + 1];

        TreeMap<String, Kpi> valued = new TreeMap<>();
        TreeMap<String, Kpi> targeted = new TreeMap<>();
        TreeMap<String, Kpi> sized = new TreeMap<>();
        for (Node node : nodes) {
            if (node instanceof Criterion criterion) {
                valued.put(criterion.id(), criterion.kpi());
                if (takesTarget(criterion)) {
                    targeted.put(criterion.id(), criterion.kpi());
                }
                if (criterion.prior().isPresent()) {
                    sized.put(criterion.id(), criterion.kpi());
                }
            }
        }
        criteria = valued.size();
        this.sized = sized.size();
        TreeMap<String, Kpi> ofGatesAlone = new TreeMap<>();
        for (Gate gate : gates) {
            if (!valued.containsKey(gate.kpi().id())) {
                ofGatesAlone.put(gate.kpi().id(), gate.kpi());
            }
        }
        List<ScoreInput> places = new ArrayList<>();
        Map<String, Integer> valueOf = place(valued, ScoreInput.Kind.VALUE, places);
        valueOf.putAll(place(ofGatesAlone, ScoreInput.Kind.VALUE, places));
        Map<String, Integer> targetOf = place(targeted, ScoreInput.Kind.TARGET, places);
        Map<String, Integer> sizeOf = place(sized, ScoreInput.Kind.SIZE, places);
        inputs = List.copyOf(places);

        List<Segment> all = new ArrayList<>();
        boolean arithmetic = true;
        for (int i = 0; i < n; i++) {
            Node node = nodes.get(i);
            MissingPolicy policy = node.missing();
            values[i] = -1;
            targets[i] = -1;
            sizes[i] = -1;
            segments[i] = all.size();
            if (policy instanceof MissingPolicy.Points stated) {
                instead[i] = stated.points();
            } else {
                boolean reweighted = policy instanceof MissingPolicy.Reweight && i != n - 1;
                instead[i] = reweighted ? NONE : BARRED;
            }
            if (node instanceof Criterion criterion) {
                values[i] = valueOf.getOrDefault(node.id(), -1);
                targets[i] = targetOf.getOrDefault(node.id(), -1);
                sizes[i] = sizeOf.getOrDefault(node.id(), -1);
                forms[i] = takesTarget(criterion) ? criterion.attainmentForm() : null;
                takesPrior[i] = policy instanceof MissingPolicy.TakePrior;
                if (criterion.prior().isPresent()) {
                    Prior prior = criterion.prior().get();
                    priorMeans[i] = prior.mean();
                    priorStrengths[i] = prior.strength();
                }
                starts[i] = criterion.pointsAt(-MOST);
                all.addAll(criterion.segments());
            } else {
                Group group = (Group) node;
                Map<String, Double> proportions = group.proportions();
                for (int child : children[i]) {
                    weights[child] = proportions.getOrDefault(nodes.get(child).id(), Double.NaN);
                }
                Mean mean = Mean.of(group.aggregation());
                means[i] = mean;
                arithmetic &= mean == Mean.ARITHMETIC;
                if (policy instanceof MissingPolicy.Reweight reweight) {
                    leastShares[i] = reweight.minimumShare() - SNAP;
                    byCount[i] = reweight.byCount();
                }
            }
        }
        isArithmetic = arithmetic;
        segments[n] = all.size();
        xs = new double[all.size()];
        inverses = new double[all.size()];
        rises = new double[all.size()];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = all.get(i).x();
            inverses[i] = all.get(i).inverse();
            rises[i] = all.get(i).rise();
        }
        leaves = new Leaf[n];
        for (int i = 0; i < n; i++) {
            leaves[i] = means[i] == null ? new Leaf(this, i) : null;
        }
        ceiling = model.ceiling();
        int m = gates.size();
        gateValues = new int[m];
        gateLows = new double[m];
        gateHighs = new double[m];
        gateCaps = new double[m];
        gateIgnoresMissing = new boolean[m];
        for (int i = 0; i < m; i++) {
            Gate gate = gates.get(i);
            gateValues[i] = valueOf.getOrDefault(gate.kpi().id(), -1);
            gateLows[i] = lowOf(gate);
            gateHighs[i] = highOf(gate);
            gateCaps[i] = model.capOf(gate);
            gateIgnoresMissing[i] = gate.ignoresMissing();
        }
    }

    /** Puts KPIs behind the inputs so far, and says where each went. */
    private static Map<String, Integer> place(
            SortedMap<String, Kpi> kpis, ScoreInput.Kind kind, List<ScoreInput> inputs) {
        Map<String, Integer> places = new HashMap<>();
        for (Kpi kpi : kpis.values()) {
            places.put(kpi.id(), inputs.size());
            inputs.add(new ScoreInput(kpi, kind));
        }
        return places;
    }

    private static boolean takesTarget(Criterion criterion) {
        return criterion.curve().input() == Curve.Input.ATTAINMENT;
    }

    private static double lowOf(Gate gate) {
        return switch (gate.comparison()) {
            case BELOW -> gate.threshold();
            case AT_MOST -> Math.nextUp(gate.threshold());
            case ABOVE, AT_LEAST -> Double.NEGATIVE_INFINITY;
        };
    }

    private static double highOf(Gate gate) {
        return switch (gate.comparison()) {
            case BELOW, AT_MOST -> Double.POSITIVE_INFINITY;
            case ABOVE -> gate.threshold();
            case AT_LEAST -> Math.nextDown(gate.threshold());
        };
    }

    /** Whether it is a value or points, and neither of the three that say why there is none. */
    static boolean isNumber(double value) {
        return Math.abs(value) <= Double.MAX_VALUE;
    }

    /** Between a value from n and the mean of a prior that is as strong as so many. */
    static double shrunk(double value, double n, double mean, double strength) {
        return (value * n + strength * mean) / (n + strength);
    }

    /**
     * The score of a row of inputs, after ceiling and gates.
     *
     * @param contributions takes what each criterion contributes, at the place of its value among the inputs; NaN where it
     *     has no points. Groups must be arithmetic
     * @return the exact points; NaN where there is no score
     */
    double score(double[] in, double @Nullable [] contributions) {
        int root = weights.length - 1;
        double total = held(mean(root, in, contributions), in);
        if (contributions != null) {
            share(root, Double.isNaN(total) ? NONE : 1, in, contributions);
        }
        return total;
    }

    /** The points of each node at its position, whether or not there is a score. */
    double[] points(double[] in) {
        double[] points = new double[weights.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = means[i] == null ? leaf(i).points(in) : group(i, points);
        }
        return points;
    }

    /**
     * The groups' points from those of what is below them.
     *
     * @param points each node's points, by position; what the groups have is replaced
     * @param kept a group that keeps what it has, or −1
     * @return the root's points; {@link #BARRED} where any node is
     */
    double regroup(double[] points, int kept) {
        boolean barred = false;
        for (int i = 0; i < points.length; i++) {
            if (means[i] != null && i != kept) {
                points[i] = group(i, points);
            }
            barred |= points[i] == BARRED;
        }
        return barred ? BARRED : points[points.length - 1];
    }

    /** The total after ceiling and gates. */
    double held(double points, double[] in) {
        if (!isNumber(points)) {
            return Double.NaN;
        }
        double total = Math.min(points, ceiling);
        for (int i = 0; i < gateValues.length; i++) {
            double value = in[gateValues[i]];
            if (isNumber(value)) {
                if (isClosedAt(i, value)) {
                    total = Math.min(total, gateCaps[i]);
                }
            } else if (value != NOT_APPLICABLE && !gateIgnoresMissing[i]) {
                return Double.NaN;
            }
        }
        return total;
    }

    /** Whether a gate is closed at a value. */
    boolean isClosedAt(int gate, double value) {
        return value < gateLows[gate] || value > gateHighs[gate];
    }

    /** How much of a group has points: the share of its weight or, where that counts, of its children that apply. */
    double shareOf(int group, double[] points) {
        double weight = 0;
        double nominal = 0;
        for (int child : children[group]) {
            double w = byCount[group] ? 1 : weights[child];
            weight += isNumber(points[child]) ? w : 0;
            nominal += points[child] == NOT_APPLICABLE ? 0 : w;
        }
        return weight / nominal;
    }

    /** A group's points from those of what is below it. */
    double group(int group, double[] points) {
        Sum sum = new Sum(meanOf(group));
        for (int child : children[group]) {
            sum.add(weights[child], points[child]);
        }
        return of(sum, group);
    }

    /**
     * A group's points, with those of what is below it still to be computed.
     *
     * @param out takes the points of criteria, at the places of their values; null for nobody
     * @return the points; barred where anything below is
     */
    private double mean(int group, double[] in, double @Nullable [] out) {
        Sum sum = new Sum(meanOf(group));
        for (int child : children[group]) {
            Leaf leaf = leaves[child];
            double points = leaf == null ? mean(child, in, out) : leaf.points(in);
            if (leaf != null && out != null) {
                out[leaf.value] = points;
            }
            sum.add(weights[child], points);
        }
        return sum.barred ? BARRED : of(sum, group);
    }

    private double of(Sum sum, int group) {
        if (sum.applicable == 0) {
            return NOT_APPLICABLE;
        }
        double share = byCount[group] ? (double) sum.count / (double) sum.applicable : sum.weight / sum.nominal;
        return sum.count > 0 && share >= leastShares[group] ? sum.mean.of(sum.parts, sum.weight) : instead[group];
    }

    /** What a group's children add up to. */
    private static final class Sum {

        private final Mean mean;
        private double parts;
        private double weight;
        private double nominal;
        private int count;
        private int applicable;
        private boolean barred;

        Sum(Mean mean) {
            this.mean = mean;
            parts = mean.nothing();
        }

        void add(double w, double points) {
            if (isNumber(points)) {
                parts = mean.join(parts, mean.part(w, points));
                weight += w;
                nominal += w;
                count++;
                applicable++;
            } else if (points != NOT_APPLICABLE) {
                nominal += w;
                applicable++;
                barred |= points == BARRED;
            }
        }
    }

    private Mean meanOf(int group) {
        Mean mean = means[group];
        if (mean == null) {
            throw new IllegalStateException("The node at (" + group + ") is no group.");
        }
        return mean;
    }

    /** Where a criterion is read on its curve; no number where it is not. */
    double curveInput(int criterion, double[] in) {
        return leaf(criterion).curveInput(in);
    }

    private Leaf leaf(int criterion) {
        Leaf leaf = leaves[criterion];
        if (leaf == null) {
            throw new IllegalStateException("The node at (" + criterion + ") is no criterion.");
        }
        return leaf;
    }

    /** A criterion's part of the arrays in one object, as a row reads it. */
    private static final class Leaf {

        private final int value;
        private final int target;
        private final int size;
        private final @Nullable AttainmentForm form;
        private final boolean takesPrior;
        private final double priorMean;
        private final double priorStrength;
        private final double instead;
        private final double start;
        // x, inverse and rise of each segment
        private final double[] curve;
        // how many segments; 0 where one is a jump
        private final int ramps;

        Leaf(Plan plan, int node) {
            value = plan.values[node];
            target = plan.targets[node];
            size = plan.sizes[node];
            form = plan.forms[node];
            takesPrior = plan.takesPrior[node];
            priorMean = plan.priorMeans[node];
            priorStrength = plan.priorStrengths[node];
            instead = plan.instead[node];
            start = plan.starts[node];
            int first = plan.segments[node];
            curve = new double[3 * (plan.segments[node + 1] - first)];
            boolean jumps = false;
            for (int i = 0; i < curve.length; i += 3) {
                curve[i] = plan.xs[first + i / 3];
                curve[i + 1] = plan.inverses[first + i / 3];
                curve[i + 2] = plan.rises[first + i / 3];
                jumps |= curve[i + 1] == 0;
            }
            ramps = jumps ? 0 : curve.length / 3;
        }

        double points(double[] in) {
            double x = curveInput(in);
            return isNumber(x) ? at(x) : x == NOT_APPLICABLE ? NOT_APPLICABLE : instead;
        }

        // the formula of default, written out for the curves that most are: a third faster than the loop, whose end the
        // processor must guess
        private double at(double x) {
            double[] c = curve;
            return switch (ramps) {
                case 1 -> start + Segment.ramp(x, c[0], c[1], c[2]);
                case 2 -> start + Segment.ramp(x, c[0], c[1], c[2]) + Segment.ramp(x, c[3], c[4], c[5]);
                case 3 ->
                    start
                            + Segment.ramp(x, c[0], c[1], c[2])
                            + Segment.ramp(x, c[3], c[4], c[5])
                            + Segment.ramp(x, c[6], c[7], c[8]);
                case 4 ->
                    start
                            + Segment.ramp(x, c[0], c[1], c[2])
                            + Segment.ramp(x, c[3], c[4], c[5])
                            + Segment.ramp(x, c[6], c[7], c[8])
                            + Segment.ramp(x, c[9], c[10], c[11]);
                default -> {
                    double y = start;
                    for (int i = 0; i + 2 < c.length; i += 3) {
                        y += Segment.at(x, c[i], c[i + 1], c[i + 2]);
                    }
                    yield y;
                }
            };
        }

        double curveInput(double[] in) {
            double v = in[value];
            if (!isNumber(v)) {
                if (!takesPrior || !Double.isNaN(v)) {
                    return v;
                }
                v = priorMean;
            } else if (size >= 0) {
                double n = in[size];
                v = Double.isNaN(n) ? v : shrunk(v, n, priorMean, priorStrength);
            }
            return form == null ? v : form.of(v, in[target]);
        }
    }

    /**
     * Makes contributions of points: each times its effective weight.
     *
     * @param effective the group's effective weight; NaN where it did not enter
     * @param out the criteria's points, at the places of their values
     */
    private void share(int group, double effective, double[] in, double[] out) {
        double weight = 0;
        for (int child : children[group]) {
            double points = means[child] == null ? out[values[child]] : mean(child, in, null);
            weight += isNumber(points) ? weights[child] : 0;
        }
        double scale = effective / weight;
        for (int child : children[group]) {
            double e = weights[child] * scale;
            if (means[child] == null) {
                double points = out[values[child]];
                out[values[child]] = isNumber(points) ? e * points : Double.NaN;
            } else {
                share(child, isNumber(mean(child, in, null)) ? e : NONE, in, out);
            }
        }
    }
}
