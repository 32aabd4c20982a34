package io.salesscore.kpi;

import static io.salesscore.kpi.Measurement.KeyStatistic.DISTINCT;
import static io.salesscore.kpi.Measurement.KeyStatistic.REPEATED;
import static io.salesscore.kpi.Measurement.KeyStatistic.REPEAT_SHARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesscore.kpi.Measurement.KeyStatistic;
import io.salesscore.kpi.Measurement.KeyedCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyedCountTest {

    private static final SortedMap<String, List<String>> NO_KEYS = new TreeMap<>();

    private static Measurement union(KeyedCount one, KeyedCount other) {
        return Join.of(RollUp.UNION, one, other);
    }

    @Test
    void eachStatisticCountsTheSameKeysItsWay() {
        Map<String, List<String>> keys = Map.of("c1", List.of("d1", "d2"), "c2", List.of("d3"), "c3", List.of("d4"));
        assertThat(KeyedCount.of(DISTINCT, keys).value()).hasValue(3);
        assertThat(KeyedCount.of(REPEATED, keys).value()).hasValue(1);
        assertThat(KeyedCount.of(REPEAT_SHARE, keys).value()).hasValue(1.0 / 3);
    }

    @Test
    void withoutKeysACountIsZeroAndAShareHasNoValue() {
        assertThat(KeyedCount.of(DISTINCT, Map.of()).value()).hasValue(0);
        assertThat(KeyedCount.of(REPEATED, Map.of()).value()).hasValue(0);
        assertThat(KeyedCount.of(REPEAT_SHARE, Map.of()).value()).isEmpty();
        assertThat(KeyedCount.of(REPEAT_SHARE, Map.of()).reason()).contains(Reason.ZERO_DENOMINATOR);
        assertThat(KeyedCount.of(REPEATED, Map.of()).reason()).isEmpty();
    }

    @Test
    void twoFactsAreKeptWhateverTheOrder() {
        KeyedCount one = KeyedCount.of(REPEATED, Map.of("c1", List.of("d3", "d1", "d2", "d1")));
        KeyedCount other = KeyedCount.of(REPEATED, Map.of("c1", List.of("d2", "d3", "d1")));
        assertThat(one).isEqualTo(other);
        assertThat(one.keys()).containsExactly(Map.entry("c1", List.of("d1", "d2")));
    }

    @Test
    void oneFactSaidTwiceIsOne() {
        assertThat(KeyedCount.of(REPEATED, Map.of("c1", List.of("d1", "d1"))).repeated())
                .isZero();
    }

    @Test
    void distinctKeysKeepNoFacts() {
        assertThat(KeyedCount.of(DISTINCT, Map.of("c1", List.of("d1", "d2"))).keys())
                .containsExactly(Map.entry("c1", List.of()));
    }

    @Test
    void aSharedDealIsOneDealForTheTeam() {
        KeyedCount sari = KeyedCount.of(REPEAT_SHARE, Map.of("c1", List.of("d1"), "c2", List.of("d2")));
        KeyedCount budi = KeyedCount.of(REPEAT_SHARE, Map.of("c1", List.of("d1"), "c3", List.of("d3")));
        assertThat(union(sari, budi).value()).hasValue(0);
    }

    @Test
    void aCustomerOfTwoRepsRepeatsForTheTeamAlone() {
        KeyedCount sari = KeyedCount.of(REPEAT_SHARE, Map.of("c1", List.of("d1"), "c2", List.of("d2")));
        KeyedCount budi = KeyedCount.of(REPEAT_SHARE, Map.of("c1", List.of("d9")));
        assertThat(sari.value()).hasValue(0);
        assertThat(union(sari, budi))
                .isEqualTo(KeyedCount.of(REPEAT_SHARE, Map.of("c1", List.of("d1", "d9"), "c2", List.of("d2"))));
        assertThat(union(sari, budi).value()).hasValue(0.5);
    }

    @Test
    void anOutletOfTwoRepsIsOneActiveOutlet() {
        KeyedCount sari = KeyedCount.of(DISTINCT, Map.of("c1", List.of(), "c2", List.of()));
        KeyedCount budi = KeyedCount.of(DISTINCT, Map.of("c1", List.of()));
        assertThat(union(sari, budi).value()).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource
    void withoutItsKeysItNoLongerJoins(KeyStatistic statistic) {
        KeyedCount keyed = KeyedCount.of(statistic, Map.of("c1", List.of("d1")));
        KeyedCount counts = keyed.withoutKeys();
        assertThat(counts.value()).isEqualTo(keyed.value());
        assertThat(counts.hasKeys()).isFalse();
        assertThat(counts).isNotEqualTo(keyed);
        assertThat(counts.withoutKeys()).isSameAs(counts);
        assertThat(union(keyed, counts).reason()).contains(Reason.NOT_MERGEABLE);
        assertThat(union(counts, keyed).reason()).contains(Reason.NOT_MERGEABLE);
    }

    @ParameterizedTest
    @EnumSource
    void ofNothingThereAreNoKeysToLose(KeyStatistic statistic) {
        KeyedCount nothing = KeyedCount.of(statistic, Map.of()).withoutKeys();
        KeyedCount keyed = KeyedCount.of(statistic, Map.of("c1", List.of("d1")));
        assertThat(nothing.hasKeys()).isTrue();
        assertThat(union(nothing, keyed)).isEqualTo(keyed);
    }

    @Test
    void twoStatisticsDoNotJoin() {
        Map<String, List<String>> keys = Map.of("c1", List.of("d1"));
        assertThat(union(KeyedCount.of(REPEATED, keys), KeyedCount.of(REPEAT_SHARE, keys))
                        .reason())
                .contains(Reason.NOT_MERGEABLE);
    }

    @Test
    void itKeepsACopyThatNobodyChanges() {
        Map<String, List<String>> keys = new HashMap<>(Map.of("c1", List.of("d1")));
        KeyedCount count = KeyedCount.of(REPEATED, keys);
        keys.put("c2", List.of("d2"));
        assertThat(count.keys()).hasSize(1);
        assertThatThrownBy(() -> count.keys().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aRepeatedKeyNeedsFacts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedCount.of(REPEATED, Map.of("c1", List.of())))
                .withMessage("The key (c1) of a keyed count needs the id of a fact.\n"
                        + "Maybe count distinct keys, which need none.");
    }

    @Test
    void countsAreInOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyedCount(REPEATED, 2, 3, NO_KEYS))
                .withMessage("The keyed count (3 of 2) must have 0 <= repeated <= distinct.");
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyedCount(REPEATED, 2, -1, NO_KEYS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyedCount(DISTINCT, 2, 1, NO_KEYS))
                .withMessage("The keyed count (1 of 2) counts distinct keys, not repeated ones.");
    }

    @Test
    void countsFitTheKeys() {
        SortedMap<String, List<String>> keys = new TreeMap<>(Map.of("c1", List.of("d1", "d2")));
        assertThat(new KeyedCount(REPEATED, 1, 1, keys)).isEqualTo(KeyedCount.of(REPEATED, keys));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyedCount(REPEATED, 2, 1, keys))
                .withMessage("The keyed count (1 of 2) does not fit its keys (1 of 1).");
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyedCount(REPEATED, 1, 0, keys));
    }

    @Test
    void keysHoldWhatIsNeededAndNoMore() {
        SortedMap<String, List<String>> three = new TreeMap<>(Map.of("c1", List.of("d1", "d2", "d3")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyedCount(REPEATED, 1, 1, three))
                .withMessage(
                        "The keys of a keyed count (REPEATED) must hold at most two distinct fact ids each, in order, and"
                                + " none where distinct keys are counted.\nMaybe use KeyedCount.of, which keeps what is needed.");
        SortedMap<String, List<String>> disordered = new TreeMap<>(Map.of("c1", List.of("d2", "d1")));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyedCount(REPEATED, 1, 1, disordered));
    }

    @Test
    void itsTextNamesNoCustomer() {
        assertThat(KeyedCount.of(REPEATED, Map.of("Toko Sumber Rejeki", List.of("d1"))))
                .hasToString("KeyedCount[statistic=REPEATED, distinct=1, repeated=0]");
    }
}
