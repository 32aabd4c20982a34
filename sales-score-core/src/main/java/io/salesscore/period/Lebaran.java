package io.salesscore.period;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * 1 Syawal, the first day of Idul Fitri, around which a year of sales in Indonesia turns. It comes ten to twelve days
 * earlier each year and so moves from quarter to quarter: 10 April 2024, 31 March 2025, 21 March 2026. Comparing
 * quarters of two years compares a month of Lebaran with one of none; a {@linkplain #window window} around it, or a
 * period {@linkplain #aligned aligned} to it, compares like with like.
 *
 * <p>It comes from {@link Holidays#lebaran(int)}, by decree or, where none is known, as an estimate. Almost every year
 * of the calendar on the wall holds one 1 Syawal, some hold two (2000, 2033 and 2065 among them), none is without; so
 * Lebarans are numbered by Hijri year.
 *
 * @param date 1 Syawal
 * @param isEstimate whether that date may still move
 */
public record Lebaran(LocalDate date, boolean isEstimate) {

    /**
     * Checks the date.
     *
     * @param date 1 Syawal
     * @param isEstimate whether that date may still move
     * @throws IllegalArgumentException if the Umm al-Qura calendar has 1 Syawal more than three days away, or the date
     *     lies outside AH 1300 to 1500
     */
    public Lebaran {
        Hijri.requireFirstOfSyawal(date);
    }

    /** {@return the Hijri year: 1447 for 21 March 2026} */
    public int hijriYear() {
        return Hijri.yearOf(date);
    }

    /**
     * {@return the days around 1 Syawal} From 30 days before to 7 days after 21 March 2026: 2026-02-19 to 2026-03-28,
     * 38 days with 1 Syawal itself.
     *
     * @param daysBefore how many days before 1 Syawal the first day lies, which is inclusive; negative for one after it
     * @param daysAfter how many days after 1 Syawal the last day lies, which is inclusive; negative for one before it
     * @throws IllegalArgumentException if the last day is before the first
     */
    public Period window(int daysBefore, int daysAfter) {
        return Period.ofClosed(date.minusDays(daysBefore), date.plusDays(daysAfter));
    }

    /**
     * {@return the period that lies around another Lebaran as the given one lies around this} It has as many days, and
     * each is as far from the other 1 Syawal. March 2026, from 20 days before Lebaran to 10 days after, becomes
     * 2025-03-11 to 2025-04-10. Its week days and holidays differ, so that sums compare best per
     * {@linkplain WorkCalendar#workingDays working day}.
     *
     * @param period of any cadence; the result is {@linkplain Cadence#CUSTOM custom}
     * @param other the Lebaran to go to, before or after this
     */
    public Period aligned(Period period, Lebaran other) {
        long days = ChronoUnit.DAYS.between(date, other.date);
        return Period.of(period.start().plusDays(days), period.end().plusDays(days));
    }

    /** For people: {@code 1 Syawal 1447 (2026-03-21)}, with {@code , estimate} where it is one. */
    @Override
    public String toString() {
        return "1 Syawal " + hijriYear() + " (" + date + (isEstimate ? ", estimate)" : ")");
    }
}
