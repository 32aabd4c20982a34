package io.salesscore.config;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Names;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import io.salesscore.model.ScoreScale;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one model. What cannot be read is stood in for, so that the model's own builder sees the whole tree and finds what
 * else is wrong with it; its findings are noted at the place of their node, except where something is wrong there already,
 * from which they would only follow.
 */
final class ModelReader {

    /** How deep groups can be nested, as the model's builder has it. */
    private static final int DEEPEST = 32;

    /** What can be there beside {@code kpi} or {@code group}. */
    private static final List<String> OF_CHILDREN =
            List.of("weight", "curve", "missing", "prior", "names", "aggregation", "kpis");

    /** Begins the ids of what stands in for the unreadable. */
    private static final String UNREAD = "unread";

    private final Section section;
    private final KpiTree kpis = new KpiTree();

    /** Where the nodes, gates and examples stand of which the builder's findings are noted, by the builder's name for them. */
    private final Map<String, Path> places = new HashMap<>();

    /** Where each id stands. */
    private final Map<String, Path> ids = new HashMap<>();

    /** Parts of which the builder's findings are not noted: ids, which are looked at here, and what only follows. */
    private final Set<String> overlooked = new HashSet<>(Set.of("id"));

    private int standIns;

    ModelReader(Section section) {
        this.section = section;
    }

    Optional<ScoreModel> read() {
        Item named = section.required("id");
        String id = section.sound("id", Item::text).orElse(UNREAD);
        if (named.isText()) {
            isId(id, named);
        }
        section.required("version");
        String version = section.sound("version", Item::text).orElse(UNREAD);
        Optional<ScoreScale> scale = section.find("scale").flatMap(ModelReader::scale);
        boolean scaleIsSound = scale.isPresent() || !section.has("scale");
        ScoreModel.Builder builder = ScoreModel.builder(id).version(version);
        scale.ifPresent(both -> builder.scale(both.minimum(), both.full()));
        Optional<Double> ceiling = section.sound("ceiling", Item::number);
        ceiling.ifPresent(builder::ceiling);
        Optional<Integer> decimals = section.sound("decimals", Item::count);
        decimals.ifPresent(builder::decimals);
        boolean numbersAreSound = scaleIsSound
                && ceiling.isPresent() == section.has("ceiling")
                && decimals.isPresent() == section.has("decimals");
        Optional<GradeScale> grades = section.find("grades").flatMap(GradesTree::read);
        boolean gradesAreSound = grades.isPresent() || !section.has("grades");
        grades.ifPresent(builder::grades);
        section.find("description")
                .flatMap(NamesTree::read)
                .ifPresent(both -> builder.description(both.english(), both.indonesian()));
        Traits.of(section).say(builder);
        places.put(id, section.path());
        ids.put(id, section.path());

        Item tree = section.required("kpis");
        List<Item> children = tree.items();
        if (children.isEmpty() && !tree.isEmptyList()) {
            standIn(builder);
        }
        children(children, builder, 0);
        gates(builder, grades, gradesAreSound);
        examples(builder);
        section.end();
        if (!scaleIsSound) {
            overlooked.add("ceiling");
        }
        if (!numbersAreSound) {
            overlooked.add("points");
        }
        if (!gradesAreSound) {
            overlooked.addAll(List.of("grade", "capAtGrade"));
        }
        addFindings(builder);
        return section.isSound() ? Optional.of(builder.build()) : Optional.empty();
    }

    private static Optional<ScoreScale> scale(Item item) {
        Section section = item.section();
        double minimum = section.required("minimum").number();
        double full = section.required("full").number();
        return section.end(() -> new ScoreScale(minimum, full));
    }

    /** What the model and its groups share. */
    private record Traits(Optional<Names> names, Optional<Aggregation> aggregation, Optional<MissingPolicy> missing) {

        static Traits of(Section section) {
            return new Traits(
                    section.find("names").flatMap(NamesTree::read),
                    section.find("aggregation").flatMap(item -> item.choice(Aggregation.values())),
                    section.find("missing").flatMap(MissingTree::read));
        }

        <B extends Group.Children<B>> void say(B builder) {
            names.ifPresent(both -> builder.names(both.english(), both.indonesian()));
            aggregation.ifPresent(builder::aggregation);
            missing.ifPresent(builder::missing);
        }
    }

    private <B extends Group.Children<B>> void children(List<Item> items, B builder, int depth) {
        for (Item item : items) {
            Section child = item.section();
            Optional<String> verb = child.verb(List.of("kpi", "group"));
            if (verb.filter("kpi"::equals).isPresent()) {
                criterion(child, builder);
            } else if (verb.isPresent()) {
                group(child, builder, depth + 1);
            } else {
                child.overlook(OF_CHILDREN);
                child.end();
                standIn(builder);
            }
        }
    }

