package io.salesscore.sql;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Criterion;
import io.salesscore.model.CurvePoint;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.LowerIsBetter;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Node;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import io.salesscore.sql.Steps.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One query being written. Conditions are never NULL, so that they may be denied; an empty one never holds. */
final class ScoreQuery {

    /** Shares that differ by less are one. */
    private static final double SNAP = 1e-9;

    /** No measurement is larger. */
    private static final double LARGEST = 1e100;

    /** What moves the total by less is not worth a ramp, nor what PostgreSQL makes of it. */
    private static final double FLAT = 1e-100;

    private static final String NEVER = "";

    private final ScoreModel model;
    private final Dialect dialect;
    private final Columns columns;
    private final Steps steps;

    private final Map<String, Given> given = new HashMap<>();
    private final Map<String, Made> made = new HashMap<>();
    private final Map<Integer, List<Group>> byHeight = new TreeMap<>();
    private final Map<String, Double> weights = new HashMap<>();
    private final Map<String, String> lacking = new HashMap<>();
    private final List<String> kept = new ArrayList<>();

    /**
     * What is known of a KPI: the names of columns.
     *
     * @param value its value, or NULL
     * @param target its target, or NULL; empty if the model does not ask for it
     * @param size the n of its evidence; empty if the model does not ask for it
     * @param reason why there is no value, where there is none; empty if no column says so
     */
    private record Given(String value, String target, String size, String reason) {}

    /**
     * What becomes of a node.
     *
     * @param points the column of its points, NULL where it has none
     * @param always whether it has points in every row
     * @param away the condition under which it is not applicable
     * @param fails the condition under which it, or a node below it, leaves the whole unscored
     * @param measured the condition under which a criterion is measured; for a group the column of its coverage
     * @param onlyByData whether a criterion has points where it is measured and nowhere else
     */
    private record Made(
            String points, boolean always, String away, String fails, String measured, boolean onlyByData) {}

    private ScoreQuery(ScoreModel model, Dialect dialect, Columns columns, List<String> relation) {
        this.model = model;
        this.dialect = dialect;
        this.columns = columns;
        this.steps = new Steps(dialect, relation);
    }

    static Steps of(ScoreModel model, Dialect dialect, Columns columns, List<String> relation) {
        ScoreQuery query = new ScoreQuery(model, dialect, columns, relation);
        query.write();
        return query.steps;
    }

    private void write() {
        given();
        criteria();
        groups();
        total();
    }

    // ---- what is given ----

    private void given() {
        for (String name : columns.kept()) {
            String column = steps.name("k", name);
            steps.add(column, dialect.name(name));
            kept.add(column);
        }
        Map<String, Criterion> criteria =
                model.criteria().stream().collect(Collectors.toMap(Criterion::id, Function.identity()));
        for (Kpi kpi : model.kpis()) {
            Criterion criterion = criteria.get(kpi.id());
            Unit unit = kpi.unit();
            String value = clean("v", kpi, columns.value(kpi), unit.lowest(), unit.highest());
            String target = "";
            String size = "";
            if (criterion != null) {
                target = columns.target(criterion)
                        .map(name -> clean("t", kpi, name, unit.lowest(), unit.highest()))
                        .orElse("");
                size = columns.size(criterion)
                        .map(name -> clean("n", kpi, name, 0, LARGEST))
                        .orElse("");
            }
            String reason = columns.reason(kpi).map(name -> reason(kpi, name)).orElse("");
            given.put(kpi.id(), new Given(value, target, size, reason));
        }
        steps.end("given");
    }

    /** A number of the relation, NULL where no measurement could be it. NaN is above all numbers in each of the engines. */
    private String clean(String kind, Kpi kpi, String name, double lowest, double highest) {
        String column = steps.name(kind, kpi.id());
        String from = dialect.name(name);
        steps.add(
                column,
                new Case()
                        .when(
                                from + " BETWEEN " + number(Math.max(lowest, -LARGEST)) + " AND "
                                        + number(Math.min(highest, LARGEST)),
                                dialect.magnitude(dialect.cast(from)))
                        .toString());
        return column;
    }

    private String reason(Kpi kpi, String name) {
        String column = steps.name("r", kpi.id());
        String from = dialect.name(name);
        String known = Arrays.stream(Reason.values())
                .map(reason -> text(reason.name()))
                .collect(Collectors.joining(", ", "(", ")"));
        steps.add(
                column,
                new Case()
                        .when(from + " IN " + known, from)
                        .otherwise(text(Reason.MISSING.name()))
                        .toString());
        return column;
    }

