import io.salesscore.compare.*;
import io.salesscore.compare.ScoreChange.Effect;
import io.salesscore.config.*;
import io.salesscore.explain.*;
import io.salesscore.kpi.*;
import io.salesscore.measure.*;
import io.salesscore.model.*;
import io.salesscore.period.*;
import io.salesscore.period.Period;
import io.salesscore.review.*;
import io.salesscore.score.*;
import io.salesscore.sql.*;
import io.salesscore.testing.*;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.*;

/** What the code of the README stands in. */
final class Readme {

    /** The host's own class. */
    record Deal(
            String rep, Map<String, BigDecimal> shares, BigDecimal value, boolean won, boolean closed, LocalDate closedOn) {

        Deal(String rep, long value, boolean won, LocalDate closedOn) {
            this(rep, Map.of(rep, BigDecimal.ONE), BigDecimal.valueOf(value), won, true, closedOn);
        }
    }

    private Readme() {}

    public static void main(String[] arguments) {
        List<Deal> deals = List.of(
                new Deal("sari", 700_000_000, true, LocalDate.of(2026, 2, 3)),
                new Deal("sari", 90_000_000, false, LocalDate.of(2026, 2, 20)),
                new Deal("sari", 100_000_000, true, LocalDate.of(2026, 3, 9)));
        List<Measurements> quarter = quarter();
        // README
    }

    /** Forty reps, made up. */
    private static List<Measurements> quarter() {
        Random random = new Random(2026);
        List<Measurements> quarter = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            quarter.add(Measurements.of("rep-" + i, Period.quarter(2026, 1))
                    .actual(SalesKpis.REVENUE, Math.round(1_000 + 150 * random.nextGaussian()) * 1_000_000)
                    .target(SalesKpis.REVENUE, 1_000_000_000)
                    .rate(SalesKpis.LEAD_CONVERSION, 8 + random.nextInt(14), 75)
                    .actual(SalesKpis.REPEAT_CUSTOMER_RATE, (55 + random.nextInt(35)) / 100.0)
                    .actual(SalesKpis.CSAT_MEAN, (36 + random.nextInt(12)) / 10.0)
                    .build());
        }
        return quarter;
    }

    private static void begin(int block) {
        System.out.println("== " + block);
    }

    private static void said(int call, Object value) {
        Object plain = value;
        if (value instanceof Optional<?> optional) {
            plain = optional.isPresent() ? optional.get() : "none";
        } else if (value instanceof OptionalDouble optional) {
            plain = optional.isPresent() ? optional.getAsDouble() : "none";
        } else if (value instanceof OptionalInt optional) {
            plain = optional.isPresent() ? optional.getAsInt() : "none";
        }
        System.out.println(">> " + call + " " + plain);
    }
}
