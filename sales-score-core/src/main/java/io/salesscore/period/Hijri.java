package io.salesscore.period;

import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The Islamic calendar as the JDK has it: Umm al-Qura, of Saudi Arabia. Indonesia decides by sighting the moon, mostly
 * on the same day or a day later, and so what is reckoned here is an estimate.
 */
final class Hijri {

    static final int SYAWAL = 10;

    private static final int FIRST_YEAR = 1300;
    private static final int LAST_YEAR = 1500;
    private static final LocalDate FIRST_DAY = LocalDate.of(1882, 11, 12);
    private static final LocalDate LAST_DAY = LocalDate.of(2077, 11, 16);

    // the decrees of 2015 to 2027 lie up to two days after Umm al-Qura
    static final int MOST_DAYS_APART = 3;

    private Hijri() {}

    /** The Hijri year of a date. */
    static int yearOf(LocalDate date) {
        whyNot(date).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return HijrahDate.from(date).get(ChronoField.YEAR);
    }

    /** The date of a day of a Hijri month, 1 to 29 as every month has. */
    static LocalDate date(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("The Hijri year (" + year + ") must be from " + FIRST_YEAR + " to "
                    + LAST_YEAR + ": the Umm al-Qura calendar is published to AH " + LAST_YEAR
                    + " only, and the JDK has it from AH " + FIRST_YEAR + ".");
        }
        return LocalDate.from(HijrahDate.of(year, month, day));
    }

    /** Why the calendar does not reach a date; empty where it does. */
    static Optional<String> whyNot(LocalDate date) {
        if (date.isBefore(FIRST_DAY)) {
            return Optional.of("The date (" + date + ") lies before " + FIRST_DAY + ", the first day of AH "
                    + FIRST_YEAR + ", from which the JDK has the Umm al-Qura calendar.");
        }
        // beyond, the JDK itself extrapolates without a word
        return date.isAfter(LAST_DAY)
                ? Optional.of("The date (" + date + ") lies after " + LAST_DAY + ", the last day of AH " + LAST_YEAR
                        + ": the Umm al-Qura calendar is published to AH " + LAST_YEAR + " only.")
                : Optional.empty();
    }

    static void requireFirstOfSyawal(LocalDate date) {
        LocalDate reckoned = date(yearOf(date), SYAWAL, 1);
        if (Math.abs(ChronoUnit.DAYS.between(reckoned, date)) > MOST_DAYS_APART) {
            throw new IllegalArgumentException("The date (" + date + ") cannot be 1 Syawal, which lies on " + reckoned
                    + " in the Umm al-Qura calendar and at most " + MOST_DAYS_APART + " days from it elsewhere.");
        }
    }
}
