package io.salesscore.bench;

import io.salesscore.kpi.Measurements;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One subject after the other, each time another row: branch predictors learn short loops by heart. All sides find their row
 * ready in the form that they take. The heap has been touched before: memory that the system hands out for the first time takes
 * longer to get than a score does to make.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-Xmn64m", "-XX:+AlwaysPreTouch"})
public class SingleBench {

    static final int ROWS = 100_000;

    /** Goes through the rows. */
    @State(Scope.Thread)
    public static class Next {

        private int next;

        int row() {
            next = next + 1 == ROWS ? 0 : next + 1;
            return next;
        }
    }

    /** Rows of numbers. */
    @State(Scope.Thread)
    public static class Rows {

        final ScoreCalculator calculator = ScoreCalculator.of(Variant.ARITHMETIC.model());
        final double[][] rows = of(new Workload(ROWS, 1));
        final double[] contributions = new double[Workload.KPIS];

        static double[][] of(Workload workload) {
            double[][] rows = new double[workload.rows][];
            for (int row = 0; row < rows.length; row++) {
                rows[row] = workload.row(row);
            }
            return rows;
        }
    }

    /** Rows as the object API takes them. */
    @State(Scope.Thread)
    public static class Objects {

        final ScoreCalculator calculator = ScoreCalculator.of(Variant.ARITHMETIC.model());
        final List<Measurements> rows = new Workload(ROWS, 1).measurements();
    }

    /** Rows of boxed numbers by name. */
    @State(Scope.Thread)
    public static class Maps {

        final List<Map<String, Double>> values = new ArrayList<>();
        final List<Map<String, Double>> targets = new ArrayList<>();

        /** Boxes the rows. */
        public Maps() {
            this(new Workload(ROWS, 1));
        }

        Maps(Workload workload) {
            for (int row = 0; row < workload.rows; row++) {
                values.add(boxed(workload.values, row));
                targets.add(boxed(workload.targets, row));
            }
        }

        private static Map<String, Double> boxed(double[][] columns, int row) {
            Map<String, Double> boxed = new HashMap<>();
            for (int k = 0; k < columns.length; k++) {
                if (!Double.isNaN(columns[k][row])) {
                    boxed.put(Workload.IDS[k], columns[k][row]);
                }
            }
            return boxed;
        }
    }

    /** Rows of decimals by name. */
    @State(Scope.Thread)
    public static class Decimals {

        final List<Map<String, BigDecimal>> values = new ArrayList<>();
        final List<Map<String, BigDecimal>> targets = new ArrayList<>();

        /** Makes decimals of the rows. */
        public Decimals() {
            this(new Workload(ROWS, 1));
        }

        Decimals(Workload workload) {
            Maps maps = new Maps(workload);
            maps.values.forEach(row -> values.add(decimals(row)));
            maps.targets.forEach(row -> targets.add(decimals(row)));
        }

        private static Map<String, BigDecimal> decimals(Map<String, Double> boxed) {
            Map<String, BigDecimal> decimals = new HashMap<>();
            boxed.forEach((id, value) -> decimals.put(id, BigDecimal.valueOf(value)));
            return decimals;
        }
    }

    /** The baseline: chains of ifs for this one model, a bare double. */
    @Benchmark
    public double byHand(Next next, Rows rows) {
        return ByHand.row(rows.rows[next.row()]);
    }

    /** The same without branches. */
    @Benchmark
    public double byHandWithoutBranches(Next next, Rows rows) {
        return ByHand.rowWithoutBranches(rows.rows[next.row()]);
    }

    /** The library: measurements in, a score out that can say why. */
    @Benchmark
    public SalesScore score(Next next, Objects objects) {
        return objects.calculator.score(objects.rows.get(next.row()));
    }

    /** The library's primitive form: numbers in, a number out. */
    @Benchmark
    public double primitive(Next next, Rows rows) {
        return rows.calculator.score(rows.rows[next.row()]);
    }

    /** The same with the contributions of all KPIs. */
    @Benchmark
    public double primitiveContributions(Next next, Rows rows) {
        return rows.calculator.score(rows.rows[next.row()], rows.contributions);
    }

    /** Quick code of a host: maps of boxed numbers. */
    @Benchmark
    public double naiveMaps(Next next, Maps maps) {
        int row = next.row();
        return ByHand.maps(maps.values.get(row), maps.targets.get(row));
    }

    /** The same as streams. */
    @Benchmark
    public double naiveStreams(Next next, Maps maps) {
        int row = next.row();
        return ByHand.streams(maps.values.get(row), maps.targets.get(row));
    }

    /** Quick code of a careful host: maps of decimals. */
    @Benchmark
    public BigDecimal naiveDecimals(Next next, Decimals decimals) {
        int row = next.row();
        return ByHand.decimals(decimals.values.get(row), decimals.targets.get(row));
    }
}
