package io.salesscore.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every period, tried on invented ones of every cadence. */
class PeriodLawsTest {

    private static final int PERIODS = 400;

    private static final LocalDate FIRST = LocalDate.of(2, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9998, 1, 1);

    private static final List<Cadence> BY_MONTHS =
            List.of(Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR);

    private static final List<Cadence> STANDARD =
            List.of(Cadence.WEEK, Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR, Cadence.YEAR);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 10);
    }

    private static Stream<Period> periods(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> period(random)).limit(PERIODS);
    }

    private static Period period(SplittableRandom random) {
        LocalDate date = date(random);
        Cadence cadence = cadence(random);
        return cadence.equals(Cadence.CUSTOM)
                ? Period.of(date, date.plusDays(1 + random.nextInt(200)))
                : Period.containing(date, cadence);
    }

    /** Mostly of our days, half of them where years, months and leap days meet. */
    private static LocalDate date(SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            return LocalDate.ofEpochDay(random.nextLong(FIRST.toEpochDay(), LAST.toEpochDay()));
        }
        LocalDate edge = random.nextBoolean()
                ? LocalDate.of(random.nextInt(1990, 2060), 1, 1)
                : LocalDate.of(random.nextInt(1990, 2060), random.nextInt(1, 13), 1);
        return edge.plusDays(random.nextInt(-8, 9));
    }

    private static Cadence cadence(SplittableRandom random) {
        Cadence byMonths = BY_MONTHS.get(random.nextInt(BY_MONTHS.size()));
        Month yearStart = Month.of(1 + random.nextInt(12));
        return switch (random.nextInt(8)) {
            case 0 -> Cadence.WEEK;
            case 1 -> Cadence.CUSTOM;
            case 2 -> byMonths;
            case 3 -> byMonths.withYearStart(yearStart);
            case 4 -> byMonths.withMonthStart(1 + random.nextInt(28));
            case 5 -> byMonths.withYearStart(yearStart).withMonthStart(26);
            case 6 -> byMonths.withWeeks(4, 4, 5);
            default -> random.nextBoolean() ? byMonths.withWeeks(4, 5, 4) : byMonths.withWeeks(5, 4, 4);
        };
    }

    /** A law that never meets a kind of period says nothing about it. */
    @Test
    void theInventedPeriodsAreOfEveryKind() {
        Set<String> kinds = new HashSet<>();
        seeds().boxed().flatMap(PeriodLawsTest::periods).forEach(period -> {
            kinds.add(period.cadence().toString().replaceAll("/[0-9]{2}", "/MM").replaceAll("@[0-9]{2}$", "@DD"));
            if (period.toString().contains("-W53")) {
                kinds.add("week 53");
            }
            if (period.contains(LocalDate.of(period.lastDay().getYear(), 3, 1).minusDays(1))
                    && period.lastDay().isLeapYear()) {
                kinds.add("leap day");
            }
        });

        assertThat(kinds).contains("week", "custom", "week 53", "leap day");
        for (Cadence cadence : BY_MONTHS) {
            assertThat(kinds).contains(cadence.toString(), cadence + "@DD", cadence + "@445", cadence + "@454");
        }
        assertThat(kinds).contains("quarter/MM", "half-year/MM", "year/MM", "quarter/MM@DD", "year/MM@DD");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theTextIsReadBack(long seed) {
        periods(seed).forEach(period -> {
            assertThat(Period.parse(period.toString())).isEqualTo(period).hasSameHashCodeAs(period);
            assertThat(Cadence.parse(period.cadence().toString())).isEqualTo(period.cadence());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void periodsFollowOneAnotherWithoutGapOrOverlap(long seed) {
        periods(seed).forEach(period -> {
            Period next = period.next();
            assertThat(next.start()).as("%s", period).isEqualTo(period.end());
            assertThat(next.cadence()).isEqualTo(period.cadence());
            assertThat(next.previous()).isEqualTo(period);
            assertThat(period.previous().next()).isEqualTo(period);
            assertThat(period.isAdjacentTo(next)).isTrue();
            assertThat(period.overlaps(next)).isFalse();
            assertThat(period).isLessThan(next);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addingPeriodsIsAddingOneByOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        periods(seed).limit(50).forEach(period -> {
            int steps = random.nextInt(30);
            Period stepped = period;
            for (int step = 0; step < steps; step++) {
                stepped = stepped.next();
            }
            assertThat(period.plus(steps)).isEqualTo(stepped);
            assertThat(stepped.minus(steps)).isEqualTo(period);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachOfItsDaysAndNoOtherFindsThePeriod(long seed) {
        periods(seed).filter(PeriodLawsTest::isNamed).limit(100).forEach(period -> {
            Cadence cadence = period.cadence();
            assertThat(period.start().datesUntil(period.end()))
                    .allSatisfy(day -> assertThat(period.contains(day)).isTrue())
                    .allSatisfy(
                            day -> assertThat(Period.containing(day, cadence)).isEqualTo(period));
            assertThat(Period.containing(period.end(), cadence)).isEqualTo(period.next());
            assertThat(Period.containing(period.start().minusDays(1), cadence)).isEqualTo(period.previous());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void weeksMonthsAndQuartersAreThoseOfTheJdk(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < PERIODS; i++) {
            LocalDate date = date(random);
            String year = date.toString().substring(0, 4);

            assertThat(Period.containing(date, Cadence.WEEK) + "-" + date.get(ChronoField.DAY_OF_WEEK))
                    .isEqualTo(DateTimeFormatter.ISO_WEEK_DATE.format(date));
            assertThat(Period.containing(date, Cadence.MONTH))
                    .hasToString(date.toString().substring(0, 7));
            assertThat(Period.containing(date, Cadence.QUARTER))
                    .hasToString(year + "-Q" + date.get(IsoFields.QUARTER_OF_YEAR));
            assertThat(Period.containing(date, Cadence.YEAR)).hasToString(year);
        }
    }

    /** Counted by hand: from the Monday of ISO week 1, month by month, and what is left to the last. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void monthsOfWeeksHaveTheirWeeks(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<Integer>> patterns = List.of(List.of(4, 4, 5), List.of(4, 5, 4), List.of(5, 4, 4));
        for (int i = 0; i < 50; i++) {
            int year = random.nextInt(1990, 2060);
            List<Integer> weeks = patterns.get(random.nextInt(3));
            Cadence months = Cadence.MONTH.withWeeks(weeks.get(0), weeks.get(1), weeks.get(2));
            LocalDate day = Period.week(year, 1).start();
            for (int month = 1; month <= 12; month++) {
                Period period = Period.of(months, year, month);
                assertThat(period.start()).as("%s", period).isEqualTo(day);
                day = day.plusWeeks(weeks.get((month - 1) % 3));
            }
            assertThat(Period.of(months, year, 12).end())
                    .isEqualTo(Period.week(year + 1, 1).start())
                    .isIn(day, day.plusWeeks(1));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lastYearsPeriodHasTheSameNameButForTheYear(long seed) {
        periods(seed).filter(PeriodLawsTest::isNamed).forEach(period -> {
            String name = period.toString();
            int year = name.startsWith("FY") ? 2 : 0;
            String lastYear = String.format(Locale.ROOT, "%04d", Integer.parseInt(name.substring(year, year + 4)) - 1);
            String expected = name.substring(0, year) + lastYear + name.substring(year + 4);

            assertThat(period.samePeriodLastYear()).hasToString(expected.replace("W53", "W52"));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void adjacentRangesAreAdjacentLastYearToo(long seed) {
        periods(seed)
                .filter(period -> period.days() > 1 && period.next().days() > 1)
                .forEach(period -> {
                    Period range = period.withCadence(Cadence.CUSTOM);
                    Period after = period.next().withCadence(Cadence.CUSTOM);

                    assertThat(range.samePeriodLastYear().end())
                            .isEqualTo(after.samePeriodLastYear().start());
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void partsAreAdjacentAndCoverTheWholeExactly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Integer> sizes = new HashSet<>();
        periods(seed).filter(PeriodLawsTest::isNamed).forEach(period -> {
            List<Period> parts = period.split(parts(period.cadence(), random));
            sizes.add(parts.size());

            assertThat(parts.get(0).start()).as("%s", period).isEqualTo(period.start());
            assertThat(parts.get(parts.size() - 1).end()).isEqualTo(period.end());
            assertThat(parts.stream().mapToInt(Period::days).sum()).isEqualTo(period.days());
            assertThat(parts).allMatch(period::encloses);
            for (int part = 1; part < parts.size(); part++) {
                assertThat(parts.get(part)).isEqualTo(parts.get(part - 1).next());
            }
        });
        assertThat(sizes).contains(1, 2, 3, 4, 6, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void joiningDoesNotDependOnTheOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        periods(seed).filter(PeriodLawsTest::isNamed).forEach(period -> {
            List<Period> parts = period.split(parts(period.cadence(), random));
            int cut = random.nextInt(parts.size());
            Period forwards = parts.stream().reduce(Period::union).orElseThrow();
            Period outwards = Stream.concat(parts.subList(cut, parts.size()).stream(), reversed(parts.subList(0, cut)))
                    .reduce(Period::union)
                    .orElseThrow();

            assertThat(forwards.withCadence(period.cadence())).isEqualTo(period);
            assertThat(outwards).isEqualTo(forwards);
            if (parts.size() > 1 && STANDARD.contains(period.cadence())) {
                assertThat(forwards).isEqualTo(period);
            }
        });
    }

    private static <T> Stream<T> reversed(List<T> list) {
        return IntStream.range(0, list.size()).mapToObj(i -> list.get(list.size() - 1 - i));
    }

    private static boolean isNamed(Period period) {
        return !period.cadence().equals(Cadence.CUSTOM);
    }

    /** A cadence that parts every period of the given one: a smaller or equal one of its calendar, or its weeks. */
    private static Cadence parts(Cadence whole, SplittableRandom random) {
        String calendar = whole.toString().replaceFirst("[a-z-]+", "");
        if (whole.equals(Cadence.WEEK) || (calendar.matches("@[0-9]{3}") && random.nextInt(4) == 0)) {
            return Cadence.WEEK;
        }
        int size = BY_MONTHS.indexOf(Cadence.parse(whole.toString().replaceFirst("[/@].*", "")));
        Cadence part = BY_MONTHS.get(random.nextInt(size + 1));
        return Cadence.parse(part + (part.equals(Cadence.MONTH) ? calendar.replaceFirst("/[0-9]{2}", "") : calendar));
    }
}