    private Given givenOf(String kpi) {
        return Objects.requireNonNull(given.get(kpi));
    }

    private Made madeOf(Node node) {
        return Objects.requireNonNull(made.get(node.id()));
    }

    // ---- criteria ----

    private void criteria() {
        Map<Criterion, String> inputs = new HashMap<>();
        for (Criterion criterion : model.criteria()) {
            Given known = givenOf(criterion.id());
            inputs.put(criterion, known.value());
            criterion.prior().ifPresent(prior -> {
                String used = steps.name("u", criterion.id());
                steps.add(used, shrunk(criterion, known, prior));
                inputs.put(criterion, used);
            });
        }
        steps.end("shrunk");
        for (Criterion criterion : model.criteria()) {
            if (Columns.asksForTarget(criterion)) {
                String attained = steps.name("a", criterion.id());
                String used = Objects.requireNonNull(inputs.get(criterion));
                steps.add(
                        attained,
                        attainment(criterion, used, givenOf(criterion.id()).target()));
                inputs.put(criterion, attained);
            }
        }
        steps.end("attained");
        for (Criterion criterion : model.criteria()) {
            criterion(criterion, Objects.requireNonNull(inputs.get(criterion)));
        }
        steps.end("criteria");
    }

    private String shrunk(Criterion criterion, Given known, Prior prior) {
        Case used = new Case();
        if (criterion.missing() instanceof MissingPolicy.TakePrior) {
            String missing = known.value() + " IS NULL";
            String helps = known.reason().isEmpty()
                    ? missing
                    : missing + " AND " + known.reason() + " IN (" + text(Reason.MISSING.name()) + ", "
                            + text(Reason.ZERO_DENOMINATOR.name()) + ")";
            used.when(helps, number(prior.mean()));
        }
        double strength = prior.strength();
        return used.when(
                        known.size() + " > " + number(0),
                        "(" + known.value() + " * " + known.size() + " + " + number(strength * prior.mean()) + ") / ("
                                + known.size() + " + " + number(strength) + ")")
                .otherwise(known.value())
                .toString();
    }

    private String attainment(Criterion criterion, String r, String t) {
        String zero = number(0);
        String one = number(1);
        Case attained = new Case();
        String none = t + " = " + zero;
        String some = t + " > " + zero;
        switch (criterion.kpi().direction()) {
            case HIGHER_IS_BETTER -> attained.when(some, dialect.quotient(r, t));
            case LOWER_IS_BETTER -> {
                attained.when(none + " AND " + r + " <= " + zero, one).when(none + " AND " + r + " > " + zero, zero);
                if (criterion.curve().lowerIsBetter() == LowerIsBetter.LINEAR) {
                    attained.when(some, dialect.quotient("(" + t + " + (" + t + " - " + r + "))", t));
                } else {
                    attained.when(some + " AND " + r + " <= " + zero, number(LARGEST))
                            .when(some + " AND " + r + " > " + zero, dialect.quotient(t, r));
                }
            }
            case ON_TARGET_IS_BEST ->
                attained.when(none + " AND " + r + " = " + zero, one)
                        .when(none + " AND " + r + " <> " + zero, zero)
                        .when(some, dialect.quotient("(" + t + " - ABS(" + r + " - " + t + "))", t));
        }
        return attained.toString();
    }

    private void criterion(Criterion criterion, String x) {
        Given known = givenOf(criterion.id());
        String away = isAway(known);
        MissingPolicy policy = criterion.missing();
        Case points = curve(criterion.breakpoints(), x);
        if (policy instanceof MissingPolicy.Points stated) {
            if (!away.isEmpty()) {
                points.when(away, "NULL");
            }
            points.otherwise(number(stated.points()));
        }
        String column = steps.name("p", criterion.id());
        steps.add(column, points.toString());
        boolean mayFail = policy instanceof MissingPolicy.Fail || policy instanceof MissingPolicy.TakePrior;
        String without = x + " IS NULL";
        made.put(
                criterion.id(),
                new Made(
                        column,
                        policy instanceof MissingPolicy.Points && away.isEmpty(),
                        away,
                        mayFail ? (away.isEmpty() ? without : "(" + without + " AND NOT " + away + ")") : NEVER,
                        policy instanceof MissingPolicy.TakePrior
                                ? known.value() + " IS NOT NULL AND " + x + " IS NOT NULL"
                                : x + " IS NOT NULL",
                        policy instanceof MissingPolicy.Fail || policy instanceof MissingPolicy.Reweight));
    }

