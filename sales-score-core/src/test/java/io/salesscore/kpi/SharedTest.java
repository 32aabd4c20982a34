package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import io.salesscore.kpi.Measurement.Owner;
import io.salesscore.kpi.Measurement.Shared;
import io.salesscore.period.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Customers answer to a team, and each of its reps is scored by that. */
class SharedTest {

    private static final Period JANUARY = Period.month(2026, 1);
    private static final Period FEBRUARY = Period.month(2026, 2);

    private static final Kpi CSAT = SalesKpis.CSAT_MEAN;
    private static final Kpi REVENUE = SalesKpis.REVENUE;

    private static final Owner A = new Owner("a", JANUARY);
    private static final Owner B = new Owner("b", JANUARY);

    private static Measurements team(String id, Period period, double... answers) {
        return Measurements.of(id, period).meanOf(CSAT, answers).build();
    }

    private static Measurements rep(String id, Period period) {
        return Measurements.of(id, period).build();
    }

    /** Team a: 5, 4, 3. Team b: 2. */
    private static final Measurements TEAM_A = team("a", JANUARY, 5, 4, 3);

    private static final Measurements TEAM_B = team("b", JANUARY, 2);
    private static final Measurements SARI = rep("sari", JANUARY).withShared(TEAM_A, CSAT);
    private static final Measurements BUDI = rep("budi", JANUARY).withShared(TEAM_A, CSAT);
    private static final Measurements WATI = rep("wati", JANUARY).withShared(TEAM_B, CSAT);

    private static Measurements rollUp(Measurements... parts) {
        return Measurements.rollUp("whole", List.of(parts));
    }

    private static Measurement amount(long sum) {
        return Measurement.amount(BigDecimal.valueOf(sum));
    }

    private static Measurement mean(long n, long sum, long squares) {
        return Measurement.mean(BigDecimal.valueOf(n), BigDecimal.valueOf(sum), BigDecimal.valueOf(squares));
    }

    private static Shared lent(Map<Owner, Measurement> lent) {
        return new Shared(new TreeMap<>(lent));
    }

