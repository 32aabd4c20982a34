package io.salesscore.examples.spark;

import java.sql.SQLException;

/** One of those that are compared: it has the rows in memory and scores all of them. */
interface Side extends AutoCloseable {

    /** For people: what it is, and on how many threads. */
    String name();

    /** Scores all rows. */
    Totals score() throws SQLException;

    /** Lets go of the rows. */
    @Override
    void close() throws SQLException;

    /**
     * What was scored, to see that all sides did the same.
     *
     * @param scored how many rows have a score
     * @param points the sum of their published points
     */
    record Totals(long scored, double points) {

        Totals plus(Totals other) {
            return new Totals(scored + other.scored, points + other.points);
        }

        boolean agreesWith(Totals other) {
            return scored == other.scored && Math.abs(points - other.points) <= 1e-9 * Math.abs(points);
        }
    }
}
