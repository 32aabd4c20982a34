package io.salesscore.examples.quickstart;

import io.salesscore.measure.Credit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One deal, or one credit note, as it stands at the time of the export.
 *
 * <p>A deal that was lost and reopened is one row with its last stage and last closing date, as CRMs export it: the
 * earlier loss counts nowhere, the outcome counts once, where it fell.
 *
 * @param id what the CRM calls the deal; no two deals share it
 * @param rep who sells
 * @param stage where the deal stands
 * @param customer who buys; null where the export has no customers, or on an open deal
 * @param product what is sold, or null
 * @param channel how it was sold, or null
 * @param openedOn when work on the deal began; null where the export does not say, or on an open deal not yet begun
 * @param reopenedOn when a lost deal was taken up again, or null
 * @param closedOn when it was won, lost or credited; null exactly while it is open
 * @param recordedOn when the CRM came to know it as it is, mostly of its closing; null where the export does not say
 * @param original the deal that a credit note corrects, or null
 * @param quantity how much was sold, negative on a credit note; 1 where the export has no quantities
 * @param amount what the customer pays, negative on a credit note; on open and lost deals what the export says, else 0
 * @param listValue quantity times list price, or null where there is no price list
 * @param register what the register says of the customer, or null
 * @param shares whose it is, where it is not the rep's alone: direct shares that sum to 1, or none, and overlaid ones
 */
record Deal(
        String id,
        String rep,
        Stage stage,
        @Nullable String customer,
        @Nullable String product,
        @Nullable String channel,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate reopenedOn,
        @Nullable LocalDate closedOn,
        @Nullable LocalDate recordedOn,
        @Nullable Original original,
        BigDecimal quantity,
        BigDecimal amount,
        @Nullable BigDecimal listValue,
        @Nullable Customer register,
        List<Split> shares) {

    /**
     * A deal that was won and of which something came back.
     *
     * @param id what the CRM calls the deal
     * @param closedOn when it was won
     */
    record Original(String id, LocalDate closedOn) {}

    /** Whose a deal is: its rep's or that of those who share it; and in addition of those who helped. */
    static final Credit<Deal> CREDIT = Credit.<Deal>split(Deal::credited).overlaid(Deal::overlays);

    /** The direct share of each rep. */
    Map<String, BigDecimal> credited() {
        if (shares.isEmpty()) {
            return Map.of(rep, BigDecimal.ONE);
        }
        Map<String, BigDecimal> direct = new TreeMap<>();
        for (Split split : shares) {
            if (!split.overlay()) {
                direct.put(split.rep(), split.share());
            }
        }
        return direct.isEmpty() ? Map.of(rep, BigDecimal.ONE) : direct;
    }

    /** Who helped to sell it. */
    List<String> overlays() {
        return shares.isEmpty()
                ? List.of()
                : shares.stream().filter(Split::overlay).map(Split::rep).toList();
    }

    /** The day by which a booked deal counts: a credit note by its own or by that of the deal that it corrects. */
    @Nullable
    LocalDate bookedOn(CreditNotes creditNotes) {
        return creditNotes == CreditNotes.ORIGINAL && original != null ? original.closedOn() : closedOn;
    }

    boolean open() {
        return stage == Stage.OPEN;
    }

    boolean won() {
        return stage == Stage.WON;
    }

    boolean lost() {
        return stage == Stage.LOST;
    }

    boolean returned() {
        return stage == Stage.RETURNED;
    }

    /** Won or lost: what a win rate divides by. */
    boolean decided() {
        return won() || lost();
    }

    /** Won, or taken back: what net revenue and volume add up. */
    boolean booked() {
        return won() || returned();
    }

    /** A deal on which work has begun; no credit note. */
    boolean begun() {
        return openedOn != null && !returned();
    }

    /** The customer was registered in the calendar month of this purchase: a new open outlet (NOO). */
    boolean opensOutlet() {
        LocalDate since = register == null ? null : register.registeredOn();
        return won()
                && since != null
                && closedOn != null
                && YearMonth.from(since).equals(YearMonth.from(closedOn));
    }

    /**
     * The day from which it is known as it is: when the CRM recorded it, and not before it was closed. An open deal is known
     * from its opening, whenever something in it was changed last. Null where nothing says when.
     */
    @Nullable
    LocalDate knownFrom() {
        if (closedOn == null) {
            return openedOn == null ? recordedOn : openedOn;
        }
        return recordedOn == null || recordedOn.isBefore(closedOn) ? closedOn : recordedOn;
    }

    /**
     * As it was known at the end of a day: open where its closing was recorded later, and its rep's alone, since shares are
     * of what was closed. Empty where it had not been opened by then, or nothing says that it had.
     */
    Optional<Deal> knownOn(LocalDate day) {
        LocalDate from = knownFrom();
        if (from == null || !from.isAfter(day)) {
            return Optional.of(this);
        }
        return begun() && !Objects.requireNonNull(openedOn).isAfter(day)
                ? Optional.of(stillOpen(day))
                : Optional.empty();
    }

    private Deal stillOpen(LocalDate day) {
        return new Deal(
                id,
                rep,
                Stage.OPEN,
                customer,
                product,
                channel,
                openedOn,
                reopenedOn == null || reopenedOn.isAfter(day) ? null : reopenedOn,
                null,
                null,
                null,
                quantity,
                amount,
                listValue,
                register,
                List.of());
    }

    /** What a credit note needs to know of it; empty if nothing was sold that could come back. */
    Optional<Original> asOriginal() {
        return won() && closedOn != null ? Optional.of(new Original(id, closedOn)) : Optional.empty();
    }

    /**
     * Days from opening to closing; 0 when both fall on one day.
     *
     * @throws NullPointerException if either date is missing
     */
    long cycleDays() {
        return ChronoUnit.DAYS.between(
                Objects.requireNonNull(openedOn, "openedOn"), Objects.requireNonNull(closedOn, "closedOn"));
    }
}
