/**
 * The same score as a query: {@link io.salesscore.sql.ScoreSql} writes a score model as one SQL statement over a table with a row
 * per subject, so that scores are made where the measurements are.
 *
 * <pre>{@code
 * String sql = ScoreSql.of(model, Dialect.POSTGRESQL).keeping("subject").query("measurements");
 * }</pre>
 *
 * <p>A model of revenue by attainment up to 120 % (weight 40) and lead conversion between 5 % and 35 % (weight 25), re-weighted,
 * over these measurements:
 *
 * <table class="striped">
 * <caption>What goes in</caption>
 * <tr><th>subject</th><th>revenue</th><th>revenue_target</th><th>lead_conversion</th></tr>
 * <tr><td>sari</td><td>1250</td><td>1000</td><td>0.24</td></tr>
 * <tr><td>budi</td><td>800</td><td>1000</td><td></td></tr>
 * <tr><td>tono</td><td></td><td>1000</td><td></td></tr>
 * </table>
 *
 * <table class="striped">
 * <caption>What comes out</caption>
 * <tr><th>subject</th><th>exact_points</th><th>points</th><th>grade</th><th>coverage</th><th>unscored</th>
 *     <th>revenue_points</th><th>lead_conversion_points</th></tr>
 * <tr><td>sari</td><td>98.205128…</td><td>98.2</td><td></td><td>1</td><td></td><td>120</td><td>63.333333…</td></tr>
 * <tr><td>budi</td><td>80</td><td>80.0</td><td></td><td>0.615384615</td><td></td><td>80</td><td></td></tr>
 * <tr><td>tono</td><td></td><td></td><td></td><td>0</td><td>TOO_LITTLE_COVERAGE</td><td></td><td></td></tr>
 * </table>
 */
@NullMarked
package io.salesscore.sql;

import org.jspecify.annotations.NullMarked;