    private static String isAway(Given known) {
        return known.reason().isEmpty()
                ? NEVER
                : "(" + known.value() + " IS NULL AND " + known.reason() + " = '" + Reason.NOT_APPLICABLE + "')";
    }

    /** From left to right, each segment up to its right end; no case holds where x is NULL. */
    private Case curve(List<CurvePoint> corners, String x) {
        Case points = new Case();
        double x0 = Double.NaN;
        double y0 = corners.get(0).y();
        boolean itselfBehind = false;
        for (int i = 0; i < corners.size(); i++) {
            CurvePoint corner = corners.get(i);
            CurvePoint next = i + 1 < corners.size() ? corners.get(i + 1) : corner;
            boolean jumps = i + 1 < corners.size() && next.x() == corner.x();
            boolean rises = next.y() > corner.y();
            // at a jump x takes the better side unless that one is exclusive
            itselfBehind = !jumps || (rises ? !next.exclusive() : corner.exclusive());
            points.when(
                    x + (itselfBehind ? " < " : " <= ") + number(corner.x()),
                    i == 0 ? number(y0) : ramp(x, x0, y0, corner.x(), corner.y()));
            x0 = corner.x();
            y0 = next.x() == corner.x() ? next.y() : corner.y();
            i += jumps ? 1 : 0;
        }
        return points.when(x + (itselfBehind ? " >= " : " > ") + number(x0), number(y0));
    }

    /** A straight line, told from its lower end, so that what is next to nothing is exact. */
    private String ramp(String x, double x0, double y0, double x1, double y1) {
        double slope = Math.abs(y1 - y0) / (x1 - x0);
        if (slope < FLAT) {
            return number(y0);
        }
        double lower = Math.min(y0, y1);
        String way = y0 > y1 ? "(" + number(x1) + " - " + x + ")" : x0 == 0 ? x : "(" + x + " - " + number(x0) + ")";
        return (lower == 0 ? "" : number(lower) + " + ") + way + " * " + number(slope);
    }

    // ---- groups ----

    /**
     * The sums of a group.
     *
     * @param parts the sum of its children's parts
     * @param weight the weight of those that have points
     * @param nominal the weight of those that apply
     * @param covered the weight of those that are measured
     * @param enough the condition under which it has points by them; empty where it always has
     */
    private record Sum(String parts, String weight, String nominal, String covered, String enough) {}

    private void groups() {
        heightOf(model.root());
        for (Map.Entry<Integer, List<Group>> level : byHeight.entrySet()) {
            boolean root = level.getValue().contains(model.root());
            Map<Group, Sum> sums = new HashMap<>();
            for (Group group : level.getValue()) {
                sums.put(group, sums(group));
            }
            steps.end(root ? "sums" : "sums_" + level.getKey());
            for (Group group : level.getValue()) {
                group(group, Objects.requireNonNull(sums.get(group)));
            }
            steps.end(root ? "joined" : "groups_" + level.getKey());
        }
    }

    private int heightOf(Node node) {
        if (!(node instanceof Group group)) {
            return 0;
        }
        int height =
                1 + group.children().stream().mapToInt(this::heightOf).max().orElse(0);
        byHeight.computeIfAbsent(height, any -> new ArrayList<>()).add(group);
        weights.putAll(group.proportions());
        return height;
    }

    private double weightOf(Node child) {
        return Objects.requireNonNull(weights.get(child.id()));
    }

    /** In the order of their ids, as scores are computed everywhere. */
    private static List<Node> children(Group group) {
        return group.children().stream().sorted(Comparator.comparing(Node::id)).toList();
    }

    private Sum sums(Group group) {
        List<Node> children = children(group);
        String parts = steps.name("s", group.id());
        String weight = steps.name("w", group.id());
        steps.add(parts, parts(group, children));
        steps.add(weight, sum(children, child -> ifPoints(child, number(weightOf(child)))));

        double all = children.stream().mapToDouble(this::weightOf).sum();
        boolean mayBeAway =
                children.stream().anyMatch(child -> !madeOf(child).away().isEmpty());
        String nominal = number(all);
        if (mayBeAway) {
            nominal = steps.name("n", group.id());
            steps.add(nominal, sum(children, child -> ifThere(child, number(weightOf(child)))));
        }
        String covered = weight;
        if (!children.stream().allMatch(child -> madeOf(child).onlyByData())) {
            covered = steps.name("d", group.id());
            steps.add(covered, sum(children, this::covered));
        }
        return new Sum(parts, weight, nominal, covered, enough(group, children, weight, nominal, all, mayBeAway));
    }

