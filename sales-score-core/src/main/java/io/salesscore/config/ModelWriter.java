package io.salesscore.config;

import io.salesscore.model.Aggregation;
import io.salesscore.model.Criterion;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Node;
import io.salesscore.model.ScoreModel;
import io.salesscore.model.ScoreScale;
import java.util.Map;

/** Writes a model, key by key in the order in which people read it; what is as usual is left out. */
final class ModelWriter {

    private final KpiTree kpis = new KpiTree();

    Written write(ScoreModel model, Written written) {
        Group root = model.root();
        NamesTree.writeBeside(
                model.id(), root.names(), written.with("id", model.id()).with("version", model.version()));
        model.description().ifPresent(description -> written.with("description", NamesTree.write(description)));
        ScoreScale scale = model.scale();
        if (!scale.equals(ScoreScale.HUNDRED)) {
            written.with(
                    "scale",
                    new Written()
                            .with("minimum", scale.minimum())
                            .with("full", scale.full())
                            .map());
        }
        written.unless(scale.full(), "ceiling", model.ceiling());
        written.unless(1, "decimals", model.decimals());
        write(root, MissingPolicy.fail(), written);
        if (!model.gates().isEmpty()) {
            written.with("gates", Written.list(model.gates(), gate -> GateTree.write(gate, kpis)));
        }
        model.grades().ifPresent(grades -> written.with("grades", GradesTree.write(grades)));
        if (!model.examples().isEmpty()) {
            written.with("examples", Written.list(model.examples(), example -> ExampleTree.write(example, kpis)));
        }
        return written;
    }

    private void write(Group group, MissingPolicy inherited, Written written) {
        if (group.aggregation() != Aggregation.ARITHMETIC) {
            written.with("aggregation", EnumText.of(group.aggregation()));
        }
        write(group.missing(), inherited, written);
        written.with("kpis", Written.list(group.children(), child -> write(child, group.missing())));
    }

    private static void write(MissingPolicy policy, MissingPolicy inherited, Written written) {
        if (!policy.equals(inherited)) {
            written.with("missing", MissingTree.write(policy));
        }
    }

    private Map<String, Object> write(Node node, MissingPolicy inherited) {
        Written written = new Written();
        if (node instanceof Group group) {
            written.with("group", group.id()).with("weight", group.weight());
            write(group, inherited, NamesTree.writeBeside(group.id(), group.names(), written));
        } else if (node instanceof Criterion criterion) {
            written.with("kpi", kpis.write(criterion.kpi()))
                    .with("weight", criterion.weight())
                    .with("curve", CurveTree.write(criterion.curve(), criterion.kpi(), kpis));
            write(criterion.missing(), inherited, written);
            criterion.prior().ifPresent(prior -> written.with("prior", PriorTree.write(prior)));
        }
        return written.map();
    }
}
