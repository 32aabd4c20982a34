package io.salesscore.period;

import java.time.LocalDate;

/**
 * A day that is free by decree, or by a company's own word: one of {@link Holidays}.
 *
 * @param date the day
 * @param name what it is called: {@code Hari Suci Nyepi}
 * @param kind whether all are free, or whoever takes collective leave
 * @param isEstimate true where the date may still move, or was reckoned by a rule and decreed by nobody
 * @param source where the day is laid down: {@code SKB 1497/2025, 2/2025, 5/2025}
 */
public record Holiday(LocalDate date, String name, Kind kind, boolean isEstimate, String source) {

    /** What kind of day a holiday is. */
    public enum Kind {

        /** A public holiday (libur nasional), or a company's own free day. */
        NATIONAL("national"),

        /**
         * 1 Syawal, the first day of Idul Fitri: a public holiday, and the day from which {@link Lebaran} is reckoned.
         */
        LEBARAN("lebaran"),

        /** Collective leave (cuti bersama), which is free as a company chooses: {@link CollectiveLeave}. */
        COLLECTIVE_LEAVE("collective-leave");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The word of {@link Holidays#parse}. */
        String text() {
            return text;
        }
    }

    /**
     * Checks that the table can hold the day.
     *
     * @param date the day, in the years 1 to 9999
     * @param name what it is called: one line, without semicolon
     * @param kind whether all are free, or whoever takes collective leave
     * @param isEstimate true where the date may still move
     * @param source where the day is laid down: one line
     * @throws IllegalArgumentException if the date is another, the name or the source is blank or longer than a line,
     *     or the day is said to be 1 Syawal and the Umm al-Qura calendar has that more than three days away
     */
    public Holiday {
        Period.requireSupported(date);
        requireLine("name", name, date);
        requireLine("source", source, date);
        if (name.contains(";")) {
            throw new IllegalArgumentException(
                    "The name (" + name + ") of the holiday on (" + date + ") must have no semicolon.");
        }
        if (kind == Kind.LEBARAN) {
            Hijri.requireFirstOfSyawal(date);
        }
    }

    private static void requireLine(String what, String text, LocalDate date) {
        if (text.isBlank() || !text.equals(text.strip()) || text.lines().count() != 1) {
            throw new IllegalArgumentException("The " + what + " (" + text + ") of the holiday on (" + date
                    + ") must be one line of text, without space around it.");
        }
    }
}
