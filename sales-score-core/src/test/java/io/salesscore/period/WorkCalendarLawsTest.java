package io.salesscore.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every calendar and part of a period, tried on invented ones. */
class WorkCalendarLawsTest {

    private static final int CASES = 200;

    private static final BigDecimal TINY = new BigDecimal("1e-20");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 5);
    }

    /** Someone's part of a period, cut in two on a day of it, a target and a pace. */
    private record Given(PartialPeriod part, LocalDate cut, BigDecimal target, Pace pace) {

        WorkCalendar calendar() {
            return part.calendar();
        }

        Period whole() {
            return part.whole();
        }
    }

    private static Stream<Given> given(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> given(random)).limit(CASES);
    }

    private static Given given(SplittableRandom random) {
        WorkCalendar calendar = calendar(random);
        LocalDate start = LocalDate.of(2017, 1, 1).plusDays(random.nextInt(13 * 365));
        Period whole;
        do {
            whole = random.nextBoolean()
                    ? Period.containing(start, random.nextBoolean() ? Cadence.MONTH : Cadence.QUARTER)
                    : Period.of(start, start.plusDays(2 + random.nextInt(60)));
            start = start.plusDays(1);
        } while (calendar.workingDays(whole) == 0);
        LocalDate cut = whole.start().plusDays(random.nextInt(whole.days() - 1));
        PartialPeriod part = calendar.part(whole);
        part = random.nextBoolean() ? part.joinedOn(whole.start().plusDays(random.nextInt(whole.days()))) : part;
        part = random.nextBoolean() ? part.asOf(whole.start().plusDays(random.nextInt(whole.days()))) : part;
        return new Given(part, cut, BigDecimal.valueOf(random.nextLong(1_000_000_000L), 2), pace(random));
    }

    private static WorkCalendar calendar(SplittableRandom random) {
        List<DayOfWeek> week = Arrays.asList(DayOfWeek.values());
        WorkCalendar calendar = switch (random.nextInt(4)) {
            case 0 -> WorkCalendar.everyDay();
            case 1 -> WorkCalendar.fiveDays();
            case 2 -> WorkCalendar.sixDays();
            default -> WorkCalendar.of(EnumSet.of(week.get(random.nextInt(7)), week.get(random.nextInt(7))));
        };
        return switch (random.nextInt(3)) {
            case 0 -> calendar;
            case 1 -> calendar.withHolidays(Holidays.indonesia(), CollectiveLeave.WORKED);
            default -> calendar.withHolidays(Holidays.indonesia(), CollectiveLeave.NOT_WORKED);
        };
    }

    private static Pace pace(SplittableRandom random) {
        Pace pace = Pace.linear();
        double expected = 0;
        int corners = random.nextInt(4);
        for (int corner = 1; corner <= corners; corner++) {
            expected += random.nextInt(3) == 0 ? 0 : random.nextDouble() * (1 - expected);
            pace = pace.through((corner - random.nextDouble() / 2) / (corners + 1), expected);
        }
        return pace;
    }

    /** A law that never meets a kind of case says nothing about it. */
    @Test
    void theInventedCasesAreOfEveryKind() {
        Set<String> kinds = new HashSet<>();
        seeds().boxed().flatMap(WorkCalendarLawsTest::given).forEach(given -> {
            PartialPeriod part = given.part();
            kinds.add(given.calendar().holidays().isPresent() ? "holidays" : "no holidays");
            kinds.add(part.isEstimate() ? "estimate" : "no estimate");
            kinds.add(part.elapsed() == 0 ? "nothing elapsed" : "something elapsed");
            kinds.add(part.employed() < part.days() ? "joiner" : "whole");
            kinds.add(given.pace().equals(Pace.linear()) ? "linear" : "pace");
            kinds.add(
                    part.elapsed() > 0
                                    && part.runRate(given.target(), given.pace())
                                            .isEmpty()
                            ? "flat"
                            : "steep");
            kinds.add(
                    given.calendar().holidays().isPresent()
                                    && !Holidays.indonesia()
                                            .lebaran(given.whole())
                                            .isEmpty()
                            ? "Lebaran"
                            : "no Lebaran");
        });

        assertThat(kinds).hasSize(14);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void workingDaysAreTheDaysThatAreWorked(long seed) {
        given(seed)
                .forEach(given -> assertThat(given.calendar().workingDays(given.whole()))
                        .as("%s", given)
                        .isEqualTo((int) given.whole()
                                .start()
                                .datesUntil(given.whole().end())
                                .filter(given.calendar()::isWorkingDay)
                                .count()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void workingDaysAddUpOverAdjacentPeriods(long seed) {
        given(seed).forEach(given -> {
            Period earlier = Period.ofClosed(given.whole().start(), given.cut());
            Period later = Period.of(given.cut().plusDays(1), given.whole().end());
            assertThat(given.calendar().workingDays(earlier) + given.calendar().workingDays(later))
                    .as("%s", given)
                    .isEqualTo(given.calendar().workingDays(earlier.union(later)))
                    .isEqualTo(given.part().days());
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void calendarDaysAreWorkingDaysOfEveryDay(long seed) {
        given(seed)
                .forEach(given -> assertThat(WorkCalendar.everyDay().workingDays(given.whole()))
                        .isEqualTo(given.whole().days()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyoneIsEmployedAtMostTheWholeAndNoMoreHasElapsed(long seed) {
        given(seed).forEach(given -> {
            PartialPeriod part = given.part();
            assertThat(part.employed()).as("%s", given).isBetween(0, part.days());
            assertThat(part.elapsed()).as("%s", given).isBetween(0, part.employed());
            assertThat(part.elapsedShare().isEmpty()).isEqualTo(part.employed() == 0);
            part.elapsedShare().ifPresent(share -> assertThat(share).isBetween(0.0, 1.0));
        });
    }

    /** One leaves on the day of the cut, the next joins on the day after. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePartsOfWhoFollowOneAnotherAddUpToTheTarget(long seed) {
        given(seed).forEach(given -> {
            PartialPeriod whole = given.calendar().part(given.whole());
            PartialPeriod first = whole.leftOn(given.cut());
            PartialPeriod second = whole.joinedOn(given.cut().plusDays(1));
            assertThat(first.employed() + second.employed()).isEqualTo(whole.days());
            for (Pace pace : List.of(Pace.linear(), given.pace())) {
                assertThat(first.toDate(given.target(), pace).add(second.toDate(given.target(), pace)))
                        .as("%s", given)
                        .isCloseTo(given.target(), within(TINY));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsDueNeverFallsFromDayToDay(long seed) {
        given(seed).limit(40).forEach(given -> {
            BigDecimal before = BigDecimal.ZERO;
            for (LocalDate day :
                    given.whole().start().datesUntil(given.whole().end()).toList()) {
                BigDecimal due = given.part().asOf(day).toDate(given.target(), given.pace());
                assertThat(due).as("%s on %s", given, day).isGreaterThanOrEqualTo(before);
                before = due;
            }
        });
    }

    /** Whoever is exactly on target to date is on target at the end. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theRunRateOfTheTargetToDateIsTheTargetOfThePart(long seed) {
        given(seed).forEach(given -> {
            for (Pace pace : List.of(Pace.linear(), given.pace())) {
                PartialPeriod part = given.part();
                BigDecimal due = part.toDate(given.target(), pace);
                BigDecimal ofThePart = part.asOf(given.whole().lastDay()).toDate(given.target(), pace);
                part.runRate(due, pace)
                        .ifPresent(
                                runRate -> assertThat(runRate).as("%s", given).isCloseTo(ofThePart, within(TINY)));
            }
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPaceRisesFromNothingToAll(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            Pace pace = pace(random);
            double one = random.nextDouble();
            double other = random.nextDouble();
            assertThat(pace.shareAt(0)).isZero();
            assertThat(pace.shareAt(1)).isEqualTo(1);
            assertThat(pace.shareAt(Math.min(one, other)))
                    .as("%s from %s to %s", pace, one, other)
                    .isBetween(0.0, pace.shareAt(Math.max(one, other)))
                    .isLessThanOrEqualTo(1);
        }
    }
}
