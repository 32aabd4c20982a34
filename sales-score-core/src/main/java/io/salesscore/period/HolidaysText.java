package io.salesscore.period;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes the text of holidays; collects all that is wrong, so that its author mends it in one go. */
final class HolidaysText {

    // (?s): a line ends where String.lines() ends it, and not at the other ends of line that a dot knows
    private static final Pattern HEADER = Pattern.compile("(?s)(holidays|version|read)\\s+(\\S.*)");
    private static final Pattern YEAR = Pattern.compile("(?s)year\\s+([0-9]{4})(\\?)?\\s+(\\S.*)");
    private static final Pattern DAY =
            Pattern.compile("(?s)([0-9]{4}-[0-9]{2}-[0-9]{2})(\\?)?\\s+(\\S+)\\s+([^;]*[^;\\s])(?:\\s*;\\s*(\\S.*))?");
    private static final Pattern ESTIMATE = Pattern.compile("estimate\\s+(\\S+)\\s+(\\S+)\\s+([^;]+)");

    private final Map<String, String> header = new HashMap<>();
    private LocalDate readOn = LocalDate.EPOCH;
    private final NavigableMap<Integer, Holidays.Year> years = new TreeMap<>();
    // read last: the order of lines is free, and a day's source is its year's
    private final NavigableMap<Integer, Matcher> dayLines = new TreeMap<>();
    private final List<Holiday> holidays = new ArrayList<>();
    private final List<Holidays.Estimate> estimates = new ArrayList<>();
    // what was said where, to tell of what is said twice
    private final Map<String, Integer> lineOf = new HashMap<>();
    private final NavigableMap<Integer, String> problems = new TreeMap<>();

    private HolidaysText() {}

    static Holidays parse(String text) {
        return new HolidaysText().read(text.lines().map(String::strip).toList());
    }

    private Holidays read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int number = i + 1;
            if (!line.isEmpty() && line.charAt(0) != '#') {
                noting(number, () -> readLine(line, number));
            }
        }
        dayLines.forEach((number, day) -> noting(number, () -> readDay(day, number)));
        throwIfAnyProblem();
        return new Holidays(
                header.getOrDefault("holidays", ""),
                header.getOrDefault("version", ""),
                readOn,
                years,
                holidays,
                estimates);
    }

    private void noting(int number, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException wrong) {
            problems.put(number, String.valueOf(wrong.getMessage()));
        }
    }

    private void readLine(String line, int number) {
        Matcher said = HEADER.matcher(line);
        Matcher year = YEAR.matcher(line);
        Matcher day = DAY.matcher(line);
        Matcher estimate = ESTIMATE.matcher(line);
        if (said.matches()) {
            claim(said.group(1), number);
            header.put(said.group(1), said.group(2));
            if (said.group(1).equals("read")) {
                readOn = date(said.group(2));
            }
        } else if (year.matches()) {
            claim("year " + year.group(1), number);
            years.put(Integer.parseInt(year.group(1)), new Holidays.Year(year.group(3), year.group(2) != null));
        } else if (day.matches()) {
            dayLines.put(number, day);
        } else if (estimate.matches()) {
            claim("estimate " + estimate.group(1) + " " + estimate.group(3), number);
            estimates.add(
                    new Holidays.Estimate(Rule.parse(estimate.group(1)), kind(estimate.group(2)), estimate.group(3)));
        } else {
            throw new IllegalArgumentException("(" + line + ") is no line of holidays.\nMaybe one like "
                    + "(year 2026 its source), (2026-08-17 national its name), (2027-03-10? lebaran its name) or "
                    + "(estimate 08-17 national its name) is meant.");
        }
    }

    private void readDay(Matcher day, int number) {
        LocalDate date = date(day.group(1));
        String name = day.group(4);
        claim(date + " " + name, number);
        Holidays.@Nullable Year year = years.get(date.getYear());
        if (year == null) {
            throw new IllegalArgumentException(
                    "The date (" + date + ") lies in a year that has no line.\nMaybe add (year "
                            + day.group(1).substring(0, 4) + " its source).");
        }
        String source = Optional.ofNullable(day.group(5)).orElse(year.source());
        Holiday holiday = new Holiday(date, name, kind(day.group(3)), day.group(2) != null, source);
        if (holiday.kind() == Holiday.Kind.LEBARAN) {
            claim("1 Syawal " + Hijri.yearOf(date), number);
        }
        holidays.add(holiday);
    }

    private void throwIfAnyProblem() {
        List<String> all = new ArrayList<>();
        for (String word : List.of("holidays", "version", "read")) {
            if (!header.containsKey(word)) {
                all.add("There is no line that begins with (" + word + ").");
            }
        }
        problems.forEach((line, problem) -> all.add("Line " + line + ": " + problem));
        if (!all.isEmpty()) {
            throw new IllegalArgumentException("The text of holidays (" + header.getOrDefault("holidays", "without id")
                    + ") has " + (all.size() == 1 ? "a problem:\n" : all.size() + " problems:\n")
                    + String.join("\n", all));
        }
    }

    private void claim(String what, int number) {
        Integer other = lineOf.putIfAbsent(what, number);
        if (other != null) {
            throw new IllegalArgumentException("(" + what + ") is there already, on line " + other + ".");
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDate) {
            throw new IllegalArgumentException("The date (" + text + ") must be one like 2026-08-17.", noDate);
        }
    }

    private static Holiday.Kind kind(String text) {
        return Arrays.stream(Holiday.Kind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The kind (" + text + ") must be one of national, lebaran or collective-leave."));
    }

    static String of(Holidays holidays) {
        StringBuilder text = new StringBuilder()
                .append("holidays ")
                .append(holidays.id())
                .append("\nversion ")
                .append(holidays.version())
                .append("\nread ")
                .append(holidays.readOn())
                .append('\n');
        holidays.years().forEach((year, its) -> {
            text.append("\nyear ").append(fourDigits(year)).append(mark(its.isEstimate()));
            text.append(' ').append(its.source()).append('\n');
            for (Holiday holiday : holidays.holidays()) {
                if (holiday.date().getYear() == year) {
                    text.append(holiday.date())
                            .append(mark(holiday.isEstimate()))
                            .append(' ');
                    text.append(holiday.kind().text()).append(' ').append(holiday.name());
                    text.append(holiday.source().equals(its.source()) ? "" : "; " + holiday.source())
                            .append('\n');
                }
            }
        });
        text.append('\n');
        for (Holidays.Estimate estimate : holidays.estimates()) {
            text.append("estimate ").append(estimate.rule()).append(' ');
            text.append(estimate.kind().text())
                    .append(' ')
                    .append(estimate.name())
                    .append('\n');
        }
        return text.toString();
    }

    private static String fourDigits(int year) {
        // a date's text has them, whatever the locale
        return LocalDate.of(year, 1, 1).toString().substring(0, 4);
    }

    private static String mark(boolean isEstimate) {
        return isEstimate ? "?" : "";
    }
}
