package io.salesscore.score;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What a manager decides in place of the computed score, for a stated reason and time. {@link SalesScore#withOverride}
 * applies it; both scores stay to be seen, and once it has ended the score is as computed.
 *
 * <pre>{@code
 * ScoreOverride flood = new ScoreOverride(80, "branch closed by flood", "Dewi", LocalDate.of(2026, 6, 30));
 *
 * SalesScore inJune = score.withOverride(flood, LocalDate.of(2026, 6, 30));   // 80.0, computed 95.1
 * SalesScore inJuly = score.withOverride(flood, LocalDate.of(2026, 7, 1));    // 95.1
 * }</pre>
 *
 * @param value the points decided, on the model's scale
 * @param reason why, for people; not blank
 * @param by who decided it; not blank
 * @param until the last day on which it is in force, inclusive
 */
public record ScoreOverride(double value, String reason, String by, LocalDate until) {

    /**
     * Checks that the points are a number, and that reason and name are given. Whether the points are any of a model's
     * is checked where the override meets a score.
     *
     * @param value the points decided, on the model's scale
     * @param reason why, for people; not blank
     * @param by who decided it; not blank
     * @param until the last day on which it is in force, inclusive
     * @throws IllegalArgumentException if the value is not between −1e9 and 1e9, or the reason or the name is blank
     */
    public ScoreOverride {
        if (!(Math.abs(value) <= 1e9)) {
            throw new IllegalArgumentException(
                    "The value (" + value + ") of an override must be a number between -1e9 and 1e9.");
        }
        if (reason.isBlank() || by.isBlank()) {
            throw new IllegalArgumentException(
                    "The override (" + value + ") must say why (" + reason + ") and by whom (" + by + ").");
        }
        Objects.requireNonNull(until, "until");
        value = value + 0.0; // no negative zero: equal numbers have equal bits
    }

    /**
     * Whether it holds on a day.
     *
     * @param date the day
     * @return true up to and including {@link #until()}
     */
    public boolean isInForceOn(LocalDate date) {
        return !date.isAfter(until);
    }

    /** For people: {@code 80.0 by Dewi until 2026-06-30: branch closed by flood}. */
    @Override
    public String toString() {
        return value + " by " + by + " until " + until + ": " + reason;
    }
}