    private String enough(
            Group group, List<Node> children, String weight, String nominal, double all, boolean mayBeAway) {
        boolean byCount = group.missing() instanceof MissingPolicy.Reweight reweight && reweight.byCount();
        double least = group.missing() instanceof MissingPolicy.Reweight reweight ? reweight.minimumShare() - SNAP : 0;
        if (children.stream().allMatch(child -> madeOf(child).always())) {
            return "";
        }
        if (least <= 0) {
            return children.stream().anyMatch(child -> madeOf(child).always()) ? "" : weight + " > " + number(0);
        }
        if (!byCount) {
            return mayBeAway
                    ? "(" + weight + " > " + number(0) + " AND " + weight + " >= " + number(least) + " * " + nominal
                            + ")"
                    : weight + " >= " + number(least * all);
        }
        String count = steps.name("c", group.id());
        steps.add(count, sum(children, child -> ifPoints(child, number(1))));
        if (!mayBeAway) {
            return count + " >= " + number(least * children.size());
        }
        String applicable = steps.name("m", group.id());
        steps.add(applicable, sum(children, child -> ifThere(child, number(1))));
        return "(" + count + " > " + number(0) + " AND " + count + " >= " + number(least) + " * " + applicable + ")";
    }

    private String parts(Group group, List<Node> children) {
        return switch (group.aggregation()) {
            case ARITHMETIC ->
                sum(children, child -> {
                    Made node = madeOf(child);
                    String part = number(weightOf(child)) + " * " + node.points();
                    return node.always() ? part : "COALESCE(" + part + ", " + number(0) + ")";
                });
            case GEOMETRIC ->
                sum(
                        children,
                        child -> ifPositive(
                                child,
                                number(weightOf(child)) + " * LN("
                                        + madeOf(child).points() + ")"));
            case HARMONIC ->
                sum(
                        children,
                        child -> ifPositive(
                                child,
                                number(weightOf(child)) + " / " + madeOf(child).points()));
            case MINIMUM -> {
                List<String> all = children.stream()
                        .map(child -> "COALESCE(" + madeOf(child).points() + ", " + number(LARGEST) + ")")
                        .toList();
                yield all.size() == 1 ? all.get(0) : "LEAST(" + String.join(", ", all) + ")";
            }
        };
    }

    private static String mean(Group group, Sum sum) {
        return switch (group.aggregation()) {
            case ARITHMETIC -> sum.parts() + " / " + sum.weight();
            case GEOMETRIC -> "EXP(" + sum.parts() + " / " + sum.weight() + ")";
            case HARMONIC -> sum.weight() + " / " + sum.parts();
            case MINIMUM -> sum.parts();
        };
    }

    /** Of what the mean is zero, whatever the other children have. */
    private String anyIsZero(Group group) {
        return switch (group.aggregation()) {
            case ARITHMETIC, MINIMUM -> NEVER;
            case GEOMETRIC, HARMONIC ->
                children(group).stream()
                        .map(child -> madeOf(child).points() + " <= " + number(0))
                        .collect(Collectors.joining(" OR "));
        };
    }

