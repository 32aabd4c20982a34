package io.salesscore.examples.spark;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Criterion;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.ScoreTable;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How columns are named, here as in the library's queries: a KPI's values by its id, its targets by {@code id_target}, the
 * sizes of its evidence by {@code id_n}, and why there is no value by {@code id_reason}.
 */
final class Columns {

    private Columns() {}

    static String values(Kpi kpi) {
        return kpi.id();
    }

    static String targets(Kpi kpi) {
        return kpi.id() + "_target";
    }

    static String sizes(Kpi kpi) {
        return kpi.id() + "_n";
    }

    static String reasons(Kpi kpi) {
        return kpi.id() + "_reason";
    }

    static String points(Criterion criterion) {
        return criterion.id() + "_points";
    }

    /**
     * Columns as the batch engine takes them.
     *
     * @param numbers those that there are, by name; NaN is no value
     * @param reasons the codes of reasons where there is no value, by name
     */
    static ScoreTable table(ScoreModel model, int rows, Map<String, double[]> numbers, Map<String, byte[]> reasons) {
        ScoreTable.Builder table = ScoreTable.of(rows);
        for (Kpi kpi : model.kpis()) {
            ifThere(numbers.get(values(kpi)), column -> table.values(kpi, column));
            ifThere(numbers.get(targets(kpi)), column -> table.targets(kpi, column));
            ifThere(reasons.get(reasons(kpi)), column -> table.reasons(kpi, column));
        }
        for (Criterion criterion : model.criteria()) {
            Kpi kpi = criterion.kpi();
            criterion.prior().ifPresent(prior -> ifThere(numbers.get(sizes(kpi)), column -> table.sizes(kpi, column)));
        }
        return table.build();
    }

    private static <C> void ifThere(@Nullable C column, Consumer<C> then) {
        if (column != null) {
            then.accept(column);
        }
    }
}
