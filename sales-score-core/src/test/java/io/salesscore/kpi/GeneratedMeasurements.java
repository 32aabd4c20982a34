package io.salesscore.kpi;

import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurement.Owner;
import io.salesscore.kpi.Measurement.Shared;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Invented measurements of some subjects in some adjacent months, of KPIs of every pair of rules and every kind of evidence;
 * most whole, some with parts that are missing, not applicable, bare numbers or of another kind.
 */
public final class GeneratedMeasurements {

    private static final List<Reason> UNMEASURED = List.of(
            Reason.NOT_APPLICABLE,
            Reason.NOT_APPLICABLE,
            Reason.MISSING,
            Reason.ZERO_DENOMINATOR,
            Reason.TOO_LITTLE_COVERAGE,
            Reason.NOT_MERGEABLE);

    /** Who shares what others lend. */
    private enum Sharing {
        BY_NONE,
        BY_SOME,
        BY_ALL
    }

    private final Random random;
    private final boolean everythingIsSaid;
    private final List<Kpi> kpis = new ArrayList<>();
    private final List<List<Measurements>> bySubject = new ArrayList<>();

    /** What each owner lends of the KPI that is being said. */
    private final Map<Owner, Measurement> owners = new TreeMap<>();

    /** What occurred, so that a test can tell that everything did. */
    final Set<String> features = new TreeSet<>();

    private GeneratedMeasurements(long seed) {
        random = new Random(seed);
        everythingIsSaid = seed % 2 == 0;
    }

    public static GeneratedMeasurements of(long seed) {
        GeneratedMeasurements generated = new GeneratedMeasurements(seed);
        generated.generate();
        return generated;
    }

    /** Each subject's measurements, month by month. */
    public List<List<Measurements>> bySubject() {
        return bySubject;
    }

    /** Each month's measurements, subject by subject. */
    public List<List<Measurements>> byPeriod() {
        List<List<Measurements>> byPeriod = new ArrayList<>();
        for (int month = 0; month < bySubject.get(0).size(); month++) {
            int each = month;
            byPeriod.add(bySubject.stream().map(months -> months.get(each)).toList());
        }
        return byPeriod;
    }

    List<Kpi> kpis() {
        return kpis;
    }

    /**
     * Whether every subject says something of every KPI in every month. Only then the details of what is missing are those
     * of the single parts on every way of joining.
     */
    boolean everythingIsSaid() {
        return everythingIsSaid;
    }

