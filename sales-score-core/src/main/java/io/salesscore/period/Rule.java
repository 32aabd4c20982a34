package io.salesscore.period;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** On which days a holiday recurs. */
sealed interface Rule {

    /** {@code 08-17}, {@code easter-2}, {@code hijri-10-01}. */
    Pattern TEXT = Pattern.compile("([0-9]{2})-([0-9]{2})|easter([+-][0-9]{1,2})|hijri-([0-9]{2})-([0-9]{2})");

    /** The one of {@link Lebaran}. */
    Rule FIRST_OF_SYAWAL = new Islamic(Hijri.SYAWAL, 1);

    /** Its days from the first to the last, both inclusive. */
    Stream<LocalDate> between(LocalDate first, LocalDate last);

    /**
     * The rule of a text, as its {@code toString} writes it.
     *
     * @throws IllegalArgumentException with what is wrong about it
     */
    static Rule parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "The rule (" + text + ") must be one like 08-17, easter-2 or hijri-10-01.");
        }
        if (matcher.group(1) != null) {
            return fixed(text, number(matcher, 1), number(matcher, 2));
        }
        if (matcher.group(3) != null) {
            return easter(text, number(matcher, 3));
        }
        return islamic(text, number(matcher, 4), number(matcher, 5));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Rule fixed(String text, int month, int day) {
        // of a leap year, since such a holiday may lie on 29 February
        if (month < 1
                || month > 12
                || day < 1
                || day > LocalDate.of(2024, month, 1).lengthOfMonth()) {
            throw new IllegalArgumentException("The rule (" + text + ") must name a day that some year has.");
        }
        return new Fixed(MonthDay.of(month, day));
    }

    private static Rule easter(String text, int days) {
        if (days < -80) {
            throw new IllegalArgumentException(
                    "The rule (" + text + ") must lie in the year of Easter, from easter-80 on.");
        }
        return new Easter(days);
    }

    private static Rule islamic(String text, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 29) {
            throw new IllegalArgumentException(
                    "The rule (" + text + ") must name a month from 1 to 12 and a day from 1 to 29, as each has.");
        }
        return new Islamic(month, day);
    }

    private static Stream<LocalDate> each(
            int firstYear, int lastYear, IntFunction<LocalDate> date, LocalDate first, LocalDate last) {
        return IntStream.rangeClosed(firstYear, lastYear)
                .mapToObj(date)
                .filter(day -> !day.isBefore(first) && !day.isAfter(last));
    }

    /** The same day of each year that has it. */
    record Fixed(MonthDay day) implements Rule {

        @Override
        public Stream<LocalDate> between(LocalDate first, LocalDate last) {
            return each(first.getYear(), last.getYear(), day::atYear, first, last)
                    .filter(date -> MonthDay.from(date).equals(day));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%02d-%02d", day.getMonthValue(), day.getDayOfMonth());
        }
    }

    /** So many days after Easter Sunday of the Gregorian calendar; before it where negative. */
    record Easter(int days) implements Rule {

        @Override
        public Stream<LocalDate> between(LocalDate first, LocalDate last) {
            return each(first.getYear(), last.getYear(), year -> sunday(year).plusDays(days), first, last);
        }

        /**
         * The Sunday after the first ecclesiastical full moon of spring; J. Meeus, Astronomical Algorithms, chapter 8.
         */
        static LocalDate sunday(int year) {
            int golden = year % 19;
            int century = year / 100;
            int moonCorrection = (century - (century + 8) / 25 + 1) / 3;
            int epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30;
            int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 4) % 7;
            int late = (golden + 11 * epact + 22 * weekday) / 451;
            return LocalDate.of(year, 3, 22).plusDays(epact + weekday - 7 * late);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "easter%+d", days);
        }
    }

    /** The same day of each Hijri year, as Umm al-Qura has it. */
    record Islamic(int month, int day) implements Rule {

        @Override
        public Stream<LocalDate> between(LocalDate first, LocalDate last) {
            return each(Hijri.yearOf(first), Hijri.yearOf(last), year -> Hijri.date(year, month, day), first, last);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "hijri-%02d-%02d", month, day);
        }
    }
}
