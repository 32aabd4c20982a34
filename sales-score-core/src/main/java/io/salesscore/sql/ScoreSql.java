package io.salesscore.sql;

import io.salesscore.kpi.Kpi;
import io.salesscore.model.Criterion;
import io.salesscore.model.GradeScale;
import io.salesscore.model.ScoreModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A score model as one SQL query over a relation with a row per subject. Immutable.
 *
 * <pre>{@code
 * String sql = ScoreSql.of(model, Dialect.DUCKDB)
 *     .keeping("subject", "branch")
 *     .valueFrom(SalesKpis.REVENUE, "net_revenue")
 *     .query("crm", "measurements");
 * }</pre>
 *
 * <table class="striped">
 * <caption>What is read, for a KPI with the id {@code revenue}</caption>
 * <tr><th>column</th><th>holds</th><th>asked for</th></tr>
 * <tr><td>{@code revenue}</td><td>the value, in the KPI's stored unit</td><td>always</td></tr>
 * <tr><td>{@code revenue_target}</td><td>the target</td><td>where its curve is of attainment</td></tr>
 * <tr><td>{@code revenue_n}</td><td>of how many the proportion or mean is</td><td>where its criterion has a prior</td></tr>
 * <tr><td>{@code revenue_reason}</td><td>why there is no value, as the name of a {@link io.salesscore.kpi.Reason}</td>
 *     <td>where {@link #withReasons()} or {@link #reasonFrom} says so</td></tr>
 * </table>
 *
 * <table class="striped">
 * <caption>What is written, behind the columns that are kept</caption>
 * <tr><th>column</th><th>holds</th></tr>
 * <tr><td>{@code exact_points}</td><td>the score after ceiling and gates, before rounding; NULL where there is none</td></tr>
 * <tr><td>{@code points}</td><td>the published score, rounded as {@link ScoreModel#publish} does</td></tr>
 * <tr><td>{@code grade}</td><td>its grade; NULL where the model has none</td></tr>
 * <tr><td>{@code coverage}</td><td>how much of the model's weight had data, from 0 to 1</td></tr>
 * <tr><td>{@code unscored}</td><td>the first reason why there is no score; NULL where there is one</td></tr>
 * <tr><td>{@code revenue_points}, …</td><td>for each criterion, in the order of the model, the points of its curve, or those
 *     that its missing-data policy states; NULL where it has none</td></tr>
 * </table>
 *
 * <p>It is the score that the library computes from the same numbers: a criterion's points agree within 1e-12 of the height of
 * its curve. A geometric or harmonic group magnifies that where a child has next to no points, its value being within about 1e-5
 * of a percent of a corner with 0 points: a geometric group of weights 9 and 1 with a child at 3.3e-8 points differs by 9e-8.
 * Published score and grade are equal save that close to where they are rounded, coverage save within 1e-9 of it.
 *
 * <p>Curves, attainments, aggregations, gates, ceiling, priors and missing-data policies all have their meaning. Sums, means and
 * quotients are of doubles, in the library's order; no number of the model is left to be taken for a decimal.
 *
 * <p>{@code revenue_points} are the criterion's own points, before its weight, and not its contribution: 120 for an attainment of
 * 120 % whatever the weight. Contributions, which add up to the score, need the library.
 *
 * <p>A value or target that is NULL, NaN, infinite, beyond ±1e100 or outside its KPI's unit counts as missing, where
 * {@link io.salesscore.kpi.Measurements} throws: a win rate of 24, meant as 24 %, gives no very good score but {@code MISSING}.
 * A reason counts where there is no value; one that names no {@link io.salesscore.kpi.Reason} is {@code MISSING}. A value whose
 * size is NULL, out of range or not above 0 is not shrunk.
 *
 * <p>What a query cannot carry is refused: more columns than the engine has, and texts that it has no way to write.
 *
 * <p>All names are quoted and mean what they say, in upper and lower case where the engine tells them apart (PostgreSQL and H2 do:
 * a table that was made without quotes has names in lower case in the one, in upper case in the other). The query ends without a
 * semicolon, so that it can be a view, a table or part of another query. Its steps are common table expressions whose columns are
 * named after KPIs and groups: {@code v_} a value, {@code t_} a target, {@code a_} an attainment, {@code p_} points, {@code w_} a
 * weight with points.
 */
public final class ScoreSql {

    private final ScoreModel model;
    private final Dialect dialect;
    private final Columns columns;

    private ScoreSql(ScoreModel model, Dialect dialect, Columns columns) {
        this.model = model;
        this.dialect = dialect;
        this.columns = columns;
    }

    /**
     * A model in an engine's words.
     *
     * @param model the model
     * @param dialect the engine
     * @return what writes the query
     * @throws IllegalArgumentException if the engine cannot carry the model
     */
    public static ScoreSql of(ScoreModel model, Dialect dialect) {
        model.grades().stream()
                .flatMap(grades -> grades.bands().stream())
                .map(GradeScale.Band::grade)
                .filter(grade -> grade.indexOf('\0') >= 0)
                .findFirst()
                .ifPresent(grade -> {
                    throw new IllegalArgumentException("The grade (" + grade + ") of score model (" + model.id()
                            + ") holds a character of code 0, of which " + dialect + " has no literal.");
                });
        int width = ScoreQuery.of(model, dialect, Columns.BY_ID.withReasons(), List.of("r"))
                .width();
        if (width > dialect.mostColumns()) {
            throw new IllegalArgumentException(
                    "The criteria (" + model.criteria().size() + ") of score model (" + model.id() + ") need " + width
                            + " columns, of which " + dialect + " has " + dialect.mostColumns()
                            + " at most.\nMaybe score its groups in queries of their own.");
        }
        return new ScoreSql(model, dialect, Columns.BY_ID);
    }

    /**
     * Passes columns of the relation through, before those of the score and after those kept already.
     *
     * @param names the columns, such as the subject's id
     * @return a query that keeps them
     */
    public ScoreSql keeping(String... names) {
        return with(columns.keeping(List.of(names)));
    }

    /**
     * Reads, for each KPI, why it has no value, from the column that is named after it.
     *
     * @return a query that reads reasons
     */
    public ScoreSql withReasons() {
        return with(columns.withReasons());
    }

    /**
     * Reads why a KPI has no value from a column; without one each is {@code MISSING}, and none not applicable.
     *
     * @param kpi a KPI of the model
     * @param column the column, of texts
     * @return a query that reads it
     * @throws IllegalArgumentException if the model has no such KPI, or one that means something else
     */
    public ScoreSql reasonFrom(Kpi kpi, String column) {
        requireKpi(kpi);
        return with(columns.with(Columns.Kind.REASON, kpi, column));
    }

    /**
     * Reads a KPI's value from a column of another name than its id.
     *
     * @param kpi a KPI of the model
     * @param column the column, of any type of numbers
     * @return a query that reads it
     * @throws IllegalArgumentException if the model has no such KPI, or one that means something else
     */
    public ScoreSql valueFrom(Kpi kpi, String column) {
        requireKpi(kpi);
        return with(columns.with(Columns.Kind.VALUE, kpi, column));
    }

    /**
     * Reads a KPI's target from a column of another name.
     *
     * @param kpi the KPI of a criterion whose curve is of attainment
     * @param column the column, of any type of numbers
     * @return a query that reads it
     * @throws IllegalArgumentException if the model has no such criterion, or its KPI means something else
     */
    public ScoreSql targetFrom(Kpi kpi, String column) {
        require(kpi, columns.target(criterion(kpi)), "target");
        return with(columns.with(Columns.Kind.TARGET, kpi, column));
    }

    /**
     * Reads of how many a KPI's proportion or mean is from a column of another name.
     *
     * @param kpi the KPI of a criterion with a prior
     * @param column the column, of any type of numbers
     * @return a query that reads it
     * @throws IllegalArgumentException if the model has no such criterion, or its KPI means something else
     */
    public ScoreSql sizeFrom(Kpi kpi, String column) {
        require(kpi, columns.size(criterion(kpi)), "size");
        return with(columns.with(Columns.Kind.SIZE, kpi, column));
    }

    /**
     * Writes a criterion's points to a column of another name.
     *
     * @param kpi the criterion's KPI
     * @param column the column
     * @return a query that writes it
     * @throws IllegalArgumentException if the model has no such criterion, or its KPI means something else
     */
    public ScoreSql pointsAs(Kpi kpi, String column) {
        return with(columns.with(Columns.Kind.POINTS, criterion(kpi).kpi(), column));
    }

    private ScoreSql with(Columns others) {
        return new ScoreSql(model, dialect, others);
    }

    private void requireKpi(Kpi kpi) {
        requireSame(
                kpi,
                model.kpis().stream()
                        .filter(known -> known.id().equals(kpi.id()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The score model (" + model.id() + ") has no KPI (" + kpi.id() + "). It has "
                                        + model.kpis().stream().map(Kpi::id).toList() + ".")));
    }

    private Criterion criterion(Kpi kpi) {
        Criterion criterion = model.criterion(kpi);
        requireSame(kpi, criterion.kpi());
        return criterion;
    }

    private void requireSame(Kpi kpi, Kpi known) {
        if (!known.measuresTheSameAs(kpi)) {
            throw new IllegalArgumentException("The KPI (" + kpi.id() + ") for a column of score model (" + model.id()
                    + ") means something else than the score model's of the same id: they differ in unit, direction or"
                    + " roll-up rule.\nMaybe two KPIs share an id, or one was redefined.");
        }
    }

    private void require(Kpi kpi, Optional<String> asked, String what) {
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("The criterion (" + kpi.id() + ") of score model (" + model.id()
                    + ") does not ask for a " + what + ".");
        }
    }

    /**
     * The columns that the relation must have: those that are kept, then those that are scored. One column may serve many, such
     * as one plan that is the target of two KPIs.
     *
     * @return the names, each once, as the engine tells names apart
     * @throws IllegalArgumentException if a name is none to the engine
     */
    public List<String> columns() {
        return List.copyOf(columns.read(model, dialect));
    }

    /**
     * The query.
     *
     * @param relation the table or view, with a row per subject: its name, or the parts of its name, as in
     *     {@code query("crm", "measurements")}
     * @return one statement
     * @throws IllegalArgumentException if there is no part, two things would be written to one column, or a name is none to the
     *     engine
     */
    public String query(String... relation) {
        List<String> parts = new ArrayList<>(List.of(relation));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("The query of score model (" + model.id() + ") needs a relation.");
        }
        for (String part : parts) {
            String problem = dialect.problemOf(part);
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException("The relation (" + part + ") of the query of score model ("
                        + model.id() + ") " + problem + ".");
            }
        }
        columns.read(model, dialect);
        columns.requireWritable(model, dialect);
        return ScoreQuery.of(model, dialect, columns, parts).select();
    }

    /** For people: the model and the dialect. */
    @Override
    public String toString() {
        return model + " in " + dialect;
    }
}
