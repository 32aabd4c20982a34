package io.salesscore.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/** Queries on DuckDB, within this process. */
class DuckDbTest extends EngineLaws {

    @Override
    Dialect dialect() {
        return Dialect.DUCKDB;
    }

    @Override
    Connection connection() throws SQLException {
        return new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    }

    @Override
    String doubles() {
        return "DOUBLE";
    }

    /** Fewer: it takes longer to plan a query than to run it. */
    @Override
    int models() {
        return 120;
    }
}