    private static Measurement csat(Measurements measurements) {
        return measurements.measurement(CSAT);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Nested
    class Joined {

        @Test
        void theAnswersGivenToATeamCountOnceForIt() {
            assertThat(csat(SARI).value()).hasValue(4);
            assertThat(csat(rollUp(SARI, BUDI))).isEqualTo(lent(Map.of(A, mean(3, 12, 50))));
            assertThat(csat(rollUp(SARI, BUDI)).value()).hasValue(4);
        }

        @Test
        void aBranchPoolsWhatItsTeamsWereGivenInWhateverStepsItIsRolledUp() {
            Measurements atOnce = rollUp(SARI, BUDI, WATI);
            // (12 + 2) / (3 + 1), not (12 + 12 + 2) / 7
            assertThat(csat(atOnce).value()).hasValue(3.5);
            assertThat(csat(atOnce).evidence()).isEqualTo(mean(4, 14, 54));
            Measurements east = Measurements.rollUp("east", List.of(SARI, WATI));
            assertThat(rollUp(east, BUDI)).isEqualTo(atOnce);
        }

        @Test
        void aRepWhoChangesTeamsHasEachTeamsInItsTime() {
            // a: 3 answers 12 in January, 1 answer 5 in February; b: 1 answer 2 in January, 2 answers 6 in February
            Measurements teamAFebruary = team("a", FEBRUARY, 5);
            Measurements teamBFebruary = team("b", FEBRUARY, 3, 3);
            Measurements mover = SARI.append(rep("sari", FEBRUARY).withShared(teamBFebruary, CSAT));
            Measurements stayer = BUDI.append(rep("budi", FEBRUARY).withShared(teamAFebruary, CSAT));
            Measurements newcomer = WATI.append(rep("wati", FEBRUARY).withShared(teamAFebruary, CSAT));
            assertThat(csat(mover).evidence()).isEqualTo(mean(5, 18, 68));
            assertThat(csat(mover).value()).hasValue(3.6);
            assertThat(csat(stayer).evidence()).isEqualTo(mean(4, 17, 75));
            assertThat(csat(newcomer).evidence()).isEqualTo(mean(2, 7, 29));
            // each of the four surveys once: 12 + 5 + 2 + 6 of 3 + 1 + 1 + 2
            assertThat(csat(rollUp(mover, stayer, newcomer)).evidence()).isEqualTo(mean(7, 25, 97));
        }

        @Test
        void whatARepHasAloneJoinsBesideIt() {
            Measurements own = Measurements.of("own", JANUARY).meanOf(CSAT, 1).build();
            Measurements other =
                    Measurements.of("other", JANUARY).meanOf(CSAT, 1, 1).build();
            Measurements whole = rollUp(SARI, own, BUDI, other);
            assertThat(csat(whole)).isEqualTo(new Shared(mean(3, 3, 3), new TreeMap<>(Map.of(A, mean(3, 12, 50)))));
            assertThat(csat(whole).value()).hasValue(2.5);
            Measurements pair = Measurements.rollUp("pair", List.of(own, SARI));
            assertThat(rollUp(BUDI, pair, other)).isEqualTo(whole);
        }

        @Test
        void ofTwoDifferentMeasurementsOfOneOwnerNeitherIsTaken() {
            Measurements wrong = rep("wrong", JANUARY).withShared(team("a", JANUARY, 1), CSAT);
            Measurement whole = csat(rollUp(SARI, wrong, BUDI));
            assertThat(whole.value()).isEmpty();
            assertThat(whole.evidence())
                    .isEqualTo(Measurement.unmeasured(
                            Reason.NOT_MERGEABLE, List.of("not all parts share the same of a in 2026-01")));
        }

        @Test
        void aTeamWithoutASurveyIsMissingForItsRepsAndForTheBranch() {
            Measurements silent = Measurements.of("b", JANUARY).target(CSAT, 4).build();
            Measurements wati = rep("wati", JANUARY).withShared(silent, CSAT);
            assertThat(csat(wati).evidence())
                    .isEqualTo(Measurement.unmeasured(Reason.MISSING, List.of("b in 2026-01")));
            assertThat(csat(rollUp(wati, SARI)).reason()).contains(Reason.MISSING);
        }

        @Test
        void whatDoesNotApplyToTheTeamDropsOut() {
            Measurements none = Measurements.of("b", JANUARY)
                    .notApplicable(CSAT, "HR", "back office")
                    .build();
            Measurements wati = rep("wati", JANUARY).withShared(none, CSAT);
            assertThat(csat(wati).reason()).contains(Reason.NOT_APPLICABLE);
            assertThat(csat(rollUp(wati, SARI)).value()).hasValue(4);
        }

        @Test
        void growthThatAllShareStaysAndAnyOtherIsNotMergeable() {
            Measurements grown = Measurements.of("a", JANUARY)
                    .actual(SalesKpis.SALES_GROWTH, 0.15)
                    .build();
            Measurements sari = rep("sari", JANUARY).withShared(grown, SalesKpis.SALES_GROWTH);
            Measurements budi = rep("budi", JANUARY).withShared(grown, SalesKpis.SALES_GROWTH);
            Measurements wati = Measurements.of("wati", JANUARY)
                    .actual(SalesKpis.SALES_GROWTH, 0.1)
                    .build();
            assertThat(rollUp(sari, budi).measurement(SalesKpis.SALES_GROWTH).value())
                    .hasValue(0.15);
            assertThat(rollUp(sari, wati).measurement(SalesKpis.SALES_GROWTH).reason())
                    .contains(Reason.NOT_MERGEABLE);
            assertThat(rollUp(sari, wati)).isEqualTo(rollUp(wati, sari));
        }

        @Test
        void mediansOfTwoTeamsAreNotMergeable() {
            Kpi median =
                    Kpi.builder("median").unit(Unit.DAY).rollUp(RollUp.NONE).build();
            Measurements a =
                    Measurements.of("a", JANUARY).measured(median, amount(3)).build();
            Measurements b =
                    Measurements.of("b", JANUARY).measured(median, amount(5)).build();
            Measurements sari = rep("sari", JANUARY).withShared(a, median);
            Measurements budi = rep("budi", JANUARY).withShared(a, median);
            Measurements wati = rep("wati", JANUARY).withShared(b, median);
            assertThat(rollUp(sari, budi).measurement(median).value()).hasValue(3);
            assertThat(rollUp(sari, budi, wati).measurement(median).evidence())
                    .isEqualTo(Measurement.unmeasured(
                            Reason.NOT_MERGEABLE,
                            List.of(
                                    "not all parts share the same of a in 2026-01",
                                    "not all parts share the same of b in 2026-01")));
        }

        @Test
        void theLaterOneStandsWhereTheKpiTakesTheLast() {
            Shared late = lent(Map.of(B, amount(3)));
            assertThat(Join.of(RollUp.LAST, lent(Map.of(A, amount(1))), late)).isEqualTo(late);
            assertThat(Join.of(RollUp.LAST, late, amount(5))).isEqualTo(amount(5));
        }

        @Test
        void besideItOverlayCreditCountsForTheRepAndNotForTheTeam() {
            Shared shared = lent(Map.of(A, amount(100)));
            Measurement overlaid = Measurement.overlaid(amount(10), amount(20));
            Measurement both = Join.of(RollUp.SUM, overlaid, shared);
            assertThat(both.value()).hasValue(130);
            assertThat(Join.toTheWhole(both).value()).hasValue(110);
            Measurements rep = Measurements.of("sari", JANUARY)
                    .measured(REVENUE, both)
                    .target(REVENUE, 90)
                    .build();
            assertThat(rollUp(rep).measurement(REVENUE).value()).hasValue(110);
            assertThat(rollUp(rep).target(REVENUE)).isEmpty();
        }

        @Test
        void withoutKeysItIsOneCount() {
            Kpi outlets = SalesKpis.ACTIVE_OUTLETS;
            Measurement one = KeyedCount.of(KeyStatistic.DISTINCT, Map.of("c1", List.of(), "c2", List.of()));
            Measurement other = KeyedCount.of(KeyStatistic.DISTINCT, Map.of("c2", List.of(), "c3", List.of()));
            Measurements rep = Measurements.of("sari", JANUARY)
                    .measured(outlets, lent(Map.of(A, one, B, other)))
                    .measured(REVENUE, lent(Map.of(A, amount(1))))
                    .build();
            assertThat(rep.measurement(outlets).value()).hasValue(3);
            assertThat(rep.withoutKeys().measurement(outlets))
                    .isEqualTo(new KeyedCount(KeyStatistic.DISTINCT, 3, 0, new TreeMap<>()));
            assertThat(rep.withoutKeys().measurement(REVENUE)).isEqualTo(rep.measurement(REVENUE));
            Measurement unknown = lent(Map.of(A, one, B, Measurement.missing()));
            assertThat(Measurements.of("sari", JANUARY)
                            .measured(outlets, unknown)
                            .build()
                            .withoutKeys()
                            .measurement(outlets))
                    .isEqualTo(Measurement.missing());
        }
    }

    @Nested
    class Targets {

        private Measurements lender(String id, long revenue, long target) {
            return Measurements.of(id, JANUARY)
                    .measured(REVENUE, amount(revenue))
                    .target(REVENUE, BigDecimal.valueOf(target))
                    .build();
        }

        private Measurements sharing(String id, Measurements owner) {
            return rep(id, JANUARY).withShared(owner, REVENUE);
        }

        @Test
        void comeWithWhatIsShared() {
            assertThat(sharing("sari", lender("a", 500, 400)).target(REVENUE)).hasValue(BigDecimal.valueOf(400));
        }

        @Test
        void areStatedByTheWhole() {
            Measurements a = lender("a", 500, 400);
            assertThat(rollUp(sharing("sari", a)).target(REVENUE)).isEmpty();
            assertThat(rollUp(sharing("sari", a), lender("own", 9, 8)).target(REVENUE))
                    .isEmpty();
        }

        @Test
        void addOverTime() {
            Measurements february = Measurements.of("a", FEBRUARY)
                    .measured(REVENUE, amount(9))
                    .target(REVENUE, BigDecimal.valueOf(8))
                    .build();
            assertThat(sharing("sari", lender("a", 500, 400))
                            .append(rep("sari", FEBRUARY).withShared(february, REVENUE))
                            .target(REVENUE))
                    .hasValue(BigDecimal.valueOf(408));
        }

        @Test
        void ofRatesAreStatedByTheWhole() {
            Measurements a = TEAM_A.withTarget(CSAT, BigDecimal.valueOf(4));
            Measurements sari = rep("sari", JANUARY).withShared(a, CSAT);
            assertThat(sari.target(CSAT)).hasValue(BigDecimal.valueOf(4));
            assertThat(rollUp(sari).target(CSAT)).isEmpty();
            assertThat(rollUp(sari)).isEqualTo(rollUp(sari, rep("budi", JANUARY).withShared(a, CSAT)));
        }
    }

    @Nested
    class Lending {

        @Test
        void passesOnWhatWasLentUnderTheNameOfItsOwner() {
            Measurements own = Measurements.of("own", JANUARY).meanOf(CSAT, 1).build();
            Measurements branch = Measurements.rollUp("branch", List.of(SARI, BUDI, WATI, own));
            Measurements head = rep("head", JANUARY).withShared(branch, CSAT);
            assertThat(csat(head))
                    .isEqualTo(lent(
                            Map.of(A, mean(3, 12, 50), B, mean(1, 2, 4), new Owner("branch", JANUARY), mean(1, 1, 1))));
            assertThat(csat(rollUp(head, SARI))).isEqualTo(csat(head));
        }

        @Test
        void anOwnerBesideItsBorrowersSharesWithItself() {
            Measurements leader =
                    Measurements.of("a", JANUARY).meanOf(CSAT, 5, 4, 3).build();
            assertRefused(
                    () -> rollUp(leader, SARI),
                    "The KPI (csat_mean) of subject (a) would count in subject (whole) twice: as its own, and as what subject"
                            + " (sari) shares of it.\nMaybe let it share with itself, too.");
            Measurements sharing = leader.withShared(leader, CSAT);
            assertThat(csat(rollUp(sharing, SARI, BUDI)).value()).hasValue(4);
            assertThat(sharing.withShared(sharing, CSAT)).isEqualTo(sharing);
            assertThat(csat(rollUp(rep("a", JANUARY), SARI)).reason()).contains(Reason.MISSING);
            assertThat(csat(Measurements.rollUp("c", List.of(SARI, Measurements.rollUp("a", List.of(SARI, BUDI)))))
                            .value())
                    .hasValue(4);
            assertThatIllegalArgumentException().isThrownBy(() -> {
                Measurements months = leader.append(team("a", FEBRUARY, 1));
                rollUp(months, SARI.append(rep("sari", FEBRUARY)));
            });
        }

        @Test
        void readsAsText() {
            assertThat(SARI).hasToString("sari 2026-01\n  csat_mean: 4, shared by a in 2026-01");
            Measurements own = Measurements.of("own", JANUARY).meanOf(CSAT, 1).build();
            assertThat(rollUp(SARI, WATI, own))
                    .hasToString("whole 2026-01\n  csat_mean: 3, shared by a in 2026-01 and b in 2026-01, own 1");
        }

        @Test
        void isRefusedWhereSomethingIsWrong() {
            assertRefused(
                    () -> rep("sari", FEBRUARY).withShared(TEAM_A, CSAT),
                    "The measurements of subject (sari) in (2026-02) and those of subject (a) in (2026-01) must share the"
                            + " period.");
            assertRefused(
                    () -> rep("sari", JANUARY).withShared(TEAM_A),
                    "The subject (a) must share at least one KPI with subject (sari).");
            assertRefused(
                    () -> rep("sari", JANUARY).withShared(TEAM_A, REVENUE),
                    "The subject (a) says nothing of the KPI (revenue) that it should share with subject (sari).\n"
                            + "Maybe measure it first, or say why it is not known.");
            assertRefused(
                    () -> SARI.withShared(TEAM_B, CSAT),
                    "The KPI (csat_mean) of subject (sari) is measured already, and cannot be shared by subject (b) too.");
            Measurements specialist = Measurements.of("tono", JANUARY)
                    .measured(REVENUE, Measurement.overlaid(amount(1), amount(2)))
                    .build();
            assertRefused(
                    () -> rep("sari", JANUARY).withShared(specialist, REVENUE),
                    "The measurement (3 (own 1, overlay 2)) of KPI (revenue) of subject (tono) cannot be shared: part of it"
                            + " is overlay credit.\nMaybe share what was measured before.");
            Measurements own = Measurements.of("own", JANUARY).meanOf(CSAT, 1).build();
            Measurements again = Measurements.rollUp("a", List.of(SARI, own));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> rep("head", JANUARY).withShared(again, CSAT))
                    .withMessageContaining("part of it is shared by that subject already");
        }

        @Test
        void isOfWhatIsNotMadeOfOtherMeasurements() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lent(Map.of()))
                    .withMessageContaining("must have an owner");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lent(Map.of(A, Measurement.overlaid(amount(1), amount(2)))))
                    .withMessageContaining("must not be overlaid or shared itself");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Shared(lent(Map.of(A, amount(1))), new TreeMap<>(Map.of(B, amount(2)))))
                    .withMessageContaining("must not be overlaid or shared itself");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Measurement.overlaid(lent(Map.of(A, amount(1))), amount(1)));
            assertRefused(() -> new Owner(" ", JANUARY), "The id ( ) of an owner must not be blank.");
        }

        @Test
        void fitsTheRuleAndTheUnitOfTheKpi() {
            assertThat(RollUp.POOL.fits(lent(Map.of(A, mean(1, 1, 1))))).isTrue();
            assertThat(RollUp.SUM.fits(lent(Map.of(A, mean(1, 1, 1))))).isFalse();
            assertThat(RollUp.SUM.fits(lent(Map.of(A, Measurement.missing())))).isTrue();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Measurements.of("sari", JANUARY)
                            .measured(CSAT, lent(Map.of(A, mean(1, 9, 81), B, mean(9, 9, 9)))))
                    .withMessageContaining("The value (9.0) of KPI (csat_mean)");
        }

        @Test
        void ownersAreOrderedBySubjectThenByPeriod() {
            assertThat(A).isLessThan(B).isLessThan(new Owner("a", FEBRUARY)).hasToString("a in 2026-01");
        }
    }
}
