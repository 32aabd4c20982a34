package io.salesscore.examples.spark;

import io.salesscore.model.ScoreModel;
import io.salesscore.sql.Dialect;
import io.salesscore.sql.ScoreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB, with the rows in a table in memory. */
final class DuckDbSide implements Side {

    private final int threads;
    private final Connection connection;
    private final String query;

    /** @param parquet the folder of the rows */
    DuckDbSide(ScoreModel model, String parquet, int threads) throws SQLException {
        this.threads = threads;
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        this.query = "SELECT count(points), sum(points) FROM ("
                + ScoreSql.of(model, Dialect.DUCKDB).query("measured") + ") AS scored";
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            statement.execute("CREATE TABLE measured AS SELECT * FROM read_parquet('" + parquet + "/*.parquet')");
        }
    }

    @Override
    public String name() {
        return "DuckDB, threads: " + threads;
    }

    @Override
    public Totals score() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return new Totals(result.getLong(1), result.getDouble(2));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
