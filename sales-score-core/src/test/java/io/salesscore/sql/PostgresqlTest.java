package io.salesscore.sql;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Queries on a PostgreSQL server that is started for them, where one can be. */
class PostgresqlTest extends EngineLaws {

    /** The environment variable under which it is a failure that no server starts; else the tests are skipped and say why. */
    private static final String REQUIRED = "POSTGRESQL_REQUIRED";

    private static @Nullable EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException | RuntimeException | LinkageError none) {
            if (System.getenv(REQUIRED) != null) {
                throw new AssertionError("No PostgreSQL server starts here, and " + REQUIRED + " wants one.", none);
            }
            abort("No PostgreSQL server starts here: " + none + ". Queries on it are not tested.");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    Connection connection() throws SQLException {
        return Objects.requireNonNull(server).getPostgresDatabase().getConnection();
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
