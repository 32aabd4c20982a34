package io.salesscore.period;

/**
 * Whether a company works on collective leave (cuti bersama): days that a decree adds to a holiday, on which civil
 * servants stay at home and each company chooses, its employees' annual leave paying for them. March 2026 has 24
 * working days from Monday to Saturday where they are worked, 20 where they are not; so a {@link WorkCalendar} takes no
 * holidays without this choice.
 */
public enum CollectiveLeave {

    /** Collective leave is a day like any other of its week. */
    WORKED,

    /** Collective leave is as free as a national holiday. */
    NOT_WORKED
}
