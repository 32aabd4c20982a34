package io.salesscore.sql;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Criterion;
import io.salesscore.model.Curve;
import io.salesscore.model.ScoreModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which columns a query reads and writes. What is not stated has the name that follows from the KPI's id.
 *
 * @param stated the names that were stated, by what is in the column
 * @param reasons whether each KPI has a column of reasons
 * @param kept what is passed through
 */
record Columns(Map<Content, String> stated, boolean reasons, List<String> kept) {

    /** What is in a column. */
    record Content(Kind kind, String kpi) {}

    enum Kind {
        VALUE(""),
        TARGET("_target"),
        SIZE("_n"),
        REASON("_reason"),
        POINTS("_points");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    /** What a query writes before the points of each KPI. */
    static final List<String> SCORE = List.of("exact_points", "points", "grade", "coverage", "unscored");

    private static final String KEPT = "a column that is kept";

    static final Columns BY_ID = new Columns(Map.of(), false, List.of());

    Columns {
        stated = Map.copyOf(stated);
        kept = List.copyOf(kept);
    }

    Columns with(Kind kind, Kpi kpi, String name) {
        Map<Content, String> more = new LinkedHashMap<>(stated);
        more.put(new Content(kind, kpi.id()), name);
        return new Columns(more, reasons, kept);
    }

    Columns withReasons() {
        return new Columns(stated, true, kept);
    }

    Columns keeping(List<String> names) {
        List<String> more = new ArrayList<>(kept);
        more.addAll(names);
        return new Columns(stated, reasons, more);
    }

    String value(Kpi kpi) {
        return name(Kind.VALUE, kpi);
    }

    Optional<String> target(Criterion criterion) {
        return asksForTarget(criterion) ? Optional.of(name(Kind.TARGET, criterion.kpi())) : Optional.empty();
    }

    Optional<String> size(Criterion criterion) {
        return criterion.prior().map(any -> name(Kind.SIZE, criterion.kpi()));
    }

    Optional<String> reason(Kpi kpi) {
        return reasons || stated.containsKey(new Content(Kind.REASON, kpi.id()))
                ? Optional.of(name(Kind.REASON, kpi))
                : Optional.empty();
    }

    String points(Criterion criterion) {
        return name(Kind.POINTS, criterion.kpi());
    }

    static boolean asksForTarget(Criterion criterion) {
        return criterion.curve().input() == Curve.Input.ATTAINMENT;
    }

    private String name(Kind kind, Kpi kpi) {
        return stated.getOrDefault(new Content(kind, kpi.id()), kpi.id() + kind.suffix);
    }

    /** What is kept, then what is read to score. One column may serve many. */
    List<String> read(ScoreModel model, Dialect dialect) {
        Claims claims = new Claims(model, dialect);
        kept.forEach(name -> claims.share(name, KEPT));
        for (Kpi kpi : model.kpis()) {
            claims.share(value(kpi), "the value of KPI (" + kpi.id() + ")");
            reason(kpi).ifPresent(name -> claims.share(name, "the reason of KPI (" + kpi.id() + ")"));
        }
        for (Criterion criterion : model.criteria()) {
            target(criterion).ifPresent(name -> claims.share(name, "the target of KPI (" + criterion.id() + ")"));
            size(criterion).ifPresent(name -> claims.share(name, "the size of KPI (" + criterion.id() + ")"));
        }
        return claims.names;
    }

    /** Refuses to write two things to one column. */
    void requireWritable(ScoreModel model, Dialect dialect) {
        Claims claims = new Claims(model, dialect);
        kept.forEach(name -> claims.claim(name, KEPT));
        SCORE.forEach(name -> claims.claim(name, "the score"));
        model.criteria()
                .forEach(criterion -> claims.claim(points(criterion), "the points of KPI (" + criterion.id() + ")"));
    }

    /** Columns that the engine tells apart, each with what had it first. */
    private static final class Claims {

        private final ScoreModel model;
        private final Dialect dialect;
        private final List<String> names = new ArrayList<>();
        private final Map<String, String> owners = new HashMap<>();

        Claims(ScoreModel model, Dialect dialect) {
            this.model = model;
            this.dialect = dialect;
        }

        void claim(String name, String owner) {
            String other = share(name, owner);
            if (other != null) {
                throw new IllegalArgumentException("The column (" + name + ") of score model (" + model.id()
                        + ") is there twice in " + dialect + ", as " + other + " and as " + owner
                        + ".\nMaybe state another name for one of them.");
            }
        }

        /** What has the column already. */
        @Nullable
        String share(String name, String owner) {
            String problem = dialect.problemOf(name);
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException("The column (" + name + ") for " + owner + " of score model ("
                        + model.id() + ") " + problem + ".\nMaybe state another name.");
            }
            String other = owners.putIfAbsent(dialect.keyOf(name), owner);
            if (other == null) {
                names.add(name);
            }
            return other;
        }
    }
}
