package io.salesscore.bench;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Curve;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.ScoreModel;
import io.salesscore.score.ScoreCalculator;
import io.salesscore.score.ScoreTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How the time of a batch on one thread grows with subjects, KPIs and corners of curves, as two charts. The numbers of a run
 * must fit into half of the memory that the virtual machine may take; what does not is left out.
 */
final class Scaling {

    private static final int[] SUBJECTS = {10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000};
    private static final int[] KPIS = {4, 8, 16, 32, 64};
    private static final int[] SEGMENTS = {1, 2, 4, 8, 16, 32, 64};

    private static final int SEGMENTS_OF_MOST = 3;
    private static final int SUBJECTS_OF_SEGMENTS = 300_000;

    /** Where the line of proportion begins, in milliseconds: below the others. */
    private static final double LOWEST_LINE = 0.05;

    private final double seconds;
    private final int mostSubjects;

    /** How steep each line is on logarithmic axes: 1 is in proportion, 2 would be with the square. */
    private double steepest = Double.NEGATIVE_INFINITY;

    Scaling(double seconds, int mostSubjects) {
        this.seconds = seconds;
        this.mostSubjects = mostSubjects;
    }

    /** Measures and draws: {@code scaling-subjects.svg} and {@code scaling-breakpoints.svg}. */
    void write(Path folder) throws IOException {
        millis(SUBJECTS_OF_SEGMENTS, KPIS[0], SEGMENTS_OF_MOST);
        LogLog bySubjects = new LogLog("Time of a batch on one thread", "subjects", "milliseconds");
        for (int kpis : KPIS) {
            List<double[]> line = new ArrayList<>();
            for (int subjects : SUBJECTS) {
                if (subjects <= mostSubjects && fits(subjects, kpis)) {
                    line.add(new double[] {subjects, millis(subjects, kpis, SEGMENTS_OF_MOST)});
                }
            }
            draw(bySubjects, kpis, line);
        }
        bySubjects
                .proportional(new double[] {SUBJECTS[0], mostSubjects}, SUBJECTS[0], LOWEST_LINE)
                .write(folder.resolve("scaling-subjects.svg"));
        LogLog bySegments = new LogLog(
                String.format(Locale.ROOT, "Time of a batch of %,d subjects on one thread", SUBJECTS_OF_SEGMENTS),
                "segments of each curve",
                "milliseconds");
        for (int kpis : KPIS) {
            List<double[]> line = new ArrayList<>();
            for (int segments : SEGMENTS) {
                line.add(new double[] {segments, millis(SUBJECTS_OF_SEGMENTS, kpis, segments)});
            }
            draw(bySegments, kpis, line);
        }
        bySegments
                .proportional(new double[] {SEGMENTS[0], SEGMENTS[SEGMENTS.length - 1]}, SEGMENTS[0], LOWEST_LINE)
                .write(folder.resolve("scaling-breakpoints.svg"));
    }

    double steepest() {
        return steepest;
    }

    private void draw(LogLog chart, int kpis, List<double[]> line) {
        double[] x = line.stream().mapToDouble(point -> point[0]).toArray();
        double[] y = line.stream().mapToDouble(point -> point[1]).toArray();
        chart.with(kpis + " KPIs", x, y);
        int last = x.length - 1;
        // between the upper points: the first ones are mostly what a call costs
        int middle = last / 2;
        steepest = Math.max(steepest, Math.log(y[last] / y[middle]) / Math.log(x[last] / x[middle]));
        System.out.printf(Locale.ROOT, "scaling %2d KPIs:", kpis);
        line.forEach(point -> System.out.printf(Locale.ROOT, "  %.0f: %.2f ms", point[0], point[1]));
        System.out.println();
    }

    private static boolean fits(int subjects, int kpis) {
        return 8.0 * subjects * (kpis + 8) < Runtime.getRuntime().maxMemory() / 2.0;
    }

    private double millis(int subjects, int kpis, int segments) {
        ScoreCalculator calculator = ScoreCalculator.of(model(kpis, segments));
        ScoreTable table = table(subjects, kpis);
        List<Double> times = new ArrayList<>();
        long begin = System.nanoTime();
        while (times.size() < 3 || System.nanoTime() - begin < seconds * 1e9) {
            long start = System.nanoTime();
            if (calculator.score(table).rows() != subjects) {
                throw new IllegalStateException("Not all subjects were scored.");
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        // the first half is to warm up
        return Interleaved.median(times.subList(times.size() / 2, times.size()));
    }

    private static ScoreModel model(int kpis, int segments) {
        ScoreModel.Builder model = ScoreModel.builder("wide").version("1").missing(MissingPolicy.reweight(0.2));
        for (int k = 0; k < kpis; k++) {
            Curve.Points curve = Curve.points();
            for (int i = 0; i <= segments; i++) {
                double x = (double) i / segments;
                curve = curve.at(x, 100 * x * x);
            }
            model.kpi(kpi(k), 1 + k % 5, curve);
        }
        return model.build();
    }

    private static ScoreTable table(int subjects, int kpis) {
        SplittableRandom random = new SplittableRandom(subjects);
        ScoreTable.Builder table = ScoreTable.of(subjects);
        for (int k = 0; k < kpis; k++) {
            double[] values = new double[subjects];
            for (int row = 0; row < subjects; row++) {
                double drawn = 1.05 * random.nextDouble();
                values[row] = drawn > 1 ? Double.NaN : drawn;
            }
            table.values(kpi(k), values);
        }
        return table.build();
    }

    private static Kpi kpi(int k) {
        return Kpi.builder("kpi" + k).unit(Unit.number("")).build();
    }
}
