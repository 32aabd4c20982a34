package io.salesscore.examples.quickstart;

import io.salesscore.period.CollectiveLeave;
import io.salesscore.period.Holidays;
import io.salesscore.period.WorkCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The working days by which targets are prorated. */
final class CalendarOptions {

    static final String HEADING = "%nWorking days, by which targets are prorated:%n";

    /** Which days of a week are worked. */
    enum Week {
        EVERY_DAY,
        FIVE_DAYS,
        SIX_DAYS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--calendar",
            paramLabel = "<week>",
            description =
                    "Which days are worked: every-day, five-days (Monday to Friday) or six-days (default: every-day,"
                            + " holidays too).")
    Week week = Week.EVERY_DAY;

    @Option(
            names = "--collective-leave",
            paramLabel = "<choice>",
            description = "Whether cuti bersama is worked or not-worked; to be said with five-days and six-days.")
    @Nullable
    CollectiveLeave leave;

    @Option(
            names = "--holidays",
            paramLabel = "<file>",
            description = "The company's own table of holidays (default: Indonesia's, 2019 to 2027).")
    @Nullable
    Path holidays;

    /** What is wrong with the options themselves. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (week == Week.EVERY_DAY && leave != null) {
            problems.add("--collective-leave is about holidays, and every day is worked: add --calendar.");
        }
        if (week == Week.EVERY_DAY && holidays != null) {
            problems.add("--holidays (" + holidays + ") is about holidays, and every day is worked: add --calendar.");
        }
        if (week != Week.EVERY_DAY && leave == null) {
            problems.add(
                    "--calendar (" + week + ") needs to know whether cuti bersama is worked: add --collective-leave"
                            + " worked or not-worked.");
        }
        if (holidays != null && (!Files.isRegularFile(holidays) || !Files.isReadable(holidays))) {
            problems.add("--holidays (" + holidays + ") is no file that can be read.");
        }
        return problems;
    }

    /** The calendar of these options. */
    WorkCalendar calendar() throws IOException, OptionException {
        if (leave == null) {
            return WorkCalendar.everyDay();
        }
        WorkCalendar calendar = week == Week.FIVE_DAYS ? WorkCalendar.fiveDays() : WorkCalendar.sixDays();
        if (holidays == null) {
            return calendar.withHolidays(Holidays.indonesia(), leave);
        }
        try {
            return calendar.withHolidays(Holidays.parse(Files.readString(holidays)), leave);
        } catch (IllegalArgumentException e) {
            throw new OptionException("--holidays (" + holidays + ") cannot be used: " + e.getMessage());
        }
    }
}