    private void group(Group group, Sum sum) {
        List<Node> children = children(group);
        boolean root = group.equals(model.root());
        MissingPolicy policy = group.missing();
        boolean allMayBeAway =
                children.stream().noneMatch(child -> madeOf(child).away().isEmpty());
        String away = allMayBeAway ? sum.nominal() + " = " + number(0) : NEVER;

        Case points = new Case();
        String zero = anyIsZero(group);
        String enough = sum.enough();
        if (!zero.isEmpty()) {
            points.when(enough.isEmpty() ? zero : enough + " AND (" + zero + ")", number(0));
        }
        if (!enough.isEmpty()) {
            points.when(enough, mean(group, sum));
        }
        boolean stated = policy instanceof MissingPolicy.Points && !enough.isEmpty();
        if (policy instanceof MissingPolicy.Points given && !enough.isEmpty()) {
            if (!away.isEmpty()) {
                points.when(away, "NULL");
            }
            points.otherwise(number(given.points()));
        } else if (enough.isEmpty()) {
            points.otherwise(mean(group, sum));
        }
        String column = steps.name("p", group.id());
        steps.add(column, points.isEmpty() ? mean(group, sum) : points.toString());

        String coverage = steps.name("q", group.id());
        String share = sum.covered() + " / " + sum.nominal();
        // the root's data counts though it be too little for a score
        String counts = root && !stated ? (away.isEmpty() ? "" : "NOT " + away) : enough;
        steps.add(
                coverage,
                counts.isEmpty()
                        ? share
                        : new Case().when(counts, share).otherwise(number(0)).toString());

        List<String> failing = children.stream()
                .map(child -> madeOf(child).fails())
                .filter(condition -> !condition.isEmpty())
                .toList();
        boolean mayLack = !enough.isEmpty() && !stated && (root || !(policy instanceof MissingPolicy.Reweight));
        String lacks = mayLack ? "NOT " + enough + (away.isEmpty() ? "" : " AND NOT " + away) : NEVER;
        // what unscores the whole is named once, where it is
        lacking.put(group.id(), mayLack && !failing.isEmpty() ? lacks + " AND NOT " + either(failing) : lacks);
        List<String> allFailing = mayLack
                ? Stream.concat(Stream.of("(" + lacks + ")"), failing.stream()).toList()
                : failing;
        String fails = NEVER;
        if (root) {
            fails = failing.isEmpty() ? NEVER : either(failing);
        } else if (!allFailing.isEmpty()) {
            fails = steps.name("f", group.id());
            steps.add(fails, either(allFailing));
        }
        boolean always = away.isEmpty() && (enough.isEmpty() || stated);
        made.put(group.id(), new Made(column, always, away, fails, coverage, false));
    }

    private static String either(List<String> conditions) {
        return "(" + String.join(" OR ", conditions) + ")";
    }

    private String sum(List<Node> children, Function<Node, String> term) {
        return children.stream().map(term).collect(Collectors.joining(children.size() > 3 ? "\n      + " : " + "));
    }

    private String ifPoints(Node child, String then) {
        Made node = madeOf(child);
        return node.always() ? then : choose(node.points() + " IS NULL", number(0), then);
    }

    private String ifThere(Node child, String then) {
        Made node = madeOf(child);
        return node.away().isEmpty() ? then : choose(node.away(), number(0), then);
    }

    private String ifPositive(Node child, String then) {
        return choose(madeOf(child).points() + " > " + number(0), then, number(0));
    }

    private String covered(Node child) {
        String measured = madeOf(child).measured();
        return child instanceof Group
                ? number(weightOf(child)) + " * " + measured
                : choose(measured, number(weightOf(child)), number(0));
    }

    private static String choose(String condition, String then, String otherwise) {
        return new Case().when(condition, then).otherwise(otherwise).toString();
    }

    // ---- the total ----

    private void total() {
        Made whole = madeOf(model.root());
        Map<String, String> unknown = unknownGates();
        List<String> unscores = Stream.concat(Stream.of(whole.fails()), unknown.values().stream())
                .filter(condition -> !condition.isEmpty())
                .toList();
        Case held = new Case();
        if (!unscores.isEmpty()) {
            held.when(String.join(" OR ", unscores), "NULL");
        }
        model.gates().stream()
                .filter(gate -> model.capOf(gate) < model.ceiling())
                .sorted(Comparator.comparingDouble(model::capOf))
                .forEach(gate -> held.when(
                        isClosed(gate) + " AND " + whole.points() + " > " + number(model.capOf(gate)),
                        number(model.capOf(gate))));
        held.when(whole.points() + " > " + number(model.ceiling()), number(model.ceiling()))
                .otherwise(whole.points());
        String exact = steps.name("exact", "points");
        steps.add(exact, held.toString());
        Case reasons = new Case();
        addReasons(model.root(), unknown, reasons);
        unknown.values().forEach(condition -> reasons.when(condition, text(Reason.GATE_UNKNOWN.name())));
        String unscored = steps.name("unscored", "because");
        steps.add(unscored, reasons.isEmpty() ? dialect.noText() : reasons.toString());
        steps.end("held");

        String published = steps.name("published", "points");
        steps.add(published, published(exact));
        steps.end("published");

        for (int i = 0; i < kept.size(); i++) {
            steps.add(dialect.name(columns.kept().get(i)), kept.get(i));
        }
        List<String> score = List.of(
                exact,
                published,
                model.grades().map(grades -> grade(grades, published)).orElse(dialect.noText()),
                "FLOOR(" + whole.measured() + " * " + number(1e9) + " + " + number(0.5) + ") / " + number(1e9),
                unscored);
        for (int i = 0; i < score.size(); i++) {
            steps.add(dialect.name(Columns.SCORE.get(i)), score.get(i));
        }
        for (Criterion criterion : model.criteria()) {
            steps.add(dialect.name(columns.points(criterion)), madeOf(criterion).points());
        }
    }

