package io.salesscore.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesscore.kpi.Direction;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.Reason;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.SalesKpis;
import io.salesscore.kpi.Unit;
import io.salesscore.period.Period;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreTableTest {

    private static final Period QUARTER = Period.quarter(2026, 1);
    private static final Kpi REVENUE = SalesKpis.REVENUE;
    private static final Kpi WIN_RATE = SalesKpis.WIN_RATE;
    private static final Kpi CSAT = SalesKpis.CSAT_MEAN;
    private static final double NONE = Double.NaN;

    /** The greatest double that is not above the power of ten. */
    private static final double FAR = Math.nextDown(1e100);

    @Test
    void aRowIsWhatWasMeasuredOfASubject() {
        ScoreTable table = ScoreTable.of(2)
                .values(REVENUE, new double[] {100, -0.0})
                .targets(REVENUE, new double[] {90, NONE})
                .values(WIN_RATE, new double[] {0.24, NONE})
                .sizes(WIN_RATE, new double[] {75, NONE})
                .reasons(WIN_RATE, new byte[] {0, Reason.ZERO_DENOMINATOR.code()})
                .values(CSAT, new double[] {4.5, NONE})
                .sizes(CSAT, new double[] {8, NONE})
                .build();

        Measurements sari = table.measurements(0, "sari", QUARTER);
        assertThat(sari.measurement(REVENUE).value()).hasValue(100);
        assertThat(sari.target(REVENUE))
                .hasValueSatisfying(target -> assertThat(target).isEqualByComparingTo("90"));
        assertThat(sari.measurement(WIN_RATE)).isInstanceOf(Measurement.Proportion.class);
        assertThat(sari.measurement(WIN_RATE).value()).hasValue(0.24);
        assertThat(sari.measurement(CSAT)).isInstanceOf(Measurement.Mean.class);
        assertThat(sari.measurement(CSAT).value()).hasValue(4.5);

        Measurements budi = table.measurements(1, "budi", QUARTER);
        assertThat(budi.measurement(REVENUE).value()).hasValue(0.0);
        assertThat(budi.target(REVENUE)).isEmpty();
        assertThat(budi.measurement(WIN_RATE).reason()).contains(Reason.ZERO_DENOMINATOR);
        assertThat(budi.measurement(CSAT).reason()).contains(Reason.MISSING);
        assertThat(table.kpis()).containsExactlyInAnyOrder(REVENUE, WIN_RATE, CSAT);
    }

    @Test
    void rowsBecomeColumns() {
        Measurements sari = Measurements.of("sari", QUARTER)
                .actual(REVENUE, 100)
                .target(REVENUE, 90)
                .rate(WIN_RATE, 18, 75)
                .meanOf(CSAT, 4, 5)
                .build();
        Measurements budi = Measurements.of("budi", QUARTER)
                .notApplicable(WIN_RATE, "Dewi", "another role")
                .build();
        ScoreTable table = ScoreTable.ofRows().add(budi).add(sari).build();

        assertThat(table.rows()).isEqualTo(2);
        Measurements row = table.measurements(1, "sari", QUARTER);
        assertThat(row.measurement(WIN_RATE)).isEqualTo(sari.measurement(WIN_RATE));
        assertThat(row.measurement(REVENUE)).isEqualTo(sari.measurement(REVENUE));
        assertThat(row.target(REVENUE)).isEqualTo(sari.target(REVENUE));
        assertThat(row.measurement(CSAT).value()).hasValue(4.5);
        assertThat(table.measurements(0, "budi", QUARTER).measurement(WIN_RATE).reason())
                .contains(Reason.NOT_APPLICABLE);
    }

    @Test
    void allThatIsWrongIsNamedAtOnceWithItsRows() {
        ScoreTable.Builder table = ScoreTable.of(6)
                .values(WIN_RATE, new double[] {24, 30, 0.2, 18, 44, Double.POSITIVE_INFINITY})
                .values(REVENUE, new double[] {1, 1, 1, 1, 1, -1e101})
                .targets(REVENUE, new double[] {1, 1, 1, 1, Double.NEGATIVE_INFINITY, 1})
                .sizes(WIN_RATE, new double[] {1, 1, 0, 1, 1, 1})
                .reasons(WIN_RATE, new byte[] {0, 0, 2, 0, 0, 0})
                .reasons(REVENUE, new byte[] {0, 99, 0, 0, 0, 0});

        assertThatIllegalArgumentException().isThrownBy(table::build).withMessage("""
                        The values of KPI (revenue) must lie between -FAR and FAR, and (-1.0E101) in row 5 is not.
                        The targets of KPI (revenue) must lie between -FAR and FAR, and (-Infinity) in row 4 is not.
                        The reasons of KPI (revenue) must be codes of reasons, and 0 where there is a value, and (99) in row 1 is not.
                        The values of KPI (win_rate) must lie between 0.0 and 1.0, and (24.0) in row 0, (30.0) in row 1, (18.0) in row 3 and 2 more are not.
                        Maybe percent was given: 24 % is 0.24.
                        The sizes of KPI (win_rate) must be positive and at most FAR, and (0.0) in row 2 is not.
                        The reasons of KPI (win_rate) must be codes of reasons, and 0 where there is a value, and (2) in row 2 is not.""".replace(
                        "FAR", String.valueOf(FAR)));
    }

    @Test
    void aColumnThatDoesNotFitIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreTable.of(2).values(REVENUE, new double[3]))
                .withMessage("The values of KPI (revenue) are (3) for a table of (2) rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ScoreTable.of(1).targets(REVENUE, new double[1]).targets(REVENUE, new double[1]))
                .withMessage("The targets of KPI (revenue) are given twice.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreTable.of(1).sizes(REVENUE, new double[1]))
                .withMessageContaining("(revenue) adds up");
        Kpi other = Kpi.builder("revenue")
                .unit(Unit.COUNT)
                .direction(Direction.LOWER_IS_BETTER)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ScoreTable.of(1).values(REVENUE, new double[1]).targets(other, new double[1]))
                .withMessageContaining("(revenue) is given twice and means different things");
        assertThatIllegalArgumentException().isThrownBy(() -> ScoreTable.of(-1)).withMessageContaining("(-1)");
        assertThatThrownBy(() -> ScoreTable.of(1).build().measurements(1, "sari", QUARTER))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatABuilderIsGivenLaterIsNotTheTables() {
        ScoreTable.Builder builder = ScoreTable.of(1).values(REVENUE, new double[] {100});
        ScoreTable before = builder.build();
        ScoreTable after = builder.targets(REVENUE, new double[] {80}).build();

        assertThat(before.measurements(0, "sari", QUARTER).target(REVENUE)).isEmpty();
        assertThat(after.measurements(0, "sari", QUARTER).target(REVENUE)).isPresent();
    }

    @Test
    void boundsHoldOnBothSidesOfZeroAndOfOne() {
        Kpi growth = Kpi.builder("growth").unit(Unit.rating(-2, 5)).build();
        double[] inside = {-2, -0.0, 0, 3, 5, NONE, -Double.MIN_VALUE};
        for (double outside : new double[] {Math.nextDown(-2.0), Math.nextUp(5.0), 1e60, -1e60, 1e101}) {
            for (int row = 0; row < inside.length; row++) {
                double[] column = inside.clone();
                column[row] = outside;
                ScoreTable.Builder table = ScoreTable.of(column.length).values(growth, column);
                assertThatIllegalArgumentException()
                        .isThrownBy(table::build)
                        .withMessageContaining("KPI (growth) must lie between -2.0 and 5.0, and (" + outside
                                + ") in row " + row + " is not.");
            }
        }
        assertThat(ScoreTable.of(inside.length).values(growth, inside).build().rows())
                .isEqualTo(7);
    }

    @Test
    void aShareOfKeysMustBeOneOfWholeNumbers() {
        ScoreTable.Builder table = ScoreTable.of(2)
                .values(SalesKpis.REPEAT_CUSTOMER_RATE, new double[] {1.0 / 3, 0.3333})
                .sizes(SalesKpis.REPEAT_CUSTOMER_RATE, new double[] {3, 3});

        assertThatIllegalArgumentException()
                .isThrownBy(table::build)
                .withMessageContaining("(0.3333 of 3.0) in row 1 is not");
    }

    @Test
    void aShareOfKeysIsNotMoreThanAllNorLessThanNone() {
        Kpi outlets =
                Kpi.builder("outlets").unit(Unit.COUNT).rollUp(RollUp.UNION).build();
        for (double none : new double[] {7, -1}) {
            ScoreTable.Builder table =
                    ScoreTable.of(1).values(outlets, new double[] {none}).sizes(outlets, new double[] {10});
            assertThatIllegalArgumentException()
                    .isThrownBy(table::build)
                    .withMessageContaining("(" + none + " of 10.0) in row 0 is not");
        }
    }

    @Test
    void numbersGoAsFarAsThoseOfMeasurements() {
        double[] farthest = {FAR, -FAR};
        ScoreTable table = ScoreTable.of(2)
                .values(REVENUE, farthest)
                .targets(REVENUE, farthest)
                .build();

        for (int row = 0; row < 2; row++) {
            assertThat(table.measurements(row, "sari", QUARTER)
                            .measurement(REVENUE)
                            .value())
                    .hasValue(farthest[row]);
        }
        for (double beyond : new double[] {1e100, -1e100}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Measurements.of("sari", QUARTER).actual(REVENUE, beyond));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ScoreTable.of(1)
                            .values(REVENUE, new double[] {beyond})
                            .build())
                    .withMessageContaining("(" + beyond + ") in row 0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ScoreTable.of(1)
                            .targets(REVENUE, new double[] {beyond})
                            .build())
                    .withMessageContaining("(" + beyond + ") in row 0");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreTable.of(1)
                        .values(WIN_RATE, new double[] {0.5})
                        .sizes(WIN_RATE, new double[] {1e100})
                        .build())
                .withMessageContaining("(1.0E100) in row 0");
    }

    @Test
    void aMeanWhoseSumsMeasurementsDoNotTakeIsRefusedWithItsRow() {
        Kpi margin = margin();
        double[][] wrong = {{1e99, 1}, {-2e50, 1}, {3, 9e99}, {0.5, FAR}, {1e40, 1e30}};
        for (double[] of : wrong) {
            boolean taken = Math.abs(of[0]) < 1;
            double[] values = {4, of[0], NONE, FAR};
            double[] sizes = {8, of[1], FAR, NONE};
            ScoreTable.Builder table = ScoreTable.of(4).values(margin, values).sizes(margin, sizes);
            if (taken) {
                assertThat(table.build()
                                .measurements(1, "sari", QUARTER)
                                .measurement(margin)
                                .value())
                        .hasValue(of[0]);
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(table::build)
                        .withMessage(
                                "The sizes of KPI (margin) must leave the sum of the values behind a mean, and of their"
                                        + " squares, at most 9.99E99, and (" + of[0] + " of " + of[1]
                                        + ") in row 1 is not.");
            }
        }
    }

    /** However fine or far they are, and whatever their product. */
    @Test
    void evidenceGivesBackTheVeryNumbers() {
        Kpi margin = margin();
        double[] numbers = {
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            1e-300,
            1e-49,
            0.1,
            0.3,
            1.0 / 3,
            Math.nextDown(1.0),
            1,
            15,
            1e16 / 3,
            3e33,
            9e49
        };
        for (double value : numbers) {
            for (double size : numbers) {
                if (value * size * Math.max(1, value) > 9e99) {
                    continue;
                }
                Measurement mean = measured(margin, -value, size);
                assertThat(mean.value()).hasValue(-value);
                assertThat(((Measurement.Mean) mean).n().doubleValue()).isEqualTo(size);
                if (size > 1) {
                    assertThat(((Measurement.Mean) mean).variance()).hasValue(0);
                }
                if (value <= 1) {
                    Measurement share = measured(WIN_RATE, value, size);
                    assertThat(share.value()).hasValue(value);
                    assertThat(((Measurement.Proportion) share).n().doubleValue())
                            .isEqualTo(size);
                }
            }
        }
    }

    private static Measurement measured(Kpi kpi, double value, double size) {
        return ScoreTable.of(1)
                .values(kpi, new double[] {value})
                .sizes(kpi, new double[] {size})
                .build()
                .measurements(0, "sari", QUARTER)
                .measurement(kpi);
    }

    private static Kpi margin() {
        return Kpi.builder("margin").unit(Unit.IDR).rollUp(RollUp.POOL).build();
    }

    /** The promise of the Javadoc: 4 bytes per 256 rows, and one per row without a number. */
    @Test
    void whatStandsBesideAColumnIsSmall() {
        double[] column = new double[100_000];
        Random random = new Random(1);
        for (int i = 0; i < column.length; i++) {
            column[i] = random.nextInt(20) == 0 ? NONE : i;
        }
        long missing = Arrays.stream(column).filter(Double::isNaN).count();

        assertThat(Gaps.of(column, 256, Double.NEGATIVE_INFINITY).bytes()).isEqualTo(4 * (391 + 1) + missing);
        Arrays.fill(column, NONE);
        assertThat(Gaps.of(column, 256, Double.NEGATIVE_INFINITY).bytes()).isEqualTo(4 * (391 + 1) + column.length);
    }

    @Test
    void aRowThatIsRefusedLeavesNothingBehind() {
        Kpi sales = Kpi.builder("sales").unit(Unit.IDR).build();
        Kpi other = Kpi.builder("sales").unit(Unit.COUNT).build();
        Kpi before = Kpi.builder("a").unit(Unit.COUNT).build();
        ScoreTable.Rows rows = ScoreTable.ofRows()
                .add(Measurements.of("sari", QUARTER)
                        .actual(before, 1)
                        .actual(sales, 5)
                        .build());
        Measurements wrong = Measurements.of("budi", QUARTER)
                .actual(before, 9)
                .actual(other, 5)
                .build();
        assertThatIllegalArgumentException().isThrownBy(() -> rows.add(wrong)).withMessageContaining("budi");
        ScoreTable table = rows.add(
                        Measurements.of("tono", QUARTER).actual(sales, 7).build())
                .build();
        assertThat(table.measurements(1, "tono", QUARTER))
                .isEqualTo(Measurements.of("tono", QUARTER).actual(sales, 7).build());
    }
}