    private void generate() {
        int subjects = 1 + random.nextInt(6);
        int months = 1 + random.nextInt(4);
        List<List<Measurements.Builder>> grid = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            List<Measurements.Builder> row = new ArrayList<>();
            Period month = Period.month(2025, 12);
            for (int each = 0; each < months; each++) {
                row.add(Measurements.of("rep" + subject, month));
                month = month.next();
            }
            grid.add(row);
        }
        for (RollUp overSubjects : List.of(RollUp.SUM, RollUp.POOL, RollUp.UNION, RollUp.NONE)) {
            for (RollUp overTime : RollUp.values()) {
                say(overSubjects, overTime, grid);
            }
        }
        grid.forEach(row ->
                bySubject.add(row.stream().map(Measurements.Builder::build).toList()));
    }

    private void say(RollUp overSubjects, RollUp overTime, List<List<Measurements.Builder>> grid) {
        Kpi kpi = Kpi.builder(overSubjects + "." + overTime)
                .unit(Unit.PERCENT)
                .rollUp(overSubjects, overTime)
                .build();
        kpis.add(kpi);
        features.add("rules " + kpi);
        int kind = random.nextInt(8);
        int dirt = List.of(0, 0, 0, 1, 3).get(random.nextInt(5));
        boolean targets = random.nextBoolean();
        Sharing sharing = Sharing.values()[random.nextInt(Sharing.values().length)];
        owners.clear();
        for (List<Measurements.Builder> row : grid) {
            boolean silent = dirt > 0 && !everythingIsSaid && random.nextInt(6) == 0;
            boolean specialist = random.nextInt(4) == 0;
            for (Measurements.Builder cell : row) {
                if (silent) {
                    features.add("nothing said");
                } else {
                    say(kpi, kind, specialist, dirt, targets, sharing, cell);
                }
            }
        }
    }

    private void say(
            Kpi kpi,
            int kind,
            boolean specialist,
            int dirt,
            boolean targets,
            Sharing sharing,
            Measurements.Builder cell) {
        boolean shares = sharing == Sharing.BY_ALL || (sharing == Sharing.BY_SOME && random.nextBoolean());
        Measurement measurement =
                shares ? shared(kpi, kind, specialist, dirt, sharing, cell) : said(kpi, kind, specialist, dirt);
        features.add(measurement.getClass().getSimpleName());
        measurement.reason().ifPresent(reason -> features.add(reason.name()));
        if (measurement instanceof KeyedCount keyed) {
            features.add(keyed.statistic() + (keyed.hasKeys() ? "" : " without keys"));
        }
        cell.measured(kpi, measurement);
        if (targets && random.nextInt(20) >= dirt) {
            features.add("target");
            cell.target(kpi, decimal(-500, 1000));
        }
    }

    private Measurement said(Kpi kpi, int kind, boolean specialist, int dirt) {
        return random.nextInt(8) < dirt ? dirty(kpi) : clean(kpi, kind, specialist);
    }

    /** What one owner or two lend in the cell's month: mostly what they lend to others, too. */
    private Measurement shared(
            Kpi kpi, int kind, boolean specialist, int dirt, Sharing sharing, Measurements.Builder cell) {
        TreeMap<Owner, Measurement> lent = new TreeMap<>();
        Period month = cell.build().period();
        int count = sharing == Sharing.BY_ALL ? 1 : 1 + random.nextInt(2);
        for (int each = 0; each < count; each++) {
            Owner owner = new Owner("team" + (sharing == Sharing.BY_ALL ? 0 : random.nextInt(3)), month);
            boolean another = random.nextInt(20) < dirt;
            Measurement its = another
                    ? said(kpi, kind, false, dirt)
                    : owners.computeIfAbsent(owner, none -> said(kpi, kind, false, dirt));
            features.add(another ? "another share" : "share");
            lent.put(owner, Join.toTheWhole(its));
        }
        features.add(lent.size() + " owners");
        if (sharing == Sharing.BY_ALL || random.nextInt(3) > 0) {
            return new Shared(lent);
        }
        features.add("own beside shared");
        return new Shared(said(kpi, kind, specialist, dirt), lent);
    }

    private Measurement dirty(Kpi kpi) {
        return switch (random.nextInt(4)) {
            case 0 -> Measurement.plain(random.nextGaussian());
            case 1 -> {
                Measurement other = clean(kpi, random.nextInt(8), false);
                yield other instanceof KeyedCount keyed ? keyed.withoutKeys() : other;
            }
            default -> {
                Reason reason = UNMEASURED.get(random.nextInt(UNMEASURED.size()));
                yield Measurement.unmeasured(
                        reason, random.nextBoolean() ? List.of() : List.of("detail " + random.nextInt(3)));
            }
        };
    }

    /** Evidence of a kind, or of the next kind that the KPI's rule allows; a specialist's at times with overlay credit. */
    private Measurement clean(Kpi kpi, int kind, boolean specialist) {
        for (int each = kind; ; each++) {
            Measurement measurement = evidence(each % 8);
            if (Join.fits(kpi.overSubjects(), measurement)) {
                return specialist && random.nextBoolean()
                        ? Measurement.overlaid(measurement, evidence(each % 8))
                        : measurement;
            }
        }
    }

    private Measurement evidence(int kind) {
        return switch (kind) {
            case 0 -> Measurement.amount(decimal(-1000, 2000));
            case 1 -> proportion();
            case 2 -> Measurement.ratio(decimal(-100, 200), decimal(-20, 200));
            case 3 -> mean();
            case 4 -> keyed(KeyStatistic.DISTINCT);
            case 5 -> keyed(KeyStatistic.REPEATED);
            case 6 -> keyed(KeyStatistic.REPEAT_SHARE);
            default -> Measurement.amount(new BigDecimal(random.nextGaussian() * 1e9));
        };
    }

    private Measurement proportion() {
        BigDecimal k = decimal(0, 3);
        return Measurement.proportion(k, k.add(decimal(0, 3)));
    }

    private Measurement mean() {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal sumOfSquares = BigDecimal.ZERO;
        int n = random.nextInt(4);
        for (int each = 0; each < n; each++) {
            BigDecimal value = decimal(-5, 10);
            sum = sum.add(value);
            sumOfSquares = sumOfSquares.add(value.multiply(value));
        }
        return Measurement.mean(BigDecimal.valueOf(n), sum, sumOfSquares);
    }

    private Measurement keyed(KeyStatistic statistic) {
        TreeMap<String, List<String>> keys = new TreeMap<>();
        int customers = random.nextInt(4);
        for (int each = 0; each < customers; each++) {
            List<String> facts = new ArrayList<>();
            for (int fact = 0; fact <= random.nextInt(3); fact++) {
                facts.add("d" + random.nextInt(12));
            }
            keys.put("c" + random.nextInt(6), facts);
        }
        return KeyedCount.of(statistic, keys);
    }

    // with trailing zeros at times, which must not matter, and often the same few values
    private BigDecimal decimal(int lowest, int count) {
        int scale = random.nextInt(3);
        return random.nextInt(5) == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(lowest + random.nextInt(count))
                        .setScale(scale)
                        .add(BigDecimal.valueOf(scale, scale));
    }

    /** The same in another order, which the seed decides. */
    <T> List<T> shuffled(List<T> given) {
        List<T> shuffled = new ArrayList<>(given);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public String toString() {
        return bySubject.toString();
    }
}
