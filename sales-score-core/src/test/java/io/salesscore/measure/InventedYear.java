package io.salesscore.measure;

import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A year of an invented company: joiners, leavers, transfers, a territory that falls vacant, shared and overlaid sales, credit
 * notes against earlier months, facts recorded late.
 *
 * @param sales the facts; each belongs to reps, by shares, or to the territory
 * @param holders who holds a territory, and that reps hold themselves
 * @param teams which team a rep is in
 */
record InventedYear(long seed, List<Sale> sales, Assignments holders, Assignments teams) {

    static final Period YEAR = Period.year(2026);

    private static final List<String> TEAMS = List.of("east", "north", "west");
    private static final List<String> SPLITS = List.of("0.5", "0.25", "0.6", "0.333333333333333333", "0.01");

    static InventedYear of(long seed) {
        Random random = new Random(seed);
        int reps = 2 + random.nextInt(7);
        Assignments.Builder teams = Assignments.builder();
        Assignments.Builder holders = Assignments.builder();
        for (int i = 0; i < reps; i++) {
            String rep = "rep" + i;
            holders.assign(rep, rep, LocalDate.of(2020, 1, 1));
            LocalDate from = random.nextBoolean() ? LocalDate.of(2025, 1, 1) : any(random);
            for (int moves = random.nextInt(3); moves > 0; moves--) {
                LocalDate next = from.plusDays(1 + random.nextInt(120));
                teams.assign(rep, any(TEAMS, random), from, next.minusDays(1));
                from = next;
            }
            if (random.nextInt(3) == 0) {
                teams.assign(rep, any(TEAMS, random), from, from.plusDays(random.nextInt(200)));
            } else {
                teams.assign(rep, any(TEAMS, random), from);
            }
        }
        LocalDate vacantFrom = any(random);
        holders.assign("territory", "rep0", LocalDate.of(2025, 1, 1), vacantFrom.minusDays(1));
        holders.assign("territory", "rep1", vacantFrom.plusDays(random.nextInt(60)));
        teams.assign("vacant", "house", LocalDate.of(2020, 1, 1));
        List<Sale> sales = new ArrayList<>();
        for (int i = random.nextInt(150); i >= 0; i--) {
            Sale sale = sale(i, reps, random);
            sales.add(sale);
            if (random.nextInt(8) == 0) {
                LocalDate booked = sale.bookedOn().plusDays(random.nextInt(90));
                sales.add(new Sale(
                        "n" + i,
                        sale.shares(),
                        sale.specialists(),
                        sale.customer(),
                        sale.product(),
                        sale.value().multiply(new BigDecimal(i % 2 == 0 ? "-1" : "-0.3")),
                        sale.soldOn(),
                        booked,
                        booked));
            }
        }
        return new InventedYear(
                seed, sales, holders.build().otherwise("vacant"), teams.build().otherwise("house"));
    }

    private static Sale sale(int i, int reps, Random random) {
        LocalDate sold = any(random);
        String rep = random.nextInt(6) == 0 ? "territory" : "rep" + random.nextInt(reps);
        String other = "rep" + random.nextInt(reps);
        Map<String, BigDecimal> shares = new TreeMap<>();
        shares.put(rep, BigDecimal.ONE);
        if (random.nextInt(4) == 0 && !other.equals(rep)) {
            BigDecimal part = new BigDecimal(any(SPLITS, random));
            shares.put(rep, part);
            shares.put(other, BigDecimal.ONE.subtract(part));
        }
        return new Sale(
                "d" + i,
                shares,
                random.nextInt(6) == 0 ? List.of("specialist" + i % 30) : List.of(),
                "c" + random.nextInt(12),
                random.nextInt(9) == 0 ? null : "p" + random.nextInt(3),
                BigDecimal.valueOf(1 + random.nextInt(100_000_000), random.nextInt(4)),
                sold,
                sold,
                random.nextInt(5) == 0 ? sold.plusDays(random.nextInt(60)) : null);
    }

    private static LocalDate any(Random random) {
        return YEAR.start().plusDays(random.nextInt(YEAR.days()));
    }

    private static <E> E any(List<E> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** What reps are credited with. */
    Credit<Sale> byRep() {
        return Credit.<Sale>split(Sale::shares).assigned(holders).overlaid(Sale::specialists);
    }

    /** What teams are credited with. */
    Credit<Sale> byTeam() {
        return byRep().assigned(teams);
    }

    BigDecimal total() {
        return sales.stream().map(Sale::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public String toString() {
        return "seed " + seed + "\n" + teams + "\n" + holders;
    }
}
