package io.salesscore.examples.quickstart;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.salesscore.kpi.Kpi;
import io.salesscore.kpi.Measurement;
import io.salesscore.kpi.Measurements;
import io.salesscore.period.Period;
import io.salesscore.score.SalesScore;
import io.salesscore.score.Unscored;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The CSV files for other programs: comma separated, UTF-8, decimal points, whatever the language of the printout.
 *
 * <p>Text that a spreadsheet would take for a formula is written behind an apostrophe.
 */
final class Outputs {

    private final Results results;

    Outputs(Results results) {
        this.results = results;
    }

    /** Every KPI of every subject in every period, with the evidence behind its value. */
    static void writeMeasurements(Scoring measured, Course course, Map<String, String> names, Path file)
            throws IOException {
        try (CsvWriter csv = writer(file)) {
            csv.writeRecord(
                    "level",
                    "subject",
                    "name",
                    "period",
                    "kpi",
                    "unit",
                    "value",
                    "numerator",
                    "denominator",
                    "target",
                    "reason",
                    "run_rate");
            for (Level level : Level.values()) {
                for (Map<String, Measurements> subjects :
                        measured.measurements(level).values()) {
                    for (Measurements subject : subjects.values()) {
                        String name = names.getOrDefault(subject.subject(), subject.subject());
                        for (Kpi kpi : subject.kpis()) {
                            csv.writeRecord(measurement(level, name, subject, kpi, course));
                        }
                    }
                }
            }
        }
    }

    private static String[] measurement(Level level, String name, Measurements subject, Kpi kpi, Course course) {
        Measurement measurement = subject.measurement(kpi);
        Evidence evidence = Evidence.of(measurement.evidence());
        return new String[] {
            level.key(),
            text(subject.subject()),
            text(name),
            subject.period().toString(),
            kpi.id(),
            kpi.unit().symbol(),
            number(measurement.value()),
            number(evidence.numerator()),
            number(evidence.denominator()),
            number(subject.target(kpi).orElse(null)),
            measurement.reason().map(Enum::name).orElse(""),
            subject.period().equals(course.period())
                    ? number(course.runRate(level, subject.subject(), kpi, measurement.value()))
                    : ""
        };
    }

    /** Every KPI of every product, channel ... of every subject in every period. */
    static void writeBreakdown(Breakdown breakdown, Map<String, String> names, Path file) throws IOException {
        try (CsvWriter csv = writer(file)) {
            csv.writeRecord(
                    "level",
                    "subject",
                    "name",
                    "period",
                    breakdown.by().toString(),
                    breakdown.by() + "_name",
                    "kpi",
                    "unit",
                    "value",
                    "numerator",
                    "denominator");
            breakdown
                    .subjects()
                    .forEach((level, subjects) -> subjects.forEach((subject, slices) -> slices.byGroup()
                            .forEach((period, groups) -> groups.forEach((group, measured) -> breakdown
                                    .kpis()
                                    .forEach(kpi -> {
                                        Evidence evidence = Evidence.of(
                                                measured.measurement(kpi).evidence());
                                        csv.writeRecord(
                                                level.key(),
                                                text(subject),
                                                text(names.getOrDefault(subject, subject)),
                                                period.toString(),
                                                text(group),
                                                text(breakdown.name(group, Locale.ENGLISH)),
                                                kpi.id(),
                                                kpi.unit().symbol(),
                                                number(measured.measurement(kpi).value()),
                                                number(evidence.numerator()),
                                                number(evidence.denominator()));
                                    })))));
        }
    }

    /** What a value is made of. */
    private record Evidence(
            @Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {

        static Evidence of(Measurement measurement) {
            if (measurement instanceof Measurement.Amount amount) {
                return new Evidence(amount.sum(), null);
            }
            if (measurement instanceof Measurement.Proportion share) {
                return new Evidence(share.k(), share.n());
            }
            if (measurement instanceof Measurement.Ratio ratio) {
                return new Evidence(ratio.numerator(), ratio.denominator());
            }
            if (measurement instanceof Measurement.Mean mean) {
                return new Evidence(mean.sum(), mean.n());
            }
            if (measurement instanceof Measurement.KeyedCount keys) {
                BigDecimal distinct = BigDecimal.valueOf(keys.distinct());
                BigDecimal repeated = BigDecimal.valueOf(keys.repeated());
                return switch (keys.statistic()) {
                    case DISTINCT -> new Evidence(distinct, null);
                    case REPEATED -> new Evidence(repeated, null);
                    case REPEAT_SHARE -> new Evidence(repeated, distinct);
                };
            }
            return new Evidence(null, null);
        }
    }

    /** Every score of every subject in every period. */
    void writeScores(Path file) throws IOException {
        try (CsvWriter csv = writer(file)) {
            csv.writeRecord(
                    "level",
                    "subject",
                    "name",
                    "team",
                    "branch",
                    "period",
                    "rank",
                    "score",
                    "exact_score",
                    "grade",
                    "change",
                    "coverage",
                    "strongest",
                    "weakest",
                    "unscored_because",
                    "model");
            for (Level level : Level.values()) {
                for (Period period : results.periods()) {
                    for (Standing standing : Standing.of(results, level, period)) {
                        csv.writeRecord(score(level, standing));
                    }
                }
            }
        }
    }

    private String[] score(Level level, Standing standing) {
        SalesScore score = standing.score();
        Map<Level, String> wholes = results.wholes().getOrDefault(score.subject(), Map.of());
        boolean scored = score.isScored();
        return new String[] {
            level.key(),
            text(score.subject()),
            text(name(score)),
            level.compareTo(Level.TEAM) < 0 ? text(wholes.getOrDefault(Level.TEAM, "")) : "",
            level.compareTo(Level.BRANCH) < 0 ? text(wholes.getOrDefault(Level.BRANCH, "")) : "",
            score.period().toString(),
            standing.rank().map(String::valueOf).orElse(""),
            scored ? number(OptionalDouble.of(score.points())) : "",
            scored ? number(OptionalDouble.of(score.exactPoints())) : "",
            score.grade().orElse(""),
            number(standing.change()),
            number(OptionalDouble.of(score.coverage())),
            standing.strongest().map(Kpi::id).orElse(""),
            standing.weakest().map(Kpi::id).orElse(""),
            score.unscoredBecause().stream().map(Unscored::toString).collect(Collectors.joining("; ")),
            score.model().toString()
        };
    }

    private String name(SalesScore score) {
        return results.names().getOrDefault(score.subject(), score.subject());
    }

    private static CsvWriter writer(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? number(BigDecimal.valueOf(number.getAsDouble())) : "";
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null
                ? ""
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Text that no spreadsheet takes for a formula. */
    static String text(String text) {
        return text.isEmpty() || "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
