package io.salesscore.sql;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** In which engine's words a query is written. Only functions that are built in are used. */
public enum Dialect {

    /** DuckDB, from version 1 on. */
    DUCKDB("DOUBLE", "VARCHAR") {
        @Override
        String number(String digits) {
            // without an exponent it would be a DECIMAL
            return digits.contains("e") ? digits : digits + "e0";
        }
    },

    /** PostgreSQL, from version 12 on. It has no results that are too small for a double, so numbers below 1e-100 are read as 1e-100. */
    POSTGRESQL("DOUBLE PRECISION", "TEXT") {
        @Override
        String number(String digits) {
            return digits + "::float8";
        }

        @Override
        String cast(String expression) {
            return expression + "::float8";
        }

        @Override
        String text(String value) {
            // an escape string means the same under any standard_conforming_strings
            return value.contains("\\") ? "E" + super.text(value.replace("\\", "\\\\")) : super.text(value);
        }

        @Override
        String magnitude(String number) {
            return "SIGN(" + number + ") * GREATEST(ABS(" + number + "), " + literal(TINY) + ")";
        }

        @Override
        String quotient(String dividend, String divisor) {
            // LEAST and GREATEST pass over NULL
            return "CASE WHEN " + dividend + " IS NOT NULL THEN LEAST(GREATEST(" + dividend + ", " + divisor + " * "
                    + literal(-FAR) + "), " + divisor + " * " + literal(FAR) + ") / " + divisor + " END";
        }

        @Override
        String fence() {
            return "\n  OFFSET 0";
        }
    },

    /** H2, from version 2.4 on. */
    H2("DOUBLE PRECISION", "VARCHAR") {
        @Override
        String number(String digits) {
            return digits + "::float8";
        }
    },

    /**
     * Spark SQL, from version 3.5 on, in either mode of {@code spark.sql.ansi.enabled}.
     *
     * <p>For models of more than about eight criteria set {@code spark.sql.codegen.hugeMethodLimit} to 8000. Spark writes the whole
     * query as one method of Java, and HotSpot compiles none of more bytes; with the setting Spark writes many short ones. On
     * Spark 4.2 with two threads, 16 criteria took 8677 ns a row without it and 1595 with it.
     */
    SPARK("DOUBLE", "STRING") {
        @Override
        String number(String digits) {
            return digits + "D";
        }

        @Override
        String text(String value) {
            // a dollar before a brace would be a variable, even inside of a literal
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("${", "\\u0024{") + "'";
        }

        @Override
        String name(String name) {
            return "`" + name.replace("`", "``") + "`";
        }
    };

    /** PostgreSQL raises where a result is too small for a double: numbers below this are held at it before they are used. */
    private static final double TINY = 1e-100;

    /** PostgreSQL raises where a result is too large for a double: quotients are held here, beyond the corners of any curve. */
    private static final double FAR = 1e50;

    /** Names are cut by PostgreSQL beyond so many bytes. */
    private static final int LONGEST_IN_POSTGRESQL = 63;

    private static final int MOST_COLUMNS_IN_POSTGRESQL = 1600;

    private final String doubles;
    private final String texts;

    Dialect(String doubles, String texts) {
        this.doubles = doubles;
        this.texts = texts;
    }

    /** A number as a literal of type double, whatever the engine makes of {@code 0.1}. */
    final String literal(double value) {
        String digits = digits(Math.abs(value));
        return value < 0 ? "(-" + number(digits) + ")" : number(digits);
    }

    abstract String number(String digits);

    /** The fewest digits that are this double and no other: the same on every JDK, unlike its own text. */
    private static String digits(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= 17; digits++) {
            shortest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        BigDecimal stripped = shortest.signum() == 0 ? BigDecimal.ZERO : shortest.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return exponent >= -7 && exponent < 16
                ? stripped.toPlainString()
                : stripped.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /** A text as a literal. */
    String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A name as an identifier. */
    String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** What an identifier of this engine cannot be; empty if it can be this one. */
    final String problemOf(String name) {
        if (name.isEmpty()) {
            return "is empty";
        }
        if (name.indexOf('\0') >= 0) {
            return "holds a character of code 0";
        }
        if (this == SPARK && name.contains("${")) {
            return "holds ${, which Spark takes for a variable";
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        return this == POSTGRESQL && bytes > LONGEST_IN_POSTGRESQL
                ? "has " + bytes + " bytes, of which PostgreSQL keeps " + LONGEST_IN_POSTGRESQL
                : "";
    }

    /** Names of one key are one column to the engine. */
    final String keyOf(String name) {
        return this == DUCKDB || this == SPARK ? name.toLowerCase(Locale.ROOT) : name;
    }

    final int mostColumns() {
        return this == POSTGRESQL ? MOST_COLUMNS_IN_POSTGRESQL : Integer.MAX_VALUE;
    }

    String cast(String expression) {
        return "CAST(" + expression + " AS " + doubles + ")";
    }

    /** No text, in a column of texts. */
    final String noText() {
        return "CAST(NULL AS " + texts + ")";
    }

    /** A given number as it may be computed with. */
    String magnitude(String number) {
        return number;
    }

    /** A quotient by a number above 0, held where the engine cannot have it. */
    String quotient(String dividend, String divisor) {
        return dividend + " / " + divisor;
    }

    /** What ends a step whose columns are to be computed once, not wherever they are used. */
    String fence() {
        return "";
    }
}
