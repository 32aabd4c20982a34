package io.salesscore.model;

import io.salesscore.kpi.Kpi;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The canonical bytes of what decides a score, and their digest. Numbers as their bits, texts as UTF-8 behind their length,
 * lists behind theirs, children and gates in an order of their own: no text of a number, no order of writing.
 */
final class Fingerprint {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private Fingerprint() {}

    static String of(ScoreModel model) {
        Fingerprint fingerprint = new Fingerprint();
        try {
            fingerprint.model(model);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(fingerprint.bytes.toByteArray());
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void model(ScoreModel model) throws IOException {
        text("sales-score 1");
        out.writeDouble(model.scale().minimum());
        out.writeDouble(model.scale().full());
        out.writeDouble(model.ceiling());
        out.writeInt(model.decimals());
        group(model.root());
        List<Gate> gates = model.gates().stream()
                .sorted(Comparator.comparing((Gate gate) -> gate.kpi().id())
                        .thenComparing(Gate::comparison)
                        .thenComparing(Gate::threshold)
                        .thenComparing(model::capOf)
                        .thenComparing(Gate::ignoresMissing))
                .toList();
        out.writeInt(gates.size());
        for (Gate gate : gates) {
            kpi(gate.kpi());
            text(gate.comparison().name());
            out.writeDouble(gate.threshold());
            out.writeDouble(model.capOf(gate));
            out.writeBoolean(gate.ignoresMissing());
        }
        List<GradeScale.Band> bands = model.grades().map(GradeScale::bands).orElse(List.of());
        out.writeInt(bands.size());
        for (GradeScale.Band band : bands) {
            out.writeDouble(band.from());
            text(band.grade());
        }
    }

    private void group(Group group) throws IOException {
        text("group");
        text(group.aggregation().name());
        missing(group.missing());
        List<Node> children =
                group.children().stream().sorted(Comparator.comparing(Node::id)).toList();
        out.writeInt(children.size());
        for (Node child : children) {
            text(child.id());
            out.writeDouble(child.weight());
            if (child instanceof Group inner) {
                group(inner);
            } else if (child instanceof Criterion criterion) {
                criterion(criterion);
            }
        }
    }

    private void criterion(Criterion criterion) throws IOException {
        text("criterion");
        kpi(criterion.kpi());
        missing(criterion.missing());
        text(criterion.curve().input().name());
        text(criterion.curve().lowerIsBetter().name());
        out.writeInt(criterion.breakpoints().size());
        for (CurvePoint point : criterion.breakpoints()) {
            out.writeDouble(point.x());
            out.writeDouble(point.y());
            out.writeBoolean(point.exclusive());
        }
        out.writeBoolean(criterion.prior().isPresent());
        if (criterion.prior().isPresent()) {
            out.writeDouble(criterion.prior().get().mean());
            out.writeDouble(criterion.prior().get().strength());
        }
    }

    private void kpi(Kpi kpi) throws IOException {
        text(kpi.id());
        text(kpi.unit().symbol());
        text(kpi.unit().form().name());
        out.writeBoolean(kpi.unit().interval());
        out.writeDouble(kpi.unit().lowest());
        out.writeDouble(kpi.unit().highest());
        text(kpi.direction().name());
        text(kpi.overSubjects().name());
        text(kpi.overTime().name());
    }

    private void missing(MissingPolicy policy) throws IOException {
        if (policy instanceof MissingPolicy.Fail) {
            text("fail");
        } else if (policy instanceof MissingPolicy.Reweight reweight) {
            text("reweight");
            out.writeDouble(reweight.minimumShare());
            out.writeBoolean(reweight.byCount());
        } else if (policy instanceof MissingPolicy.Points points) {
            text("points");
            out.writeDouble(points.points());
        } else if (policy instanceof MissingPolicy.TakePrior) {
            text("prior");
        }
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
