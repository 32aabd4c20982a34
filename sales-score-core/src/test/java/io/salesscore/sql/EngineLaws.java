package io.salesscore.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.kpi.RollUp;
import io.salesscore.kpi.Unit;
import io.salesscore.model.Aggregation;
import io.salesscore.model.Curve;
import io.salesscore.model.Gate;
import io.salesscore.model.GradeScale;
import io.salesscore.model.Group;
import io.salesscore.model.MissingPolicy;
import io.salesscore.model.Prior;
import io.salesscore.model.ScoreModel;
import io.salesscore.period.Period;
import io.salesscore.score.Contribution;
import io.salesscore.score.Generated;
import io.salesscore.score.SalesScore;
import io.salesscore.score.ScoreCalculator;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds of a query on each engine: it gives the score that the library computes. */
@Tag("engine")
abstract class EngineLaws {

    private static final String RELATION = "measurements of 'Q1'; \"2026\" `x` \\ --";

    private static final String SUBJECT = "subject; \"it's\" `who` \\";

    abstract Dialect dialect();

    abstract Connection connection() throws SQLException;

    /** The engine's type of doubles. */
    abstract String doubles();

    /** How many models are tried. */
    int models() {
        return 400;
    }

    /** The least magnitude above 0 that the engine can be given. */
    double least() {
        return Double.MIN_VALUE;
    }

    @Test
    void scoresAreThoseOfTheLibrary() throws SQLException {
        int scored = 0;
        int unscored = 0;
        try (Connection connection = connection()) {
            for (long seed = 0; seed < models(); seed++) {
                Generated given = Generated.modelAndMeasurements(seed);
                List<Measurements> rows = new ArrayList<>(List.of(given.measurements("0")));
                for (int i = 1; i < 4; i++) {
                    rows.add(given.otherMeasurements(Integer.toString(i), 100 * seed + i));
                }
                ScoreModel model = given.model();
                rows.removeIf(row -> row.kpis().stream().anyMatch(kpi -> isTooSmall(row, kpi)));
                ScoreSql sql = ScoreSql.of(model, dialect()).keeping(SUBJECT).withReasons();
                load(connection, model, rows, new SplittableRandom(seed));
                ScoreCalculator calculator = ScoreCalculator.of(model);
                List<SalesScore> scores = rows.stream().map(calculator::score).toList();
                check(connection, sql, model, scores, "seed " + seed + "\n" + given);
                scored += (int) scores.stream().filter(SalesScore::isScored).count();
                unscored += (int) scores.stream().filter(s -> !s.isScored()).count();
            }
        }
        assertThat(scored).isGreaterThan(models());
        assertThat(unscored).isGreaterThan(models() / 4);
    }