    private <B extends Group.Children<B>> void criterion(Section child, B builder) {
        Item named = child.required("kpi");
        Kpi kpi = kpis.read(named)
                .filter(its -> isFirstOf(its.id(), named, child))
                .orElseGet(this::unreadKpi);
        double weight = child.required("weight").number();
        Optional<Curve> curve = CurveTree.read(child.required("curve"), kpi, kpis);
        Optional<MissingPolicy> missing = child.find("missing").flatMap(MissingTree::read);
        Optional<Prior> prior = child.find("prior").flatMap(PriorTree::read);
        if (!child.end()) {
            builder.kpi(kpi, 1, Curve.between(0, 1));
            return;
        }
        places.put(kpi.id(), child.path());
        builder.kpi(kpi, weight, curve.orElseThrow(), criterion -> {
            missing.ifPresent(criterion::missing);
            prior.ifPresent(criterion::prior);
        });
    }

    private <B extends Group.Children<B>> void group(Section child, B builder, int depth) {
        if (depth > DEEPEST) {
            child.problem("This group is nested deeper than " + DEEPEST + " levels, which a model can have.");
            standIn(builder);
            return;
        }
        Item named = child.required("group");
        String id = named.text();
        boolean isItsOwn = named.isText() && isId(id, named) && isFirstOf(id, named, child);
        double weight = child.required("weight").number();
        Traits traits = Traits.of(child);
        List<Item> items = child.required("kpis").items();
        boolean isSound = child.isSound();
        if (isSound) {
            places.put(id, child.path());
        }
        builder.group(isItsOwn ? id : unreadId(), isSound ? weight : 1, group -> {
            traits.say(group);
            children(items, group, depth);
        });
        child.end();
    }

    private static boolean isId(String id, Item named) {
        if (!Kpi.isId(id)) {
            named.problem("The id (" + Shown.text(id)
                    + ") must be a letter followed by letters, digits, dots, hyphens or underscores, 64 at most.");
        }
        return Kpi.isId(id);
    }

    private boolean isFirstOf(String id, Item named, Section child) {
        Path other = ids.putIfAbsent(id, child.path());
        if (other != null) {
            named.problem("The id (" + Shown.text(id) + ") is there twice, "
                    + (other.equals(section.path()) ? "the model's own being the same." : "first at (" + other + ")."));
        }
        return other == null;
    }

    private void gates(ScoreModel.Builder builder, Optional<GradeScale> grades, boolean gradesAreSound) {
        List<String> names = grades.map(scale ->
                        scale.bands().stream().map(GradeScale.Band::grade).toList())
                .orElse(List.of());
        int added = 0;
        for (Item item : section.find("gates").map(Item::few).orElse(List.of())) {
            Optional<Gate> gate = GateTree.read(item, kpis);
            Optional<String> unknown = gate.flatMap(its -> its.cap().grade()).filter(grade -> !names.contains(grade));
            if (unknown.isPresent() && gradesAreSound) {
                section.problemAt(
                        item.path().key("capAtGrade"),
                        "The grade (" + Shown.text(unknown.get()) + ") is none of the model's " + Shown.words(names)
                                + ".");
            } else if (gate.isPresent()) {
                String kpi = gate.get().kpi().id();
                boolean criterionIsSound = places.containsKey(kpi) || !ids.containsKey(kpi);
                builder.gate(gate.get());
                if (criterionIsSound) {
                    places.put("gates[" + added + "]", item.path());
                }
                added++;
            }
        }
    }

    private void examples(ScoreModel.Builder builder) {
        int added = 0;
        for (Item item : section.find("examples").map(Item::few).orElse(List.of())) {
            Optional<ScoreModel.Example> example = ExampleTree.read(item, kpis);
            if (example.isPresent()) {
                builder.example(example.get());
                places.put("examples[" + added + "]", item.path());
                added++;
            }
        }
    }

    private void addFindings(ScoreModel.Builder builder) {
        for (ScoreModel.Problem finding : builder.problems()) {
            Path place = places.get(finding.at());
            if (place != null && !overlooked.contains(finding.part())) {
                section.problemAt(finding.part().isEmpty() ? place : place.key(finding.part()), finding.text());
            }
        }
    }

    private <B extends Group.Children<B>> void standIn(B builder) {
        builder.kpi(unreadKpi(), 1, Curve.between(0, 1));
    }

    private Kpi unreadKpi() {
        return Kpi.builder(unreadId()).unit(Unit.COUNT).build();
    }

    private String unreadId() {
        standIns++;
        return UNREAD + "." + standIns;
    }
}
