package io.salesscore.bench;

import io.salesscore.kpi.Measurements;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.math.BigDecimal;
import java.util.List;

/** Nothing is faster than a wrong answer: all sides give the library's scores within 1e-9, or nothing is measured. */
final class Agreement {

    private static final int ROWS = 100_000;

    private final Workload workload = new Workload(ROWS, 2);
    private final double[] scores = scores(workload.measurements());

    private Agreement() {}

    /** Compares all sides with the library, row by row. */
    static void require() {
        Agreement agreement = new Agreement();
        agreement.requireOfRows();
        agreement.requireOfColumns();
    }

    private static double[] scores(List<Measurements> rows) {
        ScoreCalculator calculator = ScoreCalculator.of(Variant.ARITHMETIC.model());
        double[] scores = new double[rows.size()];
        for (int row = 0; row < scores.length; row++) {
            SalesScore score = calculator.score(rows.get(row));
            scores[row] = score.isScored() ? score.exactPoints() : Double.NaN;
        }
        return scores;
    }

    private void requireOfRows() {
        SingleBench.Maps maps = new SingleBench.Maps(workload);
        SingleBench.Decimals decimals = new SingleBench.Decimals(workload);
        ScoreCalculator calculator = ScoreCalculator.of(Variant.ARITHMETIC.model());
        for (int row = 0; row < ROWS; row++) {
            require("the primitive form", row, calculator.score(workload.row(row)));
            require("a row by hand", row, ByHand.row(workload.row(row)));
            require("a row by hand without branches", row, ByHand.rowWithoutBranches(workload.row(row)));
            require("maps", row, ByHand.maps(maps.values.get(row), maps.targets.get(row)));
            require("streams", row, ByHand.streams(maps.values.get(row), maps.targets.get(row)));
            BigDecimal points = ByHand.decimals(decimals.values.get(row), decimals.targets.get(row));
            require("decimals", row, points.signum() < 0 ? Double.NaN : points.doubleValue());
        }
    }

    private void requireOfColumns() {
        double[] columns = new double[ROWS];
        ByHand.columns(workload.values, workload.targets, new double[ROWS], new double[ROWS], columns);
        double[] tiles = new double[ROWS];
        new ByHand.Tiles().score(workload.values, workload.targets, tiles);
        double[] batch = ScoreCalculator.of(Variant.ARITHMETIC.model())
                .score(workload.table())
                .exactPoints();
        for (int row = 0; row < ROWS; row++) {
            require("the batch", row, batch[row]);
            require("columns by hand", row, columns[row]);
            require("tiles by hand", row, tiles[row]);
        }
    }

    private void require(String side, int row, double points) {
        boolean agrees = Double.isNaN(scores[row]) ? Double.isNaN(points) : Math.abs(points - scores[row]) <= 1e-9;
        if (!agrees) {
            throw new IllegalStateException("The score (" + points + ") of " + side + " differs from the library's ("
                    + scores[row] + ") in row (" + row + ").");
        }
    }
}