    /** The table in the description of the package. */
    @Test
    void theWorkedTableHolds() throws SQLException {
        Kpi revenue = Kpi.builder("revenue").unit(Unit.IDR).build();
        Kpi conversion = Kpi.builder("lead_conversion")
                .unit(Unit.SHARE)
                .rollUp(RollUp.POOL)
                .build();
        ScoreModel model = ScoreModel.builder("field-sales")
                .kpi(revenue, 40, Curve.attainment().cappedAt(1.2))
                .kpi(conversion, 25, Curve.between(0.05, 0.35))
                .missing(MissingPolicy.reweight(0.6))
                .build();
        String query = ScoreSql.of(model, dialect()).keeping("subject").query("worked");
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(Stream.of("subject", "revenue", "revenue_target", "lead_conversion")
                    .map(column ->
                            dialect().name(column) + (column.equals("subject") ? " VARCHAR(10)" : " DECIMAL(12, 2)"))
                    .collect(
                            Collectors.joining(", ", "CREATE TABLE " + dialect().name("worked") + " (", ")")));
            statement.execute("INSERT INTO " + dialect().name("worked")
                    + " VALUES ('sari', 1250, 1000, 0.24), ('budi', 800, 1000, NULL), ('tono', NULL, 1000, NULL)");
            List<String> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    rows.add(String.format(
                            Locale.ROOT,
                            "%s %.6f %s %s %.9f %s %.6f %.6f",
                            row.getString("subject"),
                            (Double) row.getObject("exact_points"),
                            (Double) row.getObject("points"),
                            row.getString("grade"),
                            (Double) row.getObject("coverage"),
                            row.getString("unscored"),
                            (Double) row.getObject("revenue_points"),
                            (Double) row.getObject("lead_conversion_points")));
                }
            }
            assertThat(rows)
                    .containsExactlyInAnyOrder(
                            "sari 98.205128 98.2 null 1.000000000 null 120.000000 63.333333",
                            "budi 80.000000 80.0 null 0.615384615 null 80.000000 null",
                            "tono null null null 0.000000000 TOO_LITTLE_COVERAGE null null");
            statement.execute("DROP TABLE " + dialect().name("worked"));
        }
    }

    @Test
    void oneColumnServesManyInputs() throws SQLException {
        Kpi won = Kpi.builder("won").unit(Unit.COUNT).build();
        Kpi demos = Kpi.builder("demos").unit(Unit.COUNT).build();
        Kpi first = Kpi.builder("first").unit(Unit.SHARE).rollUp(RollUp.POOL).build();
        Kpi second = Kpi.builder("second").unit(Unit.SHARE).rollUp(RollUp.POOL).build();
        Prior prior = Prior.of(0.5, 10, "peers", "1");
        ScoreModel model = ScoreModel.builder("shared")
                .kpi(won, 1, Curve.attainment())
                .kpi(demos, 1, Curve.attainment())
                .kpi(first, 1, Curve.between(0, 1), c -> c.prior(prior))
                .kpi(second, 1, Curve.between(0, 1), c -> c.prior(prior))
                .build();
        ScoreSql sql = ScoreSql.of(model, dialect())
                .keeping("leads")
                .targetFrom(won, "plan")
                .targetFrom(demos, "plan")
                .sizeFrom(first, "leads")
                .sizeFrom(second, "leads");
        assertThat(sql.columns()).containsExactly("leads", "won", "demos", "first", "second", "plan");
        String name = dialect().name("shared");
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " ("
                    + sql.columns().stream()
                            .map(column -> dialect().name(column) + " DECIMAL(12, 2)")
                            .collect(Collectors.joining(", "))
                    + ")");
            statement.execute("INSERT INTO " + name + " VALUES (30, 6, 9, 0.3, 0.7, 12)");
            try (ResultSet row = statement.executeQuery(sql.query("shared"))) {
                assertThat(row.next()).isTrue();
                assertThat(row.getInt("leads")).isEqualTo(30);
                assertThat(row.getDouble("won_points")).isCloseTo(50, within(1e-12));
                assertThat(row.getDouble("demos_points")).isCloseTo(75, within(1e-12));
                // (0.3 × 30 + 0.5 × 10) ÷ 40
                assertThat(row.getDouble("first_points")).isCloseTo(35, within(1e-12));
                assertThat(row.getDouble("second_points")).isCloseTo(65, within(1e-12));
            }
            statement.execute("DROP TABLE " + name);
        }
    }

    @Test
    void namesAndTextsMayHoldAnything() throws SQLException {
        String odd = "it's; DROP TABLE \"x\"; `y` \\' -- $1 ? {fn now()} é\n    /*";
        Kpi revenue = Kpi.builder("revenue").unit(Unit.IDR).build();
        Kpi rate = Kpi.builder("select").unit(Unit.SHARE).rollUp(RollUp.POOL).build();
        ScoreModel model = ScoreModel.builder("from")
                .kpi(revenue, 3, Curve.attainment())
                .kpi(rate, 1, Curve.between(0.1, 0.3))
                .gate(Gate.capAtGrade(odd).whenBelow(rate, 0.2))
                .grades(GradeScale.lowest(odd).from(50, odd + "2"))
                .build();
        String name = dialect().name(odd);
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + name + " (" + name + " VARCHAR(200), "
                    + dialect().name(odd + 1)
                    + " DECIMAL(12, 2), " + dialect().name("given") + " INTEGER, "
                    + dialect().name("select")
                    + " DECIMAL(4, 3))");
            statement.execute("INSERT INTO " + name + " VALUES (" + dialect().text(odd) + ", 97.5, 100, 0.3)");
            statement.execute("INSERT INTO " + name + " VALUES (" + dialect().text("low") + ", 97.5, 100, 0.19)");
            String query = ScoreSql.of(model, dialect())
                    .keeping(odd, "given")
                    .valueFrom(revenue, odd + 1)
                    .targetFrom(revenue, "given")
                    .pointsAs(rate, odd + 2)
                    .query(odd);
            try (ResultSet row = statement.executeQuery(query)) {
                for (int i = 0; i < 2; i++) {
                    assertThat(row.next()).isTrue();
                    boolean low = row.getString(1).equals("low");
                    assertThat(row.getString(1)).isEqualTo(low ? "low" : odd);
                    assertThat(row.getInt(2)).isEqualTo(100);
                    assertThat(row.getDouble("exact_points")).isCloseTo(low ? 49.9 : 98.125, within(1e-12));
                    assertThat(row.getDouble("points")).isEqualTo(low ? 49.9 : 98.1);
                    assertThat(row.getString("grade")).isEqualTo(low ? odd : odd + "2");
                    assertThat(row.getDouble(9)).isCloseTo(low ? 45 : 100, within(1e-12));
                }
            }
            statement.execute("DROP TABLE " + name);
        }
    }

    @Test
    void groupsInGroupsAreComputedOnce() throws SQLException {
        Kpi[] kpis = IntStream.range(0, 30)
                .mapToObj(i -> Kpi.builder("k" + i).unit(Unit.COUNT).build())
                .toArray(Kpi[]::new);
        ScoreModel.Builder builder = ScoreModel.builder("deep").missing(MissingPolicy.reweight(0.5));
        nest(builder, kpis, 0);
        ScoreModel model = builder.build();
        Measurements.Builder measurements = Measurements.of("1", Period.year(2026));
        for (int i = 0; i < kpis.length; i++) {
            measurements.actual(kpis[i], i * 7 % 10);
        }
        try (Connection connection = connection()) {
            load(connection, model, List.of(measurements.build()), new SplittableRandom(1));
            ScoreSql sql = ScoreSql.of(model, dialect()).keeping(SUBJECT);
            SalesScore score = ScoreCalculator.of(model).score(measurements.build());
            check(connection, sql, model, List.of(score), "deep");
            assertThat(sql.query("r").length()).isLessThan(40_000);
        }
    }

    private static <B extends Group.Children<B>> void nest(B group, Kpi[] kpis, int from) {
        group.aggregation(List.of(Aggregation.ARITHMETIC, Aggregation.GEOMETRIC, Aggregation.HARMONIC)
                .get(from % 3));
        group.kpi(kpis[from], 1, Curve.points().at(0, 10).at(10, 100));
        if (from + 1 < kpis.length) {
            group.group("g" + from, 2, inner -> nest(inner, kpis, from + 1));
        }
    }

    private boolean isTooSmall(Measurements row, Kpi kpi) {
        double value = Math.abs(row.measurement(kpi).value().orElse(0));
        double target = Math.abs(row.target(kpi).map(BigDecimal::doubleValue).orElse(0.0));
        return (value > 0 && value < least()) || (target > 0 && target < least());
    }

    private void load(Connection connection, ScoreModel model, List<Measurements> rows, SplittableRandom random)
            throws SQLException {
        ScoreSql sql = ScoreSql.of(model, dialect()).keeping(SUBJECT).withReasons();
        List<String> columns = sql.columns();
        String relation = dialect().name(RELATION);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + relation);
            statement.execute("CREATE TABLE " + relation + " ("
                    + columns.stream()
                            .map(column -> dialect().name(column) + " "
                                    + (column.equals(SUBJECT) || column.endsWith("_reason")
                                            ? "VARCHAR(200)"
                                            : doubles()))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        String insert = "INSERT INTO " + relation + " VALUES ("
                + columns.stream().map(any -> "?").collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (Measurements row : rows) {
                int place = 1;
                statement.setString(place++, row.subject());
                for (String column : columns.subList(1, columns.size())) {
                    set(statement, place++, column, model, row, random);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void set(
            PreparedStatement statement,
            int place,
            String column,
            ScoreModel model,
            Measurements row,
            SplittableRandom random)
            throws SQLException {
        for (Kpi kpi : model.kpis()) {
            Measurement measurement = row.measurement(kpi);
            if (column.equals(kpi.id())) {
                set(statement, place, measurement.value(), random);
            } else if (column.equals(kpi.id() + "_target")) {
                set(
                        statement,
                        place,
                        row.target(kpi)
                                .map(target -> OptionalDouble.of(target.doubleValue()))
                                .orElse(OptionalDouble.empty()),
                        random);
            } else if (column.equals(kpi.id() + "_n")) {
                set(statement, place, size(measurement), random);
            } else if (column.equals(kpi.id() + "_reason")) {
                statement.setString(
                        place, measurement.reason().map(Enum::name).orElse(random.nextBoolean() ? null : "MISSING"));
            }
        }
    }

    private static OptionalDouble size(Measurement measurement) {
        Optional<Measurement.Proportion> counted = measurement.counted();
        if (counted.isPresent()) {
            return OptionalDouble.of(counted.get().n().doubleValue());
        }
        return measurement.evidence() instanceof Measurement.Mean mean
                ? OptionalDouble.of(mean.n().doubleValue())
                : OptionalDouble.empty();
    }

    /** A number, or one of the ways in which a column has none. */
    private static void set(PreparedStatement statement, int place, OptionalDouble value, SplittableRandom random)
            throws SQLException {
        if (value.isPresent()) {
            statement.setDouble(place, value.getAsDouble());
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> statement.setDouble(place, Double.NaN);
            case 1 ->
                statement.setDouble(place, random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
            default -> statement.setNull(place, Types.DOUBLE);
        }
    }

    private void check(Connection connection, ScoreSql sql, ScoreModel model, List<SalesScore> scores, String about)
            throws SQLException {
        String query = sql.query(RELATION);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int rows = 0;
            while (result.next()) {
                SalesScore score = byId(scores, result.getString(1));
                try {
                    check(result, model, score);
                } catch (AssertionError wrong) {
                    throw new AssertionError(
                            about + "\n" + score.inputs() + "\n" + wrong.getMessage() + "\n" + query, wrong);
                }
                rows++;
            }
            assertThat(rows).isEqualTo(scores.size());
        } catch (SQLException refused) {
            throw new AssertionError(about + "\n" + query + "\n" + refused.getMessage(), refused);
        }
    }

    private static SalesScore byId(List<SalesScore> scores, String subject) {
        return scores.stream()
                .filter(score -> score.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static void check(ResultSet row, ScoreModel model, SalesScore score) throws SQLException {
        assertThat(row.getDouble("coverage")).as("coverage").isCloseTo(score.coverage(), within(2e-9));
        String unscored = row.getString("unscored");
        if (!score.isScored()) {
            assertThat(unscored)
                    .as("unscored")
                    .isEqualTo(score.unscoredBecause().get(0).reason().name());
            assertThat(row.getObject("exact_points")).as("exact points").isNull();
            assertThat(row.getObject("points")).as("points").isNull();
            assertThat(row.getObject("grade")).as("grade").isNull();
            return;
        }
        assertThat(unscored).as("unscored").isNull();
        double exact = row.getDouble("exact_points");
        assertThat(row.wasNull()).as("no exact points").isFalse();
        assertThat(exact).as("exact points").isCloseTo(score.exactPoints(), within(1e-9));
        if (model.publish(score.exactPoints() - 1e-9) == model.publish(score.exactPoints() + 1e-9)) {
            assertThat(row.getDouble("points")).as("points").isEqualTo(score.points());
        }
        assertThat(row.getString("grade"))
                .as("grade")
                .isEqualTo(model.gradeOf(row.getDouble("points")).orElse(null));
        for (Contribution contribution : score.contributions()) {
            if (contribution.kind() == Contribution.Kind.CRITERION) {
                double points = row.getDouble(contribution.id() + "_points");
                assertThat(row.wasNull())
                        .as("no points of " + contribution.id())
                        .isFalse();
                assertThat(points).as(contribution.id()).isCloseTo(contribution.level(), within(1e-9));
            }
        }
    }
}
