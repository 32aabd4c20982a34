package io.salesscore.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Queries on a PostgreSQL server that is started for them. */
class PostgresqlTest extends EngineLaws {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    Connection connection() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    String doubles() {
        return "DOUBLE PRECISION";
    }

    @Override
    double least() {
        return 1e-100;
    }
}
