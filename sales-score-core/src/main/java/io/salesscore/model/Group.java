package io.salesscore.model;

import static java.util.Objects.requireNonNull;

import io.salesscore.TupleType;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** An inner node of a model's tree: children whose points become the group's by its {@link Aggregation}. */
@TupleType
@Value.Immutable
public abstract sealed class Group implements Node permits ImmutableGroup {

    private static final int MOST_CHILDREN_UNLESS_ARITHMETIC = 16;
    private static final int DEEPEST = 32;
    private static final double FINEST_UNIT = 1e9;
    private static final double MOST_UNITS = 1e12;

    Group() {}

    @Override
    @Value.Parameter
    public abstract String id();

    /**
     * What people call it; the id unless stated.
     *
     * @return the names
     */
    @Value.Parameter
    public abstract Names names();

    @Override
    @Value.Parameter
    public abstract double weight();

    /**
     * How the children's points become the group's.
     *
     * @return the aggregation
     */
    @Value.Parameter
    public abstract Aggregation aggregation();

    @Override
    @Value.Parameter
    public abstract MissingPolicy missing();

    /**
     * The children, in the order in which the model was written. The order is for display: scores are computed in the order of
     * ids.
     *
     * @return the children, at least one
     */
    @Value.Parameter
    public abstract List<Node> children();

    /**
     * The weights of the children as scores are computed with them. In an arithmetic group decimals become whole numbers,
     * which doubles add and multiply without a crumb: 23.1 beside 76.9 are 231 and 769, so that children of 100 points make
     * 100 and not 99.99999999999999.
     *
     * <p>They are the stated weights times one power of ten: the least, from 1 to 10⁹, by which each is whole. Where there is
     * none, they would sum to more than 10¹², or the aggregation is another, they are as stated.
     *
     * @return the weights by the children's ids; unmodifiable
     */
    public Map<String, Double> proportions() {
        Map<String, Double> proportions = new HashMap<>();
        double unit = aggregation() == Aggregation.ARITHMETIC ? wholeUnit() : 1;
        for (Node child : children()) {
            proportions.put(child.id(), unit == 1 ? child.weight() : Math.rint(child.weight() * unit));
        }
        return Collections.unmodifiableMap(proportions);
    }

    private double wholeUnit() {
        for (double unit = 1; unit <= FINEST_UNIT; unit *= 10) {
            double sum = 0;
            boolean whole = true;
            for (Node child : children()) {
                double units = Math.rint(child.weight() * unit);
                // division rounds to the double that the decimal is written as
                whole &= units / unit == child.weight();
                sum += units;
            }
            if (whole) {
                return sum <= MOST_UNITS ? unit : 1;
            }
        }
        return 1;
    }

