package io.salesscore.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KpiTest {

    private static final Kpi DEMOS = Kpi.builder("demos")
            .names("Product demos", "Demo produk")
            .unit(Unit.COUNT)
            .build();

    @Test
    void itIsAFlowOfWhichMoreIsBetterUnlessStated() {
        assertThat(DEMOS.direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(DEMOS.overSubjects()).isEqualTo(RollUp.SUM);
        assertThat(DEMOS.overTime()).isEqualTo(RollUp.SUM);
        assertThat(Kpi.builder("demos").unit(Unit.COUNT).build().names()).isEqualTo(Names.of("demos"));
        assertThat(DEMOS).hasToString("demos");
    }

    @Test
    void itIsEqualByValue() {
        assertThat(Kpi.builder("demos")
                        .unit(Unit.COUNT)
                        .names("Product demos", "Demo produk")
                        .build())
                .isEqualTo(DEMOS)
                .hasSameHashCodeAs(DEMOS);
    }

    @Test
    void itMeansTheSameUnderAnotherNameAlone() {
        assertThat(DEMOS.measuresTheSameAs(Kpi.builder("demos").unit(Unit.COUNT).build()))
                .isTrue();
        assertThat(DEMOS.measuresTheSameAs(Kpi.builder("demo").unit(Unit.COUNT).build()))
                .isFalse();
        assertThat(DEMOS.measuresTheSameAs(Kpi.builder("demos").unit(Unit.DAY).build()))
                .isFalse();
        assertThat(DEMOS.measuresTheSameAs(Kpi.builder("demos")
                        .unit(Unit.COUNT)
                        .direction(Direction.LOWER_IS_BETTER)
                        .build()))
                .isFalse();
        assertThat(DEMOS.measuresTheSameAs(Kpi.builder("demos")
                        .unit(Unit.COUNT)
                        .rollUp(RollUp.SUM, RollUp.LAST)
                        .build()))
                .isFalse();
        assertThat(DEMOS.measuresTheSameAs(Kpi.builder("demos")
                        .unit(Unit.COUNT)
                        .rollUp(RollUp.UNION, RollUp.SUM)
                        .build()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1st", "_a", "a b", "a/b", "umsatz€", "é"})
    void itRefusesAnIdThatIsNone(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kpi.builder(id))
                .withMessageContaining("The id (" + id + ")");
    }

    @Test
    void anIdIsToldFromOtherTexts() {
        assertThat(Kpi.isId("win_rate.2026-Q1")).isTrue();
        assertThat(Kpi.isId("win rate")).isFalse();
    }

    @Test
    void anIdHasAtMost64Characters() {
        String longest = "a".repeat(64);
        assertThat(Kpi.builder(longest).unit(Unit.COUNT).build().id()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Kpi.builder(longest + "a"))
                .withMessageContaining("64 at most");
    }

    @Test
    void itNeedsAUnit() {
        Kpi.Builder without = Kpi.builder("demos");
        assertThatIllegalArgumentException()
                .isThrownBy(without::build)
                .withMessage("The KPI (demos) needs a unit.\nMaybe Unit.COUNT, where it counts something.");
    }

    @Test
    void itCannotTakeTheLastOverSubjects() {
        Kpi.Builder last = Kpi.builder("pipeline").unit(Unit.IDR).rollUp(RollUp.LAST);
        assertThatIllegalArgumentException()
                .isThrownBy(last::build)
                .withMessage("The KPI (pipeline) cannot take the last over subjects, which have no order.\n"
                        + "Maybe a balance: RollUp.SUM over subjects, RollUp.LAST over time.");
    }

    @ParameterizedTest
    @CsvSource({"id, Omzet", "in, Omzet", "id-ID, Omzet", "en, Revenue", "tr-TR, Revenue", "und, Revenue"})
    void aNameFollowsTheReadersLanguage(String locale, String name) {
        assertThat(new Names("Revenue", "Omzet").in(Locale.forLanguageTag(locale)))
                .isEqualTo(name);
    }

    @Test
    void aNameIsNotBlank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Names("Revenue", " "))
                .withMessage("The names (Revenue,  ) must both be given.\n"
                        + "Maybe give one name alone where it serves both languages.");
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "1, true",
        "1.0000001, false",
        "-0.0000001, false",
        "24, false",
        "NaN, false",
        "Infinity, false"
    })
    void aShareLiesFromZeroToOne(double value, boolean inUnit) {
        assertThat(Unit.SHARE.contains(value)).isEqualTo(inUnit);
    }

    @Test
    void aUnitWithoutBoundsHoldsWhatIsFinite() {
        assertThat(Unit.IDR.contains(-Double.MAX_VALUE)).isTrue();
        assertThat(Unit.IDR.contains(Double.NEGATIVE_INFINITY)).isFalse();
        assertThat(Unit.IDR.contains(Double.NaN)).isFalse();
    }

    @Test
    void aUnitsBoundsAreInOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Unit.rating(5, 1))
                .withMessage("The lowest value (5.0) of unit () must be below its highest (1.0).");
        assertThatIllegalArgumentException().isThrownBy(() -> Unit.rating(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Unit.rating(Double.NaN, 1));
    }

    @Test
    void onlyScalesWithoutARealZeroAreIntervals() {
        assertThat(Unit.rating(1, 5).interval()).isTrue();
        assertThat(Unit.CHANGE.interval()).isTrue();
        assertThat(Unit.PERCENT.interval()).isFalse();
        assertThat(Unit.money("USD").interval()).isFalse();
    }

    @Test
    void valuesThatMeanNothingAddedUpPoolUnlessStatedOtherwise() {
        Kpi rating = Kpi.builder("rating").unit(Unit.rating(1, 5)).build();
        assertThat(rating.overSubjects()).isEqualTo(RollUp.POOL);
        assertThat(rating.overTime()).isEqualTo(RollUp.POOL);
        assertThat(Kpi.builder("share").unit(Unit.SHARE).build().overSubjects()).isEqualTo(RollUp.POOL);
        assertThat(Kpi.builder("visits").unit(Unit.COUNT).build().overTime()).isEqualTo(RollUp.SUM);
    }
}
