package io.salesscore.examples.spark;

import io.salesscore.period.Period;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * An invented company: any deal and any target of it can be made by number, on any machine, and is always the same.
 *
 * <p>Some reps have no survey, some no deal, and some deals are of reps who are not on the roster: a real export has them too.
 *
 * @param seed which company
 * @param deals how many deals
 * @param from the first day on which they close
 * @param days over how many days
 */
record Company(long seed, long deals, LocalDate from, int days) implements Serializable {

    /** In a quarter about a hundred. */
    private static final double DEALS_PER_REP_AND_DAY = 1.1;

    private static final int REPS_PER_TEAM = 8;
    private static final int OUTLETS_PER_REP = 60;
    private static final long RUPIAH_OF_A_DEAL = 10_000_000;

    /** One rep in so many has left, and is not on the roster. */
    private static final int LEAVERS = 97;

    /** One rep in so many has not sold yet. */
    private static final int BEGINNERS = 89;

    /** One rep in so many asks no customer. */
    private static final int WITHOUT_SURVEYS = 53;

    Company {
        if (deals < 1) {
            throw new IllegalArgumentException("The deals (" + deals + ") of a company must be positive.");
        }
    }

    /** A company whose deals close in a period. */
    static Company of(long seed, long deals, Period period) {
        return new Company(seed, deals, period.start(), period.days());
    }

    /** How many reps there are, with those who have left. */
    long reps() {
        return Math.max(1, (long) (deals / (DEALS_PER_REP_AND_DAY * days)));
    }

    static boolean isOnRoster(long rep) {
        return rep % LEAVERS != LEAVERS - 1;
    }

    private static boolean sells(long rep) {
        return rep % BEGINNERS != BEGINNERS - 1;
    }

    /**
     * A deal.
     *
     * @param number from 0 to below {@link #deals}
     */
    Deal deal(long number) {
        SplittableRandom random = new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L));
        long rep = random.nextLong(reps());
        if (!sells(rep)) {
            rep--;
        }
        // better reps win more, give less away and are quicker
        double skill = new SplittableRandom(seed + rep).nextDouble();
        LocalDate closed = from.plusDays(random.nextInt(days));
        long list = 1 + (long) (RUPIAH_OF_A_DEAL * (0.2 + 2 * random.nextDouble() * random.nextDouble()));
        long value = list - (long) (list * 0.3 * random.nextDouble() * (1.1 - skill));
        boolean asked = rep % WITHOUT_SURVEYS != WITHOUT_SURVEYS - 1 && random.nextInt(5) == 0;
        int answer = (int) Math.max(1, Math.min(5, Math.round(1.6 + 2.6 * skill + 2 * random.nextDouble())));
        return new Deal(
                String.format(Locale.ROOT, "D%09d", number),
                rep(rep),
                "C" + (rep * OUTLETS_PER_REP + random.nextInt(OUTLETS_PER_REP)),
                closed.minusDays(2 + (long) (120 * random.nextDouble() * (1.2 - skill))),
                closed,
                random.nextDouble() < 0.12 + 0.4 * skill,
                value,
                list,
                (long) (list * (0.6 + 0.25 * random.nextDouble())),
                asked ? OptionalInt.of(answer) : OptionalInt.empty());
    }

    /**
     * What a rep is to reach.
     *
     * @param rep from 0 to below {@link #reps}
     */
    Target target(long rep) {
        SplittableRandom random = new SplittableRandom(~seed + rep);
        double deals = DEALS_PER_REP_AND_DAY * days * (0.25 + 0.15 * random.nextDouble());
        return new Target(
                rep(rep),
                String.format(Locale.ROOT, "T%05d", rep / REPS_PER_TEAM),
                Math.round(deals * RUPIAH_OF_A_DEAL * (0.6 + 0.2 * random.nextDouble())),
                (int) Math.round(deals));
    }

    private static String rep(long number) {
        return String.format(Locale.ROOT, "R%07d", number);
    }
}
