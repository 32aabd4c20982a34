package io.salesscore.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** Queries on H2, within this process. */
class H2Test extends EngineLaws {

    @Override
    Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    Connection connection() throws SQLException {
        return new org.h2.Driver().connect("jdbc:h2:mem:", new Properties());
    }

    @Override
    String doubles() {
        return "DOUBLE PRECISION";
    }
}