    /** When a KPI that gates want is unknown, by its id. */
    private Map<String, String> unknownGates() {
        Map<String, String> unknown = new TreeMap<>();
        for (Gate gate : model.gates()) {
            if (!gate.ignoresMissing()) {
                Given known = givenOf(gate.kpi().id());
                String without = known.value() + " IS NULL";
                unknown.put(
                        gate.kpi().id(),
                        known.reason().isEmpty()
                                ? without
                                : "(" + without + " AND " + known.reason() + " <> " + text(Reason.NOT_APPLICABLE.name())
                                        + ")");
            }
        }
        return unknown;
    }

    private String isClosed(Gate gate) {
        String sign = switch (gate.comparison()) {
            case BELOW -> " < ";
            case AT_MOST -> " <= ";
            case ABOVE -> " > ";
            case AT_LEAST -> " >= ";
        };
        return givenOf(gate.kpi().id()).value() + sign + number(gate.threshold());
    }

    /** In the order in which the model is written; a gate follows the node of its KPI. */
    private void addReasons(Node node, Map<String, String> unknown, Case reasons) {
        Made known = madeOf(node);
        if (node instanceof Group group) {
            if (group.equals(model.root()) && !known.away().isEmpty()) {
                reasons.when(known.away(), text(Reason.NOT_APPLICABLE.name()));
            }
            String lacks = Objects.requireNonNull(lacking.get(group.id()));
            if (!lacks.isEmpty()) {
                reasons.when(lacks, text(Reason.TOO_LITTLE_COVERAGE.name()));
            }
        } else if (!known.fails().isEmpty()) {
            reasons.when(known.fails(), why((Criterion) node));
        }
        String gate = unknown.remove(node.id());
        if (gate != null) {
            reasons.when(gate, text(Reason.GATE_UNKNOWN.name()));
        }
        if (node instanceof Group group) {
            group.children().forEach(child -> addReasons(child, unknown, reasons));
        }
    }

    private String why(Criterion criterion) {
        Given known = givenOf(criterion.id());
        String unmeasured = known.reason().isEmpty() ? text(Reason.MISSING.name()) : known.reason();
        if (!Columns.asksForTarget(criterion)) {
            return unmeasured;
        }
        return "CASE WHEN " + known.value() + " IS NULL THEN " + unmeasured + " WHEN " + known.target()
                + " IS NULL THEN " + text(Reason.TARGET_MISSING.name()) + " ELSE "
                + text(Reason.TARGET_NOT_POSITIVE.name()) + " END";
    }

    /** Half up, away from zero, where what is half but for 1e-9 is a half. */
    private String published(String exact) {
        String unit = number(Math.rint(StrictMath.pow(10, model.decimals())));
        String half = number(0.5);
        String snap = number(SNAP / 2);
        String rounded = "FLOOR((" + exact + " + " + snap + ") * " + unit + " + " + half + ") / " + unit;
        return mayBeNegative()
                ? choose(
                        exact + " >= " + number(0),
                        rounded,
                        number(0) + " - FLOOR((" + snap + " - " + exact + ") * " + unit + " + " + half + ") / " + unit)
                : rounded;
    }

    private boolean mayBeNegative() {
        return model.gates().stream().anyMatch(gate -> model.capOf(gate) < 0)
                || Stream.concat(Stream.of(model.root()), below(model.root()))
                        .anyMatch(node -> node.missing() instanceof MissingPolicy.Points stated && stated.points() < 0)
                || model.criteria().stream()
                        .flatMap(criterion -> criterion.breakpoints().stream())
                        .anyMatch(corner -> corner.y() < 0);
    }

    private static Stream<Node> below(Group group) {
        return group.children().stream()
                .flatMap(child -> Stream.concat(
                        Stream.of(child), child instanceof Group inner ? below(inner) : Stream.<Node>empty()));
    }

    private String grade(GradeScale grades, String published) {
        Case grade = new Case();
        for (int i = grades.bands().size() - 1; i > 0; i--) {
            GradeScale.Band band = grades.bands().get(i);
            grade.when(published + " >= " + number(band.from()), text(band.grade()));
        }
        return grade.when(published + " IS NOT NULL", text(grades.bands().get(0).grade()))
                .toString();
    }

    private String number(double value) {
        return dialect.literal(value);
    }

    private String text(String value) {
        return dialect.text(value);
    }
}