    /**
     * All criteria below, in the order in which the model was written.
     *
     * @return the criteria
     */
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        for (Node child : children()) {
            if (child instanceof Criterion criterion) {
                criteria.add(criterion);
            } else if (child instanceof Group group) {
                criteria.addAll(group.criteria());
            }
        }
        return List.copyOf(criteria);
    }

    /**
     * Adds children to a group or to the model itself.
     *
     * @param <B> the type that the verbs return
     */
    public abstract static sealed class Children<B extends Children<B>> permits Builder, ScoreModel.Builder {

        // records, not lambdas: the first lambda of a process costs more than a whole model
        private interface Draft {
            Node build(MissingPolicy inherited, ScoreScale scale, Problems problems);
        }

        private record OfCriterion(Kpi kpi, double weight, Curve curve, Criterion.Builder criterion) implements Draft {
            @Override
            public Node build(MissingPolicy inherited, ScoreScale scale, Problems problems) {
                return criterion.build(kpi, weight, curve, inherited, scale, problems);
            }
        }

        private record OfGroup(String id, double weight, Builder group) implements Draft {
            @Override
            public Node build(MissingPolicy inherited, ScoreScale scale, Problems problems) {
                problems.checkWeight(id, weight, "group (" + id + ")");
                problems.claim(id, "group (" + id + ")");
                if (!Kpi.isId(id)) {
                    problems.add(
                            id,
                            "id",
                            "The id (" + id
                                    + ") of a group must be a letter followed by letters, digits, dots, hyphens or"
                                    + " underscores, 64 at most.");
                }
                return group.build(id, weight, inherited, scale, problems);
            }
        }

        private final int depth;
        private final List<Draft> children = new ArrayList<>();
        private Aggregation aggregation = Aggregation.ARITHMETIC;
        private Optional<MissingPolicy> missing = Optional.empty();
        private Optional<Names> names = Optional.empty();

        Children(int depth) {
            this.depth = depth;
        }

        abstract B self();

        /**
         * Adds a criterion.
         *
         * @param kpi what is measured; once in a model
         * @param weight how much it weighs beside its siblings, above 0
         * @param curve how its value becomes points
         * @return this builder
         */
        public B kpi(Kpi kpi, double weight, Curve curve) {
            return add(kpi, weight, curve, new Criterion.Builder());
        }

        /**
         * Adds a criterion and says more of it: {@code kpi(CSAT_MEAN, 20, curve, c -> c.missing(MissingPolicy.points(0)))}.
         *
         * @param kpi what is measured; once in a model
         * @param weight how much it weighs beside its siblings, above 0
         * @param curve how its value becomes points
         * @param more says the rest
         * @return this builder
         */
        public B kpi(Kpi kpi, double weight, Curve curve, Consumer<Criterion.Builder> more) {
            Criterion.Builder criterion = new Criterion.Builder();
            more.accept(criterion);
            return add(kpi, weight, curve, criterion);
        }

        private B add(Kpi kpi, double weight, Curve curve, Criterion.Builder criterion) {
            requireNonNull(kpi, "kpi");
            requireNonNull(curve, "curve");
            children.add(new OfCriterion(kpi, weight, curve, criterion));
            return self();
        }

        /**
         * Adds a group; groups can be nested 32 levels deep.
         *
         * @param id names it among all nodes of the model
         * @param weight how much it weighs beside its siblings, above 0
         * @param content adds its children
         * @return this builder
         * @throws IllegalArgumentException if it is nested deeper than that
         */
        public B group(String id, double weight, Consumer<Builder> content) {
            requireNonNull(id, "id");
            if (depth == DEEPEST) {
                throw new IllegalArgumentException(
                        "The group (" + id + ") is nested deeper than " + DEEPEST + " levels, which a model can have.");
            }
            Builder group = new Builder(depth + 1);
            content.accept(group);
            children.add(new OfGroup(id, weight, group));
            return self();
        }

        /**
         * How the children's points become one; {@link Aggregation#ARITHMETIC} unless stated.
         *
         * @param aggregation the aggregation
         * @return this builder
         */
        public B aggregation(Aggregation aggregation) {
            this.aggregation = aggregation;
            return self();
        }

        /**
         * What happens where a KPI below has no value; {@link MissingPolicy#fail()} unless stated here or above.
         *
         * @param policy the policy
         * @return this builder
         */
        public B missing(MissingPolicy policy) {
            missing = Optional.of(policy);
            return self();
        }

        /**
         * What people call it; the id unless stated.
         *
         * @param english the English name
         * @param indonesian the name in Bahasa Indonesia
         * @return this builder
         */
        public B names(String english, String indonesian) {
            names = Optional.of(new Names(english, indonesian));
            return self();
        }

        /** Says what a group that was built says, but for an edit. */
        void take(Group group, Edit edit) {
            aggregation(edit.aggregations().getOrDefault(group.id(), group.aggregation()));
            missing(group.missing());
            names(group.names().english(), group.names().indonesian());
            for (Node child : group.children()) {
                if (edit.leavesOut(child)) {
                    continue;
                }
                double weight = edit.weights().getOrDefault(child.id(), child.weight());
                if (child instanceof Criterion criterion) {
                    Curve curve = edit.curves().getOrDefault(criterion.id(), criterion.curve());
                    add(criterion.kpi(), weight, curve, new Criterion.Builder(criterion));
                } else if (child instanceof Group inner) {
                    group(inner.id(), weight, content -> content.take(inner, edit));
                }
            }
        }

        Group build(String id, double weight, MissingPolicy inherited, ScoreScale scale, Problems problems) {
            MissingPolicy policy = missing.orElse(inherited);
            List<Node> nodes = new ArrayList<>();
            for (Draft child : children) {
                nodes.add(child.build(policy, scale, problems));
            }
            String owner = "group (" + id + ")";
            if (nodes.isEmpty()) {
                problems.add(id, "kpis", "The " + owner + " needs at least one child.");
            }
            if (missing.isPresent() && policy instanceof MissingPolicy.TakePrior) {
                problems.add(
                        id,
                        "missing",
                        "The missing-data policy of " + owner + " takes a prior, which criteria alone can have.");
            }
            if (aggregation != Aggregation.ARITHMETIC) {
                checkForMeansBeyondArithmetic(id, nodes, scale, problems);
            }
            return ImmutableGroup.of(
                    id, names.orElse(id.isBlank() ? Names.of("?") : Names.of(id)), weight, aggregation, policy, nodes);
        }

        private void checkForMeansBeyondArithmetic(String id, List<Node> nodes, ScoreScale scale, Problems problems) {
            String owner = "group (" + id + ")";
            if (nodes.size() > MOST_CHILDREN_UNLESS_ARITHMETIC) {
                problems.add(
                        id,
                        "aggregation",
                        "The " + owner + " has " + nodes.size()
                                + " children, and a group that is not arithmetic can have "
                                + MOST_CHILDREN_UNLESS_ARITHMETIC
                                + " at most.\nMaybe gather some in groups of their own.");
            }
            if (scale.minimum() < 0) {
                problems.add(
                        id,
                        "aggregation",
                        "The " + owner + " needs a scale whose minimum (" + scale.minimum()
                                + ") is not negative for its aggregation (" + aggregation + ").");
                return;
            }
            nodes.forEach(node -> lowestPointsBelow(node).ifPresent(lowest -> {
                if (lowest < 0) {
                    problems.add(
                            node.id(),
                            "The points of (" + node.id() + ") in " + owner + " can be negative (" + lowest
                                    + "), of which the aggregation (" + aggregation + ") makes no mean.");
                }
            }));
        }

        static OptionalDouble lowestPointsBelow(Node node) {
            Stream<Node> children = node instanceof Group group ? group.children().stream() : Stream.empty();
            Stream<Double> own = node instanceof Criterion criterion
                    ? criterion.breakpoints().stream().map(CurvePoint::y)
                    : Stream.empty();
            Stream<Double> stated =
                    node.missing() instanceof MissingPolicy.Points points ? Stream.of(points.points()) : Stream.empty();
            return Stream.concat(
                            Stream.concat(own, stated),
                            children.flatMap(
                                    child -> lowestPointsBelow(child).stream().boxed()))
                    .mapToDouble(Double::doubleValue)
                    .min();
        }
    }

    /** Says what is in a group. */
    public static final class Builder extends Children<Builder> {

        Builder(int depth) {
            super(depth);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
