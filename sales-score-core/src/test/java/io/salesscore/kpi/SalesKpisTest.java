package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SalesKpisTest {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    static Stream<Kpi> all() {
        return SalesKpis.all().stream();
    }

    @Test
    void itHoldsEveryConstantInOrder() throws IllegalAccessException {
        List<Kpi> constants = new ArrayList<>();
        for (Field field : SalesKpis.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                constants.add((Kpi) field.get(null));
            }
        }
        assertThat(SalesKpis.all()).containsExactlyElementsOf(constants).hasSizeGreaterThanOrEqualTo(45);
    }

    @Test
    void itIsUnmodifiable() {
        assertThatThrownBy(() -> SalesKpis.all().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void idsAndNamesAreUnique() {
        assertThat(all().map(Kpi::id)).doesNotHaveDuplicates();
        assertThat(all().map(kpi -> kpi.names().english())).doesNotHaveDuplicates();
        assertThat(all().map(kpi -> kpi.names().indonesian())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachIsFoundByItsId(Kpi kpi) {
        assertThat(SalesKpis.find(kpi.id())).containsSame(kpi);
        assertThat(kpi.id()).matches("[a-z][a-z_]*");
    }

    @Test
    void nothingIsFoundByAnUnknownId() {
        assertThat(SalesKpis.find("WIN_RATE")).isEmpty();
        assertThat(SalesKpis.find("")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachHasANameOfItsOwnInBothLanguages(Kpi kpi) {
        assertThat(kpi.names().in(Locale.ENGLISH)).isNotEqualTo(kpi.names().in(INDONESIAN));
        assertThat(kpi.names().english()).isNotEqualTo(kpi.id());
    }

    @ParameterizedTest
    @CsvSource({
        "revenue, Revenue, Omzet",
        "sales_volume, Sales volume, Volume penjualan",
        "deals_won, Deals won, Jumlah closing",
        "win_rate, Win rate, Tingkat kemenangan",
        "lead_conversion, Lead conversion, Tingkat konversi prospek",
        "new_customers, New customers, Pelanggan baru",
        "repeat_rate, Customer return rate, Tingkat pembelian ulang",
        "csat, Satisfied customers (CSAT), Tingkat kepuasan pelanggan",
        "csat_mean, Customer satisfaction (mean answer), Indeks kepuasan pelanggan",
        "activities_per_rep, Sales activities, Jumlah aktivitas penjualan",
        "meetings, Meetings held, Jumlah pertemuan",
        "call, Calls, Kunjungan",
        "effective_call, Effective calls, Kunjungan efektif",
        "call_compliance, Call compliance, Kepatuhan kunjungan",
        "active_outlet, Active outlets, Outlet aktif",
        "noo, New open outlets, Outlet baru",
        "lpsc, Lines per call, Jumlah item per kunjungan efektif",
        "drop_size, Drop size, Rata-rata nilai per faktur",
        "return_rate, Goods returned, Tingkat retur",
        "overdue_ratio, Overdue receivables, Rasio piutang jatuh tempo"
    })
    void whatPeopleLookForHasTheseNames(String id, String english, String indonesian) {
        assertThat(SalesKpis.find(id).orElseThrow().names()).isEqualTo(new Names(english, indonesian));
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind(Direction.HIGHER_IS_BETTER, Unit.IDR, RollUp.SUM, RollUp.SUM, SalesKpis.REVENUE),
                kind(
                        Direction.HIGHER_IS_BETTER,
                        Unit.COUNT,
                        RollUp.SUM,
                        RollUp.SUM,
                        SalesKpis.DEALS_WON,
                        SalesKpis.ACTIVITIES,
                        SalesKpis.MEETINGS,
                        SalesKpis.CALLS,
                        SalesKpis.EFFECTIVE_CALLS,
                        SalesKpis.NEW_CUSTOMERS,
                        SalesKpis.NEW_OPEN_OUTLETS),
                kind(
                        Direction.HIGHER_IS_BETTER,
                        Unit.SHARE,
                        RollUp.POOL,
                        RollUp.POOL,
                        SalesKpis.WIN_RATE,
                        SalesKpis.LEAD_CONVERSION,
                        SalesKpis.CSAT_SHARE,
                        SalesKpis.CALL_PLAN_ACHIEVEMENT,
                        SalesKpis.CALL_COMPLIANCE,
                        SalesKpis.ROUTE_COMPLIANCE,
                        SalesKpis.EFFECTIVE_CALL_RATIO),
                kind(
                        Direction.HIGHER_IS_BETTER,
                        Unit.IDR,
                        RollUp.POOL,
                        RollUp.POOL,
                        SalesKpis.AVERAGE_DEAL,
                        SalesKpis.DROP_SIZE),
                kind(
                        Direction.LOWER_IS_BETTER,
                        Unit.PERCENT,
                        RollUp.POOL,
                        RollUp.POOL,
                        SalesKpis.DISCOUNT_RATE,
                        SalesKpis.RETURN_RATE),
                kind(Direction.LOWER_IS_BETTER, Unit.DAY, RollUp.POOL, RollUp.POOL, SalesKpis.SALES_CYCLE_DAYS),
                kind(Direction.HIGHER_IS_BETTER, Unit.rating(1, 5), RollUp.POOL, RollUp.POOL, SalesKpis.CSAT_MEAN),
                kind(Direction.HIGHER_IS_BETTER, Unit.COUNT, RollUp.UNION, RollUp.UNION, SalesKpis.ACTIVE_OUTLETS),
                kind(
                        Direction.HIGHER_IS_BETTER,
                        Unit.SHARE,
                        RollUp.UNION,
                        RollUp.UNION,
                        SalesKpis.REPEAT_CUSTOMER_RATE),
                kind(Direction.HIGHER_IS_BETTER, Unit.IDR, RollUp.SUM, RollUp.LAST, SalesKpis.PIPELINE_VALUE),
                kind(Direction.HIGHER_IS_BETTER, Unit.COUNT, RollUp.SUM, RollUp.LAST, SalesKpis.REGISTERED_OUTLETS),
                kind(Direction.LOWER_IS_BETTER, Unit.SHARE, RollUp.POOL, RollUp.LAST, SalesKpis.OVERDUE_RECEIVABLES),
                kind(
                        Direction.ON_TARGET_IS_BEST,
                        Unit.number("x"),
                        RollUp.POOL,
                        RollUp.LAST,
                        SalesKpis.PIPELINE_COVERAGE),
                kind(Direction.HIGHER_IS_BETTER, Unit.SHARE, RollUp.POOL, RollUp.NONE, SalesKpis.RETENTION_RATE),
                kind(Direction.LOWER_IS_BETTER, Unit.SHARE, RollUp.POOL, RollUp.NONE, SalesKpis.CHURN_RATE),
                kind(Direction.ON_TARGET_IS_BEST, Unit.DAY, RollUp.POOL, RollUp.NONE, SalesKpis.STOCK_DAYS),
                kind(Direction.HIGHER_IS_BETTER, Unit.CHANGE, RollUp.NONE, RollUp.NONE, SalesKpis.SALES_GROWTH));
    }

    private static Arguments kind(Direction direction, Unit unit, RollUp overSubjects, RollUp overTime, Kpi... kpis) {
        return Arguments.of(List.of(kpis), direction, unit, overSubjects, overTime);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void theOnesThatMatterAreOfTheirKind(
            List<Kpi> kpis, Direction direction, Unit unit, RollUp overSubjects, RollUp overTime) {
        assertThat(kpis).allSatisfy(kpi -> {
            assertThat(kpi.direction()).isEqualTo(direction);
            assertThat(kpi.unit()).isEqualTo(unit);
            assertThat(kpi.overSubjects()).isEqualTo(overSubjects);
            assertThat(kpi.overTime()).isEqualTo(overTime);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void ratesAndRatingsNeverAddUp(Kpi kpi) {
        boolean rate = kpi.unit().form() == Unit.Form.PERCENT || kpi.unit().interval();
        if (rate) {
            assertThat(Arrays.asList(kpi.overSubjects(), kpi.overTime())).doesNotContain(RollUp.SUM);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTwoRulesBelongTogether(Kpi kpi) {
        assertThat(kpi.overTime())
                .isIn(
                        switch (kpi.overSubjects()) {
                            case SUM -> List.of(RollUp.SUM, RollUp.LAST);
                            case POOL -> List.of(RollUp.POOL, RollUp.LAST, RollUp.NONE);
                            case UNION -> List.of(RollUp.UNION);
                            case NONE, LAST -> List.of(RollUp.NONE);
                        });
    }
}
