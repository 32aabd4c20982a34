package io.salesscore.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * How the months of a calendar lie on the days. Months are numbered on and on: the {@code n}-th month (1 to 12) of the
 * calendar's year {@code y} is {@code 12 y + n − 1}, so that quarters, half-years and years are runs of 3, 6 and 12.
 */
sealed interface Months {

    /** January to December, each from its first day. */
    Months CALENDAR = new ByDate(1, 1);

    /** The month that holds the date. */
    long monthOf(LocalDate date);

    /** The first day of the month. */
    LocalDate startOf(long month);

    /** What follows the year in the text form: {@code /04} for a year from April, nothing for one from January. */
    String yearSuffix();

    /** What ends the text form: {@code @26}, {@code @445}, nothing for the months of the calendar on the wall. */
    String suffix();

    /** Months from a day of the month to the day before it in the next, named after the month in which they end. */
    record ByDate(int yearStart, int monthStart) implements Months {

        @Override
        public long monthOf(LocalDate date) {
            boolean endsNextMonth = monthStart > 1 && date.getDayOfMonth() >= monthStart;
            return date.getLong(ChronoField.PROLEPTIC_MONTH) + (endsNextMonth ? 1 : 0) - (yearStart - 1);
        }

        @Override
        public LocalDate startOf(long month) {
            long startMonth = month + (yearStart - 1) - (monthStart > 1 ? 1 : 0);
            return LocalDate.of(
                    Math.toIntExact(Math.floorDiv(startMonth, 12L)), Math.floorMod(startMonth, 12) + 1, monthStart);
        }

        @Override
        public String yearSuffix() {
            return yearStart == 1 ? "" : String.format(Locale.ROOT, "/%02d", yearStart);
        }

        @Override
        public String suffix() {
            return monthStart == 1 ? "" : String.format(Locale.ROOT, "@%02d", monthStart);
        }
    }

    /** Months of whole ISO weeks, the same three lengths in each quarter of 13 weeks; a 53rd week joins the last. */
    record ByWeek(int first, int second, int third) implements Months {

        @Override
        public long monthOf(LocalDate date) {
            long week = date.getLong(IsoFields.WEEK_OF_WEEK_BASED_YEAR) - 1;
            long quarter = Math.min(week / 13, 3);
            long weekOfQuarter = week - 13 * quarter;
            int month = weekOfQuarter < first ? 0 : weekOfQuarter < first + second ? 1 : 2;
            return 12L * date.get(IsoFields.WEEK_BASED_YEAR) + 3 * quarter + month;
        }

        @Override
        public LocalDate startOf(long month) {
            int year = Math.toIntExact(Math.floorDiv(month, 12L));
            int monthOfYear = Math.floorMod(month, 12);
            int weekOfQuarter = switch (monthOfYear % 3) {
                case 0 -> 0;
                case 1 -> first;
                default -> first + second;
            };
            // ISO 8601: week 1 is the week of 4 January
            return LocalDate.of(year, 1, 4)
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(13L * (monthOfYear / 3) + weekOfQuarter);
        }

        @Override
        public String yearSuffix() {
            return "";
        }

        @Override
        public String suffix() {
            return String.format(Locale.ROOT, "@%d%d%d", first, second, third);
        }
    }
}
